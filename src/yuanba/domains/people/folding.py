"""When two cards become one, the same tenure of both becomes one; it becomes two again when they part."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from yuanba.domains.people.models import Merge, Representative, ResidentCard, Tenure
from yuanba.domains.people.rules.tenure import on, overlap
from yuanba.domains.places.public import ImportBatch, Place
from yuanba.platform.yards.models import Yard

# What a tenure is, as a merge keeps it; the yard is the merge's own.
WORDS = ("id", "card_id", "home_id", "kind", "since", "until", "part", "whole", "stands_for_id", "batch_id")
CHANGED = ("since", "until", "part", "whole")


def homes_of_both(yard: Yard, one: UUID, other: UUID) -> list[UUID]:
    """Homes with which both cards have to do, locked in the order of their ids, before the cards are."""
    here = Tenure.objects.filter(yard=yard)
    both = {"id__in": here.filter(card=one).values("home")}
    rows = Place.objects.select_for_update(of=("self",), no_key=True).filter(yard=yard, **both)
    return [home.id for home in rows.filter(id__in=here.filter(card=other).values("home")).order_by("id")]


def lock_homes(yard: Yard, folds: Iterable[dict[str, Any]]) -> None:
    """The same of homes where a merge folded tenures."""
    if homes := {row["home_id"] for fold in folds for row in fold["rows"]}:
        rows = Place.objects.select_for_update(of=("self",), no_key=True).filter(yard=yard, id__in=homes)
        list(rows.order_by("id").values_list("id"))


def fold(kept: ResidentCard, other: ResidentCard, homes: list[UUID]) -> list[dict[str, Any]]:
    """Make one of tenures of the kept card and its double that are the same: of one kind at one home, with days in
    common, of one share or of one that is not stated. The first of the kept card lasts for the days of all.

    What each was, enough to unfold it. Two stated shares that differ are two parts of the home and stay two.
    """
    if not homes:
        return []
    rows = Tenure.objects.filter(yard=kept.yard_id, home__in=homes, card__in=(kept, other)).order_by("since", "id")
    every, folds, gone = list(rows), [], set[UUID]()
    for stays in every:
        if stays.card_id != kept.id or stays.id in gone:
            continue
        same = _same(stays, (row for row in every if row.id not in gone))
        if any(row.card_id == other.id for row in same):
            folds.append(_folded(stays, same))
            gone |= {UUID(row["id"]) for row in folds[-1]["rows"]}
    return folds


def _same(stays: Tenure, every: Iterable[Tenure]) -> list[Tenure]:
    """The others that are the same tenure, be it over a third one."""
    found, left = [stays], [row for row in every if row != stays and _alike(row, stays)]
    while more := [row for row in left if any(overlap(row.span, one.span) for one in found)]:
        found += more
        left = [row for row in left if row not in more]
    return found[1:]


def _alike(row: Tenure, other: Tenure) -> bool:
    same = (row.home_id, row.kind, row.stands_for_id) == (other.home_id, other.kind, other.stands_for_id)
    return same and (row.share is None or other.share is None or row.share == other.share)


def _folded(stays: Tenure, same: list[Tenure]) -> dict[str, Any]:
    ids = [row.id for row in same]
    speaking = Representative.objects.filter(yard=stays.yard_id, tenure__in=ids)
    speaks = {str(row.id): str(row.tenure_id) for row in speaking.order_by("id")}
    told = {"into": str(stays.id), "before": _plain(stays, CHANGED), "rows": [_plain(row, WORDS) for row in same]}
    speaking.update(tenure=stays)
    for row in same:
        stays.since = min(stays.since, row.since)
        stays.until = None if stays.until is None or row.until is None else max(stays.until, row.until)
        if stays.share is None:
            stays.part, stays.whole = row.part, row.whole
    stays.save(update_fields=CHANGED)
    Tenure.objects.filter(yard=stays.yard_id, id__in=ids).delete()
    return told | {"after": _plain(stays, CHANGED), "speaks": speaks}


def _plain(row: Tenure, fields: Iterable[str]) -> dict[str, Any]:
    """As JSON: ids and days as text."""
    said = {field: getattr(row, field) for field in fields}
    return {field: str(value) if isinstance(value, UUID | date) else value for field, value in said.items()}


def unfold(yard: Yard, folds: Iterable[dict[str, Any]]) -> None:
    """Each tenure is again what it was. One that ended meanwhile ended for all that were folded into it."""
    for told in folds:
        stays = Tenure.objects.filter(yard=yard, id=told["into"]).first()
        ended = (
            stays.until if stays is not None and _plain(stays, ("until",))["until"] != told["after"]["until"] else None
        )
        Tenure.objects.bulk_create(_again(yard, row, ended) for row in told["rows"])
        for speaking, tenure in told["speaks"].items():
            Representative.objects.filter(yard=yard, id=speaking, tenure=told["into"]).update(tenure=tenure)
        if stays is not None:
            back = _again(yard, _plain(stays, WORDS) | told["before"], ended)
            Tenure.objects.filter(yard=yard, id=stays.id).update(**{field: getattr(back, field) for field in CHANGED})


def _again(yard: Yard, said: dict[str, Any], ended: date | None) -> Tenure:
    since, until = date.fromisoformat(said["since"]), date.fromisoformat(said["until"]) if said["until"] else None
    if ended is not None and ended < since:
        until = since  # it had not begun on the day that was said: its first day is its last
    elif ended is not None and on(ended, since, until):
        until = ended
    return Tenure(**said | {"yard": yard, "since": since, "until": until})


def folded_of(batch: ImportBatch) -> int:
    """How many tenures that a list brought are one with another by a merge that stands."""
    merges = Merge.objects.filter(yard=batch.yard_id, undone_at=None).values_list("moved", flat=True)
    folds = [fold for moved in merges for fold in moved.get("folded", ())]
    ids = Tenure.objects.filter(yard=batch.yard_id, batch=batch, id__in={fold["into"] for fold in folds})
    gone = [row for fold in folds for row in fold["rows"] if row["batch_id"] == str(batch.id)]
    return ids.count() + len(gone)
