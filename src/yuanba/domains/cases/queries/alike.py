"""Cases of the same matter, found by their words. What only handlers see is in no list of these, for nobody."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from yuanba.domains.cases.access import seen_in
from yuanba.domains.cases.models import Case, Cover, Photo, Words
from yuanba.domains.cases.rules import alike as rules
from yuanba.domains.cases.rules.merging import Side, objection
from yuanba.domains.cases.rules.states import after
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.ids import digest
from yuanba.kernel.paths import above
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard

LOOKED_AT, SHOWN, SHOWN_TO_STAFF = 40, 3, 5
BY_MESSAGE = ("email", "wechat")  # whose reports came without the question that a page asks


@dataclass(frozen=True)
class Alike:
    """A case of the same matter, how like it is in thousandths, and its first pictures."""

    case: Case
    points: int
    photos: list[Photo] = field(default_factory=list)


def alike(actor: Actor, place: Place, text: str, kind: str = "", client_key: str = "") -> list[Alike]:
    """What neighbours said of the same matter, open or closed within a fortnight; the likeliest three.

    Nothing where this very report, with its key, is there already: whoever sends twice has found no neighbour.
    """
    check(actor, "case.report", place)
    matter = rules.Matter(place.path, text, kind, clock.now())
    rows = Case.objects.filter(yard=place.yard)
    found = _likeliest(rows, place.yard, matter, rules.LATELY)[:SHOWN]
    sent = digest(f"{actor.account or place.id}:{client_key}")
    if found and client_key and Case.objects.filter(yard=place.yard, client_key=sent).exists():
        return []
    return _with_photos(place.yard, found)


def same_as(case: Case) -> list[Alike]:
    """What is offered to whoever wrote by mail or WeChat, or spoke, once that is typed: neighbours' open requests that
    theirs could go on with."""
    unasked = case.channel in BY_MESSAGE or case.typed_at is not None
    if not unasked or case.taken_in or after("go_along", case.state) is None:
        return []
    matter = rules.Matter(case.path, case.text, case.kind, case.reported_at)
    rows = Case.objects.filter(yard=case.yard, closed_at__isnull=True).exclude(id=case.id)
    rows = rows.exclude(**_same_report(case))
    rows = rows.exclude(reporter=case.reporter) if case.reporter else rows
    own = Side(case.state, case.visibility, case.reported_at)
    found = _likeliest(rows, case.yard, matter, rules.LATELY)
    fit = [one for one in found if not objection(own, Side(one.case.state, "neighbours", one.case.reported_at))]
    return fit[:SHOWN]


def likely_doubles(actor: Actor, case: Case) -> list[Alike]:
    """What may be the same matter as a case, open or closed within twelve weeks, of what the actor may read.

    The other part of what was split is not: it was said in the same report.
    """
    matter = rules.Matter(case.path, case.text, case.kind, clock.now())
    rows = seen_in(actor, "case.read", case.yard).exclude(id=case.id).exclude(**_same_report(case))
    return _likeliest(rows, case.yard, matter, rules.WEEKS)[:SHOWN_TO_STAFF]


def _same_report(case: Case) -> dict[str, Any]:
    """What the parts of a split request have in common."""
    return {"reported_at": case.reported_at, "content_digest": case.content_digest}


def _likeliest(rows: QuerySet[Case], yard: Yard, matter: rules.Matter, within: timedelta) -> list[Alike]:
    keys = Cast("case", TextField())  # of some thousands only forty are wanted as keys
    known_words = Words.objects.filter(yard=yard).values_list(keys, "terms")
    ids = rules.richest(matter.text, known_words, LOOKED_AT)
    if not ids:
        return []
    known = rows.filter(id__in=ids, visibility="neighbours", main__isnull=True).select_related("place").defer("policy")
    places = Place.objects.filter(yard=yard, path__in=above(matter.path)).values_list("path", "kind")
    kinds, now = dict(places), clock.now()
    found = [
        Alike(one, rules.score(matter, rules.Matter(one.path, one.text, one.kind, one.reported_at), kinds))
        for one in known
        if rules.speaks_of(one.closed_at, now, within)
    ]
    for one in found:
        one.case.yard = yard
    return sorted((one for one in found if rules.is_alike(one.points)), key=lambda one: (-one.points, one.case.number))


def _with_photos(yard: Yard, found: list[Alike]) -> list[Alike]:
    shown = Photo.objects.filter(yard=yard, case__in=[one.case for one in found], stage__in=("before", "after"))
    away = Cover.objects.filter(yard=yard, case__in=[one.case for one in found], what="photo", target__isnull=False)
    if any(one.case.covered for one in found):
        shown = shown.exclude(id__in=away.values("target"))
    by_case: dict[object, list[Photo]] = {}
    for photo in shown.order_by("id") if found else ():
        by_case.setdefault(photo.case_id, []).append(photo)
    return [Alike(one.case, one.points, by_case.get(one.case.id, [])[:3]) for one in found]
