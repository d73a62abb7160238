"""Resolutions for those who work on them, and those that were confirmed for anyone."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from yuanba.domains.voting.access import estate_to, resolution_to, resolutions_of
from yuanba.domains.voting.models import Became, Minute, Resolution
from yuanba.domains.voting.rules import CONFIRMED, SUPERSEDED, WITHDRAWN
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import Yard

READ, MOST_HOLDING = "resolution.read", 50


@dataclass(frozen=True)
class ResolutionSheet:
    """A resolution with the sides of its paper, what became of it, and the one that superseded it."""

    resolution: Resolution
    minutes: Sequence[Minute]
    became: Sequence[Became]
    later: Resolution | None


def resolutions(actor: Actor, yard: Yard, *, after: str = "") -> Page[Resolution]:
    """All, the newest first; refused as absent."""
    estate_to(actor, yard, READ)
    return page_of(_after(resolutions_of(yard), after), lambda one: one.number)


def waiting_resolutions(yard: Yard) -> int:
    """How many nobody has decided about."""
    return Resolution.objects.filter(
        ~Exists(Became.objects.filter(resolution=OuterRef("pk"), yard=yard)), yard=yard
    ).count()


def holding(yard: Yard, subject: str) -> list[Resolution]:
    """What holds about a subject, the newest first: whoever asks has checked its own right."""
    rows = _confirmed(yard).filter(subject=subject).exclude(Exists(_ended(OuterRef("pk"), yard)))
    return list(rows.order_by("-number")[:MOST_HOLDING])


def held_at(yard: Yard, number: int, subject: str) -> Resolution | None:
    """The one of a number, where it holds and is about the subject."""
    rows = _confirmed(yard).filter(number=number, subject=subject)
    return rows.exclude(Exists(_ended(OuterRef("pk"), yard))).first()


def resolution_sheet(actor: Actor, yard: Yard, number: int) -> ResolutionSheet:
    """One; refused as absent."""
    return _sheet(resolution_to(actor, yard, number, READ))


def resolved(yard: Yard, *, words: str = "", after: str = "") -> Page[Resolution]:
    """For anyone: all that was ever confirmed, the newest first, as far as the words stand in it."""
    rows = _confirmed(yard)
    for word in words.split()[:6]:
        rows = rows.filter(said__icontains=word)
    return page_of(_after(rows, after), lambda one: one.number)


def resolution_at(yard: Yard, number: int) -> ResolutionSheet:
    """One that was ever confirmed, for anyone; refused as absent."""
    found = _confirmed(yard).filter(number=number).first()
    if found is None:
        raise absent()
    found.yard = yard
    return _sheet(found)


def minute_file(actor: Actor, yard: Yard, minute: UUID) -> StoredFile:
    """A side of the signed paper; refused as absent."""
    estate_to(actor, yard, READ)
    found = Minute.objects.select_related("file").filter(yard=yard, id=minute).first()
    if found is None:
        raise absent()
    file: StoredFile = found.file
    return file


def kept_minutes(yard: Yard) -> set[UUID]:
    """The pictures that resolutions keep."""
    return set(Minute.objects.filter(yard=yard).values_list("file_id", flat=True))


def _sheet(found: Resolution) -> ResolutionSheet:
    yard = found.yard
    minutes = list(Minute.objects.filter(yard=yard, resolution=found).order_by("position"))
    became = sorted(found.became.all(), key=lambda one: one.at)
    return ResolutionSheet(found, minutes, became, _confirmed(yard).filter(supersedes=found).first())


def _confirmed(yard: Yard) -> QuerySet[Resolution]:
    came = Became.objects.filter(resolution=OuterRef("pk"), yard=yard, kind=CONFIRMED)
    return resolutions_of(yard).filter(Exists(came))


def _ended(resolution: OuterRef, yard: Yard) -> QuerySet[Became]:
    return Became.objects.filter(resolution=resolution, yard=yard, kind__in=(SUPERSEDED, WITHDRAWN))


def _after(rows: QuerySet[Resolution], after: str) -> QuerySet[Resolution]:
    if after and not (after.isascii() and after.isdecimal() and len(after) < 10):
        raise absent()
    return (rows.filter(number__lt=int(after)) if after else rows).order_by("-number")
