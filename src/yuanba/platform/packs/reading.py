"""Opening a pack: nothing is believed before the signature, every line and every byte was looked at."""

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yuanba.kernel import merkle
from yuanba.kernel.errors import Refusal
from yuanba.kernel.foreign import from_json
from yuanba.platform.audit import keys
from yuanba.platform.packs import box, faults  # noqa: F401  registers the words of refusals
from yuanba.platform.packs.locks import Lock, found
from yuanba.platform.packs.manifest import (
    FILE_NAME,
    FORMAT,
    HEAD,
    LARGEST,
    MANIFEST,
    SIGNATURE,
    TABLE_NAME,
    Manifest,
    Part,
    file_leaf,
    parse,
    root_of,
    signed_text,
)
from yuanba.platform.packs.rows import LONGEST_LINE
from yuanba.platform.packs.schema import fingerprint, shared_tables, tables

MOST_ENTRIES = 500_000
HEAD_MOST = 4096


@dataclass(frozen=True)
class Pack:
    """An opened pack whose signature fits; `key` is whose it is."""

    file: zipfile.ZipFile
    secret: bytes
    manifest: Manifest
    key: str

    def lines(self, part: Part, folder: str = "tables") -> Iterator[bytes]:
        """The lines of a table, as many and as they were signed. Refused: `pack-changed`."""
        name, digest, rows = f"{folder}/{part.label}", hashlib.sha256(), 0
        for line in box.lines(self._plain(name, part.size), name, LONGEST_LINE):
            digest.update(line + b"\n")
            rows += 1
            yield line
        if (rows, digest.hexdigest()) != (part.rows, part.digest):
            raise Refusal("pack-changed", part=name)

    def _plain(self, name: str, most: int) -> Iterator[bytes]:
        with self.file.open(name) as entry:
            yield from box.unpacked(box.opened(self.secret, name, entry), name, most)

    def bytes_of(self, digest: str) -> Iterator[bytes]:
        """The bytes of a file, as they were signed. Refused: `pack-changed`."""
        name, counted = f"files/{digest}", hashlib.sha256()
        with self.file.open(name) as entry:
            for piece in box.opened(self.secret, name, entry):
                counted.update(piece)
                yield piece
        if counted.hexdigest() != digest:
            raise Refusal("pack-changed", part=name)

    @property
    def files(self) -> list[str]:
        """The digests of its files, in order."""
        return sorted(name.partition("/")[2] for name in self.file.namelist() if name.startswith("files/"))


@contextmanager
def opening(path: Path, lock: Lock) -> Iterator[Pack]:
    """The pack in a file, its manifest and signature looked at. Refused with a word for each fault."""
    try:
        with path.open("rb") as raw, zipfile.ZipFile(raw) as file:
            _bounds(file, path.stat().st_size)
            yield _opened(file, lock)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError):
        raise Refusal("pack-unreadable", part=path.name) from None


def _bounds(file: zipfile.ZipFile, size: int) -> None:
    """Only names we write, each once, nothing compressed by the zip itself, nothing that overlaps."""
    names, infos = file.namelist(), file.infolist()
    known = (HEAD, MANIFEST, SIGNATURE)
    odd = [name for name in {*names} - {*known} if not TABLE_NAME.fullmatch(name) and not FILE_NAME.fullmatch(name)]
    whole = all(info.compress_type == zipfile.ZIP_STORED and info.compress_size == info.file_size for info in infos)
    heavy = len(names) > MOST_ENTRIES or sum(info.file_size for info in infos) > size
    if odd or not whole or heavy or len(set(names)) != len(names) or not {*known} <= {*names}:
        raise Refusal("pack-unreadable", part=ascii(odd[0])[:80] if odd else "zip")


def _opened(file: zipfile.ZipFile, lock: Lock) -> Pack:
    head = _small(file, HEAD)
    secret = found(lock, _words(head))
    try:
        text = _text(file, secret, MANIFEST, LARGEST)
    except Refusal:
        raise Refusal("pack-locked") from None
    signed = _words(_text(file, secret, SIGNATURE, HEAD_MOST))
    key, signature = str(signed.get("key")), str(signed.get("signature"))
    if not keys.is_signed(signed_text(head, text), signature, key):
        raise Refusal("pack-signature")
    pack = Pack(file, secret, parse(text), key)
    _complete(pack)
    return pack


def _small(file: zipfile.ZipFile, name: str) -> bytes:
    if file.getinfo(name).file_size > HEAD_MOST:
        raise Refusal("pack-unreadable", part=name)
    return file.read(name)


def _text(file: zipfile.ZipFile, secret: bytes, name: str, most: int) -> bytes:
    with file.open(name) as entry:
        return b"".join(box.unpacked(box.opened(secret, name, entry), name, most))


def _words(text: bytes) -> dict[str, Any]:
    try:
        said = from_json(text)
    except ValueError:
        said = None
    if not isinstance(said, dict) or said.get("format", FORMAT) != FORMAT:
        raise Refusal("pack-unreadable", part=HEAD)
    return said


def _complete(pack: Pack) -> None:
    """The entries are exactly those the manifest names."""
    said = {f"tables/{part.label}" for part in pack.manifest.tables}
    said |= {f"shared/{part.label}" for part in pack.manifest.shared}
    there = {name for name in pack.file.namelist() if name not in (HEAD, MANIFEST, SIGNATURE)}
    files = {name for name in there if name.startswith("files/")}
    if there - files != said or len(files) != pack.manifest.files:
        raise Refusal("pack-changed", part=min((there - files) ^ said, default="files"))


def check_signer(pack: Pack, signer: str) -> None:
    """Whether it is signed with the key that the receiver has confirmed. Refused: `pack-stranger`."""
    if pack.key != signer:
        raise Refusal("pack-stranger", key=pack.key)


def verify(pack: Pack) -> None:
    """Every line and every byte against the signed manifest. Refused: `pack-changed`."""
    for folder, parts in (("tables", pack.manifest.tables), ("shared", pack.manifest.shared)):
        for part in parts:
            for _line in pack.lines(part, folder):
                pass
    leaves, size = [], 0
    for digest in pack.files:
        length = sum(map(len, pack.bytes_of(digest)))
        leaves.append(file_leaf(digest, length))
        size += length
    said = pack.manifest
    shared_root = merkle.root([part.leaf for part in said.shared]).hex()
    roots = (root_of(said.yard, said.tables, leaves), shared_root)
    if roots != (said.root, said.shared_root) or size != said.file_bytes:
        raise Refusal("pack-changed", part=MANIFEST)


def check_schema(manifest: Manifest) -> None:
    """Refused as `pack-schema` where a table is missing, unknown or of another shape."""
    here = {label: fingerprint(model) for label, model in {**tables(), **shared_tables()}.items()}
    there = {part.label: part.schema for part in (*manifest.tables, *manifest.shared)}
    if here != there:
        raise Refusal("pack-schema", tables=", ".join(sorted({label for label, _ in here.items() ^ there.items()})))
