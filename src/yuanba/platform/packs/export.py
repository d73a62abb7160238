"""Writing a pack: one pass over the yard as of one moment, line by line."""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from yuanba.kernel import clock, merkle
from yuanba.kernel.errors import Refusal
from yuanba.platform.audit import keys
from yuanba.platform.packs import box, faults  # noqa: F401  registers the words of refusals
from yuanba.platform.packs.gathering import files_of, names_out, shared_lines, table_lines, yard_words
from yuanba.platform.packs.locks import Lock, made
from yuanba.platform.packs.manifest import (
    FORMAT,
    HEAD,
    MANIFEST,
    SIGNATURE,
    Manifest,
    Part,
    file_leaf,
    root_of,
    signed_text,
)
from yuanba.platform.packs.models import PackNote
from yuanba.platform.packs.schema import tables
from yuanba.platform.packs.snapshot import snapshot
from yuanba.platform.yards.models import Yard

READ = 1024 * 1024


def export(*, yard: Yard, to: Path, lock: Lock, by: str) -> Manifest:
    """The pack of an estate in the file `to`, there whole or not at all.

    Refused: `pack-estate`, `pack-passphrase`, `pack-key`, `pack-file`.
    """
    if yard.kind != Yard.Kind.ESTATE:
        raise Refusal("pack-estate")
    key, words = made(lock)
    part = to.with_name(f".{to.name}.part")
    try:
        with os.fdopen(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600), "w+b") as file:
            with zipfile.ZipFile(file, "w", allowZip64=True) as pack, snapshot():
                manifest = _written(_Pack(pack, key), yard, json.dumps({"format": FORMAT, **words}).encode(), by)
            file.flush()
            os.fsync(file.fileno())
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)
    PackNote(
        yard=yard,
        what="out",
        root=manifest.root,
        key=keys.public_key().hex(),
        rows=manifest.rows,
        files=manifest.files,
        by=by,
        at=clock.now(),
    ).save()
    return manifest


class _Pack:
    """The zip being written: its first entry is open, all others are locked."""

    def __init__(self, pack: zipfile.ZipFile, key: bytes) -> None:
        self.pack, self.key = pack, key

    def open_entry(self, name: str, data: bytes) -> None:
        """An entry anybody reads."""
        with self.pack.open(zipfile.ZipInfo(name), "w") as entry:
            entry.write(data)

    def entry(self, name: str, data: Iterable[bytes]) -> None:
        """A locked entry."""
        with self.pack.open(zipfile.ZipInfo(name), "w", force_zip64=True) as entry:
            for piece in box.locked(self.key, name, data):
                entry.write(piece)


def _written(pack: _Pack, yard: Yard, head: bytes, by: str) -> Manifest:
    pack.open_entry(HEAD, head)
    names, parts, shared = names_out(yard), [], []
    for label, model in tables().items():
        counted = table_lines(yard, model, names)
        pack.entry(f"tables/{label}", box.packed(counted))
        parts.append(counted.part)
    for counted in shared_lines(yard, names):
        pack.entry(f"shared/{counted.model._meta.label}", box.packed(counted))
        shared.append(counted.part)
    leaves, size = _files(pack, yard)
    manifest = _manifest(yard, by, parts, shared, leaves, size)
    text = manifest.text()
    signed = {"key": keys.public_key().hex(), "signature": keys.sign(signed_text(head, text)).hex()}
    pack.entry(MANIFEST, box.packed([text]))
    pack.entry(SIGNATURE, box.packed([merkle.canon(signed)]))
    return manifest


def _files(pack: _Pack, yard: Yard) -> tuple[list[bytes], int]:
    leaves, size = [], 0
    for row, path in files_of(yard):
        digest = hashlib.sha256()
        pack.entry(f"files/{row.digest}", _read(path, digest))
        if digest.hexdigest() != row.digest:
            raise Refusal("pack-file", digest=row.digest)
        leaves.append(file_leaf(row.digest, row.size))
        size += row.size
    return leaves, size


def _read(path: Path, digest: "hashlib._Hash") -> Iterator[bytes]:
    with path.open("rb") as file:
        while data := file.read(READ):
            digest.update(data)
            yield data


def _manifest(yard: Yard, by: str, parts: list[Part], shared: list[Part], leaves: list[bytes], size: int) -> Manifest:
    words = yard_words(yard)
    return Manifest(
        format=FORMAT,
        yard=words,
        at=clock.now().isoformat(timespec="seconds"),
        by=by,
        tables=tuple(parts),
        shared=tuple(shared),
        files=len(leaves),
        file_bytes=size,
        root=root_of(words, parts, leaves),
        shared_root=merkle.root([part.leaf for part in shared]).hex(),
    )
