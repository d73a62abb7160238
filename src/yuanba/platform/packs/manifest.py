"""What a pack says about itself: whose it is, what lies in it, and the roots that are signed."""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from yuanba.kernel import merkle
from yuanba.kernel.errors import Refusal
from yuanba.kernel.foreign import from_json

FORMAT = 1
LARGEST = 8 * 1024 * 1024
HEAD, MANIFEST, SIGNATURE = "pack.json", "manifest", "signature"
TABLE_NAME = re.compile(r"(tables|shared)/[a-z]+\.[A-Za-z]+")
FILE_NAME = re.compile(r"files/[0-9a-f]{64}")


@dataclass(frozen=True)
class Part:
    """A table in a pack: where, how it looks, how much, and the digest of its lines."""

    label: str
    schema: str
    rows: int
    size: int
    digest: str

    @property
    def leaf(self) -> bytes:
        """Its leaf in the tree."""
        return merkle.leaf(merkle.canon(asdict(self)))


@dataclass(frozen=True)
class Manifest:
    """`root` covers the yard itself: equal on both sides. `shared_root` covers what came along."""

    format: int
    yard: dict[str, str]
    at: str
    by: str
    tables: tuple[Part, ...]
    shared: tuple[Part, ...]
    files: int
    file_bytes: int
    root: str
    shared_root: str

    @property
    def rows(self) -> int:
        """How many rows the yard has."""
        return sum(part.rows for part in self.tables)

    def text(self) -> bytes:
        """Canonical JSON."""
        return merkle.canon(asdict(self))


def file_leaf(digest: str, size: int) -> bytes:
    """The leaf of a file."""
    return merkle.leaf(merkle.canon({"file": digest, "size": size}))


def root_of(yard: dict[str, str], tables: Iterable[Part], files: Iterable[bytes]) -> str:
    """The root over the yard's own row, its tables and its files."""
    return merkle.root([merkle.leaf(merkle.canon(yard)), *(part.leaf for part in tables), *files]).hex()


def signed_text(head: bytes, manifest: bytes) -> bytes:
    """What the installation signs."""
    said = {"head": merkle.leaf(head).hex(), "manifest": merkle.leaf(manifest).hex()}
    return merkle.canon({"yuanba pack": FORMAT, **said})


def parse(text: bytes) -> Manifest:
    """The manifest of a pack. Refused: `pack-unreadable`."""
    try:
        said = from_json(text)
        tables = tuple(_part(one) for one in said.pop("tables"))
        shared = tuple(_part(one) for one in said.pop("shared"))
        made = Manifest(tables=tables, shared=shared, **said)
        fits = made.format == FORMAT and made.text() == text and type(made.files) is int and made.files >= 0
    except (ValueError, TypeError, KeyError, AttributeError):
        fits = False
    if not fits:
        raise Refusal("pack-unreadable", part=MANIFEST)
    return made


def _part(said: dict[str, Any]) -> Part:
    part = Part(**said)
    if not all(type(number) is int and number >= 0 for number in (part.rows, part.size)):
        raise ValueError("no number")
    return part
