"""Taking a pack in: all of it in one transaction, and only what proves equal stays."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection, transaction
from django.db.models import Exists, OuterRef

from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.paths import covers
from yuanba.platform.audit.public import trust
from yuanba.platform.audit.public import verify as verify_seals
from yuanba.platform.files.public import StoredFile, folder, keep_bytes
from yuanba.platform.packs.arriving import take_shared
from yuanba.platform.packs.carried import GUARDS
from yuanba.platform.packs.gathering import recount
from yuanba.platform.packs.manifest import Manifest
from yuanba.platform.packs.models import PackNote
from yuanba.platform.packs.reading import Pack, check_schema, check_signer, verify
from yuanba.platform.packs.rows import row_of
from yuanba.platform.packs.schema import tables, yard_keys
from yuanba.platform.yards import public as yards
from yuanba.platform.yards.models import Yard

SLICE = 200


@dataclass(frozen=True)
class Taken:
    """What came: the yard, what was proved equal, and what of the evidence does not hold."""

    yard: Yard
    manifest: Manifest
    faults: tuple[str, ...]


def take(pack: Pack, *, signer: str, by: str) -> Taken:
    """The yard of a pack is here, whole, or nothing is. `signer` is the key the receiver has confirmed.

    Refused: `pack-stranger`, `pack-changed`, `pack-schema`, `pack-estate`, `pack-there`, `pack-division`,
    `pack-foreign`, `pack-broken`, `pack-unequal`.
    """
    check_signer(pack, signer)
    check_schema(pack.manifest)
    yard = _yard(pack.manifest)
    verify(pack)
    try:
        with transaction.atomic():
            return _taken(pack, yard, by)
    except DatabaseError as error:
        _clear(yard)
        raise Refusal("pack-broken", part=str(error).splitlines()[0][:120]) from None
    except BaseException:
        _clear(yard)
        raise


def _clear(yard: Yard) -> None:
    """Bytes of a yard that did not come."""
    yards.forget()
    if not Yard.objects.filter(id=yard.id).exists():
        shutil.rmtree(folder(yard.id), ignore_errors=True)


def _yard(manifest: Manifest) -> Yard:
    said = manifest.yard
    try:
        made = Yard(
            id=UUID(said["id"]),
            code=said["code"],
            kind=said["kind"],
            path=said["path"],
            created_at=datetime.fromisoformat(said["created_at"]),
        )
        made.clean_fields()
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Refusal("pack-broken", part="yard") from None
    if made.kind != Yard.Kind.ESTATE:
        raise Refusal("pack-estate")
    if _is_there(made):
        raise Refusal("pack-there", yard=made.code)
    return made


def _is_there(made: Yard) -> bool:
    """Whether there is a yard of this id or code, or an estate in whose place it would stand."""
    others = Yard.objects.all()
    if others.filter(id=made.id).exists() or others.filter(code=made.code).exists():
        return True
    paths = others.filter(kind=Yard.Kind.ESTATE).values_list("path", flat=True).iterator()
    inside = others.filter(path__under=made.path).exists()
    return inside or any(covers(path, made.path) for path in paths)


def _taken(pack: Pack, yard: Yard, by: str) -> Taken:
    if _is_there(yard):  # again, now that nobody else writes
        raise Refusal("pack-there", yard=yard.code)
    shutil.rmtree(folder(yard.id), ignore_errors=True)  # of an import that was killed
    yard.save()
    names = take_shared(pack, yard)
    for part in pack.manifest.tables:
        model = tables()[part.label]
        rows = (row_of(model, line, yard, names) for line in pack.lines(part))
        for some in _slices(_welcome(model, rows, yard)):
            model._default_manager.bulk_create(some)
    _check_keys(yard)
    for row in StoredFile.objects.filter(yard=yard).order_by("digest").iterator(chunk_size=SLICE):
        keep_bytes(row, pack.bytes_of(row.digest))
    trust(yard, pack.key)
    _prove(pack, yard)
    note = PackNote(
        yard=yard,
        what="in",
        root=pack.manifest.root,
        key=pack.key,
        rows=pack.manifest.rows,
        files=pack.manifest.files,
        by=by,
        at=clock.now(),
    )
    note.save()
    return Taken(yard, pack.manifest, tuple(verify_seals(yard)))


def _slices(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while some := list(islice(rows, SLICE)):
        yield some


def _welcome(model: Any, rows: Iterable[Any], yard: Yard) -> Iterator[Any]:
    """Rows that keep to their yard; no path, where there may be none, is all of it. Refused: `pack-foreign`."""
    is_welcome = GUARDS.get(model, lambda row: True)
    column = next((field for field in model._meta.local_fields if field.name == "path"), None)
    for row in rows:
        path = getattr(row, "path", "") if column else yard.path
        inside = covers(yard.path, path) or (model.append_only and yard.code in path.split("/"))  # before it was moved
        if not (inside or (column and column.blank and not path)) or not is_welcome(row):
            raise Refusal("pack-foreign", part=model._meta.label)
        yield row


def _check_keys(yard: Yard) -> None:
    """Every key ends in the same yard. Refused: `pack-broken`."""
    for label, model in tables().items():
        for key in yard_keys(model):
            target = key.related_model._default_manager.filter(yard=yard, id=OuterRef(key.attname))
            rows = model._default_manager.filter(yard=yard, **{f"{key.attname}__isnull": False})
            if rows.filter(~Exists(target)).exists():
                raise Refusal("pack-broken", part=f"{label}.{key.name}")
    connection.check_constraints()


def _prove(pack: Pack, yard: Yard) -> None:
    """The same export from here has the same root. Refused: `pack-unequal`."""
    root, parts, files = recount(yard)
    odd = [one.label for one, two in zip(parts, pack.manifest.tables, strict=True) if one != two]
    if odd or root != pack.manifest.root or files != pack.manifest.files:
        raise Refusal("pack-unequal", part=", ".join(odd) or "files")
