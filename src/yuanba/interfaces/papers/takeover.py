"""The record of a hand-over inspection on A4: what there was, in which state, and who signed it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.papers.answer import count, paper, pdf
from yuanba.interfaces.papers.words import Both, both, day, name_of
from yuanba.platform.papers.public import Paper
from yuanba.platform.yards.public import by_code


@dataclass(frozen=True)
class Thing:
    """One line: how many there are of how many, in which state, and what was written down."""

    number: str
    name: Both
    place: str
    count: str
    condition: Both
    words: list[Both]


@dataclass(frozen=True)
class Part:
    """A group of things."""

    title: Both
    rows: list[Thing]


@dataclass(frozen=True)
class Side:
    """Who signs, or a line to sign on."""

    label: Both
    party: str
    name: str
    day: Both
    remark: str


@dataclass(frozen=True)
class Record:
    """The whole record."""

    estate: Both
    heading: Both
    number: str
    parties: str
    day: Both
    promised_head: Both
    promised: str
    heads: list[Both]
    parts: list[Part]
    sides: list[Side]
    later_head: Both
    later: list[str]
    code: Both
    digest: str


@require_safe
def record_pdf(request: HttpRequest, code: str, inspection: int) -> HttpResponse:
    """The record; before it is signed it has lines to sign on."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = by_code(code)
    sheet = places.sheet(actor, yard, inspection)
    count(request)
    return pdf(record_paper(sheet), f"{yard.code}-takeover-{inspection}")


def record_paper(sheet: places.Sheet) -> Paper:
    """All that was found, group by group, then the signatures and what was noticed later."""
    one, profile = sheet.inspection, places.profile(sheet.inspection.yard)
    ids = [item.id for group in sheet.groups for item in group.items]
    found = places.photos_of(one.yard, ids)
    again = one.baseline is not None
    data = Record(
        estate=name_of(profile),
        heading=both(lambda: _("Looked at again") if again else _("Record of the hand-over inspection")),
        number=f"{one.yard.code}-{one.number}",
        parties="" if again else f"{one.giver} → {one.taker}",
        day=day(one.day),
        promised_head=both(lambda: _("What the old side promised")),
        promised=one.promised,
        heads=[both(lambda word=word: _(word)) for word in HEADS],  # type: ignore[misc]
        parts=[_part(group, found) for group in sheet.groups],
        sides=[] if again else [_side(sheet, side) for side in ("giver", "taker")],
        later_head=both(lambda: _("Noticed after signing")),
        later=[f"{added.words} ({added.by}, {added.at:%Y-%m-%d})" for added in sheet.addenda],
        code=both(lambda: _("Code of what was signed")),
        digest=one.digest,
    )
    return paper("takeover", f"{profile.name} {data.number}", data, {})


HEADS = (
    gettext_noop("No."),
    gettext_noop("Thing"),
    gettext_noop("Found"),
    gettext_noop("State"),
    gettext_noop("What was written down"),
)


Found = Mapping[UUID, Sequence[places.ItemPhoto]]


def _part(group: places.Group, found: Found) -> Part:
    return Part(both(lambda: _(group.title)), [_thing(item, found.get(item.id, ())) for item in group.items])


def _thing(item: places.Item, found: Sequence[places.ItemPhoto]) -> Thing:
    photos = sum(not one.name for one in found)
    seen = "–" if item.found is None else str(item.found)
    state = places.CONDITIONS.get(item.condition, "")
    return Thing(
        number=str(item.number),
        name=Both(item.name, item.name_en),
        place=item.place.label if item.place else "",
        count=seen if item.expected is None else f"{seen} / {item.expected}",
        condition=both(lambda: _(state) if state else ""),
        words=_words(item, photos, [one.name for one in found if one.name]),
    )


def _words(item: places.Item, photos: int, papers: Sequence[str]) -> list[Both]:
    """What was written down of a thing, each with its name."""
    by = str(item.mend_by or "")
    told = [Both(item.words, item.words)] if item.words else []
    if item.reading:
        told.append(both(lambda: _("Reading: %(reading)s") % {"reading": item.reading}))
    if item.holder:
        told.append(both(lambda: _("Keys with %(holder)s") % {"holder": item.holder}))
    if item.mender:
        told.append(both(lambda: _("Mended by %(mender)s until %(day)s") % {"mender": item.mender, "day": by}))
    if photos:
        told.append(both(lambda: _("Photographs kept: %(n)s") % {"n": photos}))
    told += [both(lambda name=name: _("Document kept: %(name)s") % {"name": name}) for name in papers]  # type: ignore[misc]
    return [one if one.en != one.zh else Both(one.zh) for one in told]


def _side(sheet: places.Sheet, side: str) -> Side:
    signed, one = sheet.sides.get(side), sheet.inspection
    return Side(
        label=both(lambda: _("Hands over") if side == "giver" else _("Takes over")),
        party=one.giver if side == "giver" else one.taker,
        name=f"{signed.name} · {signed.role}" if signed else "",
        day=day(signed.at) if signed else Both(""),
        remark=signed.remark if signed else "",
    )
