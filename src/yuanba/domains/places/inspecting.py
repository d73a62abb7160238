"""What several verbs of taking over do in the same way."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import Max

from yuanba.domains.places.models import Inspection, Item, ItemPhoto
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.kernel.merkle import canon
from yuanba.platform.access.public import Actor, check
from yuanba.platform.files.public import documents, pictures
from yuanba.platform.yards.models import Yard

MOST_ITEMS = 2000
KEPT = ("number", "group", "name", "expected", "found", "condition", "reading", "holder", "words", "mender")
register("takeover-signed", 409, "It is signed and is not changed any more. Write an addendum.")
register("takeover-many", 422, "An inspection has at most 2,000 things to look at.")


def inspection_to(actor: Actor, action: str, yard: Yard, number: int) -> Inspection:
    """An inspection of the yard, locked; refused as absent."""
    check(actor, action, yard)
    rows = Inspection.objects.select_for_update(of=("self",)).filter(yard=yard, number=number)
    found = rows.first()
    if found is None:
        raise absent()
    found.yard = yard
    return found


def still_open(inspection: Inspection) -> None:
    """Refused as `takeover-signed` once a side has signed, or the later inspection is closed."""
    if inspection.digest or inspection.closed_at:
        raise Refusal("takeover-signed")


def add_items(inspection: Inspection, made: Iterable[dict[str, Any]]) -> int:
    """Things to look at, numbered on. Refused: `takeover-many`."""
    last = inspection.items.aggregate(last=Max("number"))["last"] or 0
    rows = [
        Item(yard=inspection.yard, inspection=inspection, number=last + count, **one)
        for count, one in enumerate(made, start=1)
    ]
    if last + len(rows) > MOST_ITEMS:
        raise Refusal("takeover-many")
    Item.objects.bulk_create(rows, batch_size=200)
    return len(rows)


def keep_photos(item: Item, ids: Sequence[UUID], named: Mapping[UUID, str]) -> None:
    """Photographs, and documents with their names, beside those of before; the same again is no second one."""
    there = set(item.photos.values_list("file_id", flat=True))
    for file in (*pictures(item.yard, list(ids)), *documents(item.yard, list(named))):
        if file.id not in there:
            name = named.get(file.id, "")[:80]
            ItemPhoto(yard=item.yard, item=item, file=file, position=len(there), name=name).save()
            there.add(file.id)


def digest_of(inspection: Inspection) -> str:
    """SHA-256 over all that was found, photographs by their digests: what both sides sign."""
    photos: dict[UUID, list[str]] = {}
    taken = ItemPhoto.objects.filter(yard=inspection.yard, item__inspection=inspection).order_by("position", "id")
    for item_id, digest in taken.values_list("item_id", "file__digest"):
        photos.setdefault(item_id, []).append(digest)
    items = inspection.items.order_by("number").values("id", "place_id", "mend_by", *KEPT)
    said = [
        [
            *(one[name] for name in KEPT),
            *(str(one[name] or "") for name in ("place_id", "mend_by")),
            photos.get(one["id"]),
        ]
        for one in items.iterator()
    ]
    head = [str(inspection.id), inspection.giver_kind, inspection.giver, inspection.taker, str(inspection.day)]
    return sha256(canon([*head, inspection.promised, said])).hexdigest()
