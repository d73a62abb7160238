"""What a yard is made of, as lines and files in a stable order: what is exported, and what is compared after."""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import models

from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.files.public import StoredFile, kept_path
from yuanba.platform.packs.carried import CARRIED
from yuanba.platform.packs.manifest import Part, file_leaf, root_of
from yuanba.platform.packs.models import Alias
from yuanba.platform.packs.rows import Names, line_of, shared_line
from yuanba.platform.packs.schema import fingerprint, shared_keys, shared_tables, tables
from yuanba.platform.yards.models import Yard

SLICE = 500


class Counted:
    """Lines going by: how many, how long, and their digest."""

    def __init__(self, model: type[models.Model], lines: Iterator[bytes]) -> None:
        self.model, self.lines = model, lines
        self.rows, self.size, self.digest = 0, 0, hashlib.sha256()

    def __iter__(self) -> Iterator[bytes]:
        for line in self.lines:
            self.rows, self.size = self.rows + 1, self.size + len(line)
            self.digest.update(line)
            yield line

    @property
    def part(self) -> Part:
        """What is written down of them, after the last."""
        return Part(self.model._meta.label, fingerprint(self.model), self.rows, self.size, self.digest.hexdigest())


def yard_words(yard: Yard) -> dict[str, str]:
    """The yard's own row."""
    at = clock.aware(yard.created_at).isoformat(timespec="microseconds")
    return {"id": str(yard.id), "code": yard.code, "kind": yard.kind, "path": yard.path, "created_at": at}


def names_out(yard: Yard) -> Names:
    """Ids used here that the yard's pack calls otherwise."""
    return {alias.here: alias.there for alias in Alias.objects.filter(yard=yard)}


def table_lines(yard: Yard, model: Any, names: Names) -> Counted:
    """The rows of a table in order of their ids."""
    rows = model.objects.filter(yard=yard).order_by("id").iterator(chunk_size=SLICE)
    return Counted(model, _lines(rows, names))


def _lines(rows: Any, names: Names) -> Iterator[bytes]:
    with closing(rows):  # a row that does not open ends the reading while there still is a transaction
        for row in rows:
            yield line_of(row, names)


def shared_lines(yard: Yard, names: Names) -> Iterator[Counted]:
    """The SHARED rows the yard refers to, and those they follow."""
    wanted = _referred(yard)
    for model in shared_tables().values():
        ids = sorted(wanted[model], key=lambda one: names.get(one, one))
        yield Counted(model, _shared(model, ids, names))


def _referred(yard: Yard) -> dict[type[models.Model], set[UUID]]:
    """Ids of SHARED rows that stand in keys of the yard."""
    found: dict[type[models.Model], set[UUID]] = {model: set() for model in CARRIED}
    for table in tables().values():
        for key in shared_keys(table):
            rows = table._default_manager.filter(yard=yard, **{f"{key.name}__isnull": False})
            found[key.related_model] |= set(rows.order_by().values_list(key.attname, flat=True).distinct())
    for model, carried in CARRIED.items():
        above = found[model] if carried.follow else set()
        while above:
            column = f"{carried.follow}_id"
            higher = model._default_manager.filter(id__in=above, **{f"{column}__isnull": False})
            above = set(higher.values_list(column, flat=True)) - found[model]
            found[model] |= above
    return found


def _shared(model: type[models.Model], ids: list[UUID], names: Names) -> Iterator[bytes]:
    for start in range(0, len(ids), SLICE):
        rows = {row.pk: row for row in model._default_manager.filter(id__in=ids[start : start + SLICE])}
        yield from (shared_line(rows[one], names) for one in ids[start : start + SLICE])


def files_of(yard: Yard) -> Iterator[tuple[StoredFile, Path]]:
    """The kept files in order of their digests, with where their bytes lie. Refused: `pack-file`."""
    for row in StoredFile.objects.filter(yard=yard).order_by("digest").iterator(chunk_size=SLICE):
        path = kept_path(row)
        if not path.is_file() or path.stat().st_size != row.size:
            raise Refusal("pack-file", digest=row.digest)
        yield row, path


def recount(yard: Yard) -> tuple[str, tuple[Part, ...], int]:
    """The root of a yard as it is here, its tables and the number of its files; every file is read."""
    names, parts, leaves = names_out(yard), [], []
    for model in tables().values():
        counted = table_lines(yard, model, names)
        for _line in counted:
            pass
        parts.append(counted.part)
    for row, path in files_of(yard):
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != row.digest:
                raise Refusal("pack-file", digest=row.digest)
        leaves.append(file_leaf(row.digest, row.size))
    return root_of(yard_words(yard), parts, leaves), tuple(parts), len(leaves)
