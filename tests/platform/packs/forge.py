"""Packs as somebody would make them who has the passphrase, or even a key of an own installation."""

import json
import zipfile

from tests.platform.packs.conftest import WORDS
from yuanba.kernel import merkle
from yuanba.platform.packs import box, locks


def entries(file):
    """The entries of a pack, as they lie in it."""
    with zipfile.ZipFile(file) as pack:
        return {name: pack.read(name) for name in pack.namelist()}


def rewritten(file, made, method=zipfile.ZIP_STORED):
    """The file with other entries."""
    with zipfile.ZipFile(file, "w", method) as pack:
        for name, data in made.items():
            pack.writestr(zipfile.ZipInfo(name), data, compress_type=method)


def secret_of(made):
    """The key by which the entries are locked."""
    return locks.found(WORDS, json.loads(made["pack.json"]))


def plain(made, name):
    """The plain bytes of a locked, compressed entry."""
    import io

    opened = box.opened(secret_of(made), name, io.BytesIO(made[name]))
    return b"".join(box.unpacked(opened, name, 10**9))


def locked(made, name, data, *, packed=True):
    """The entry with other plain bytes, locked as it should be."""
    made[name] = b"".join(box.locked(secret_of(made), name, box.packed([data]) if packed else [data]))


def signed_anew(made, manifest, sign, key):
    """Another manifest under a signature that fits."""
    from yuanba.platform.packs.manifest import signed_text

    text = merkle.canon(manifest)
    locked(made, "manifest", text)
    words = {"key": key.hex(), "signature": sign(signed_text(made["pack.json"], text)).hex()}
    locked(made, "signature", merkle.canon(words))
