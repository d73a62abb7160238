"""The desk's lists: today by the clock, all, what waits for the resident, and finding."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.people.public import POST_ROLES
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.clocking import own_light
from yuanba.interfaces.desk.filters import filters
from yuanba.interfaces.desk.rail import desk_yard, frame, my_desks, my_estates, named_beside
from yuanba.interfaces.desk.ways import first_way
from yuanba.interfaces.telling import NEXT, badge_of, light_badge
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page
from yuanba.platform.access.public import Actor, can, paths
from yuanba.platform.yards.models import Yard

LIVED_IN = ("home", "shop")


@dataclass(frozen=True)
class Row:
    """One line of today: the case, how its clock stands, how much of it is gone in percent."""

    case: cases.Case
    clock: str
    gone: int
    next: str
    light: tuple[str, str, str] | None


@require_safe
def first(request: HttpRequest) -> HttpResponse:
    """The way to one's own estate: today's work, mediation, or what else one does there first."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    estates = my_estates(actor)
    if estates:
        return redirect(f"/desk/{estates[0].code}/")
    mediated = places.estates_under(paths(actor, "dispute.mediate"))
    if mediated:
        return redirect(f"/desk/{mediated[0].code}/mediation/")
    ways = (first_way(actor, yard) for yard in my_desks(actor))
    way = next((way for way in ways if way), "")
    if not way:
        raise absent()
    return redirect(way)


@require_safe
def today(request: HttpRequest, code: str) -> HttpResponse:
    """What the staff owe, sorted by the clock, in groups."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code)
    mine = request.GET.get("mine", "1" if _is_given_work(actor) else "") == "1"
    light, own = light_chosen(request), cases.units.units_of(actor, cases.units.plan_of(yard))
    units = [unit.id for unit in own] if "unit" in request.GET and own else None
    mine = mine and units is None
    begins = {request.GET.get("of", ""): request.GET.get("after", "")}
    page = cases.by_due(actor, yard, after=begins.get("", ""), mine=mine, light=light, units=units)
    owed = cases.to_answer(actor, yard, after=begins.get("instructions", ""))
    asked = cases.to_decide(actor, yard, after=begins.get("extensions", ""))
    rows = [_row(case) for case in page.rows]
    shown = frame(request, yard, "today") | {
        "groups": _groups(rows),
        "count": len(rows),
        "many": bool(page.more or begins.get("")),
        "more": page.more,
        "query": f"mine={int(mine)}&light={light}" + ("&unit" if units is not None else ""),
        "light": light,
        "lights": cases.lights.LIGHTS,
        "to_answer": [(one, own_light(one.at, one.owed_at)) for one in owed.rows],
        "more_to_answer": owed.more,
        "to_decide": asked.rows,
        "more_to_decide": asked.more,
        "untyped": cases.untyped(actor, yard),
        "unpublished": disclosure.late_at(actor, yard),
        "roles": POST_ROLES,
        "mine": mine,
        "of_unit": units is not None,
        "own_units": own,
        "now": clock.now(),
        "others": named_beside(yard, my_estates(actor)),
        "levels": cases.vocabulary.LEVELS,
    }
    return render(request, "desk/today.html", shown)


def _is_given_work(actor: Actor) -> bool:
    """An engineer does what was given to her; butlers and managers look after all of it."""
    return "engineer" in actor.roles and not actor.roles & {"butler", "manager"}


@require_safe
def go_on(request: HttpRequest, code: str, case_id: UUID) -> HttpResponse:
    """On to what is due after this case; where it was the last, to the list."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code)
    case = cases.case_to_read(actor, yard, case_id)
    following = cases.due_after(actor, case, mine=_is_given_work(actor))
    return redirect(f"/desk/{code}/{following.id}/" if following else f"/desk/{code}/")


def _row(case: cases.Case) -> Row:
    due, now = case.due_at, clock.now()
    assert due is not None  # noqa: S101  the list holds nothing else
    begun = (case.reported_at, case.reopened_at, case.extended_at, case.promised_at if case.promised_due else None)
    since = max(moment for moment in begun if moment is not None and moment <= due)
    pause = (case.paused_at, case.paused_until) if case.paused_at and case.paused_until else None
    light = cases.light_of(case)
    kind = {"red": "late", "amber": "soon"}.get(light, "")
    return Row(case, kind, cases.lights.gone(since, due, now, pause), NEXT[case.due_what], light_badge(case))


def _groups(rows: list[Row]) -> list[tuple[str, str, list[Row]]]:
    now = clock.now()
    end = datetime.combine(now.date() + timedelta(days=1), time(), clock.SHANGHAI)
    noon = datetime.combine(now.date(), time(12), clock.SHANGHAI)
    groups: dict[str, tuple[str, list[Row]]] = {
        "late": (_("Late already"), []),
        "noon": (_("Due before noon"), []),
        "today": (_("Due today"), []),
        "later": (_("Due later"), []),
    }
    for row in rows:
        due = row.case.due_at or end
        name = "late" if due < now else "noon" if due < noon else "today" if due < end else "later"
        groups[name][1].append(row)
    return [(name, title, found) for name, (title, found) in groups.items() if found]


def light_chosen(request: HttpRequest) -> str:
    """`?light=` of an address; refused as absent where somebody made it up."""
    light = request.GET.get("light", "")
    if light not in ("", *cases.lights.LIGHTS):
        raise absent()
    return light


@require_safe
def everything(request: HttpRequest, code: str) -> HttpResponse:
    """All cases, the newest first, narrowed by what the address says; without anything, what somebody begins with."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code)
    if not request.GET and (begin := cases.first_list(actor, yard)) is not None and begin.query:
        return redirect(f"/desk/{code}/all/?{begin.query}")
    narrow, at = cases.narrow_of(request.GET), request.GET.get("at", "").strip()
    if "at" in request.GET and (narrowed := _at(yard, narrow, at)):
        return redirect(f"/desk/{code}/all/?{narrowed.query or 'state='}")
    page = cases.newest(actor, yard, after=request.GET.get("after", ""), narrow=narrow)
    chosen = narrow.place or narrow.under
    place = places.place(yard, chosen) if chosen else None
    title = place.label if place else _("All requests")
    shown = frame(request, yard, "all") | _listed(page) | filters(actor, yard, narrow) | {"title": title}
    shown["home"] = place if place and place.kind in LIVED_IN and can(actor, "people.read_cards", place) else None
    below = place.path.removeprefix(f"{yard.path}/").replace("/", "-") if place else ""
    shown |= {
        "done": request.GET.get("done", ""),
        "at": at or below,
        "at_wrong": bool(at),
        "ticked": "ticked" in request.GET,
    }
    shown["after"] = request.GET.get("after", "")
    return render(request, "desk/list.html", shown)


def _at(yard: Yard, narrow: cases.Narrow, at: str) -> cases.Narrow | None:
    """The list at a place that was typed and below it, at all places where nothing was; None where there is none."""
    if not at:
        return narrow
    place = places.find_place(yard, at)
    return narrow.but(under=place.id) if place else None


@require_safe
def waiting(request: HttpRequest, code: str) -> HttpResponse:
    """Done, and waiting for the reporter's word."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code)
    page = cases.waiting_for_resident(actor, yard, after=request.GET.get("after", ""))
    shown = frame(request, yard, "waiting") | _listed(page) | {"title": _("Waiting for the resident's word")}
    return render(request, "desk/list.html", shown)


@require_safe
def find(request: HttpRequest, code: str) -> HttpResponse:
    """By number, place, or two Chinese characters and more."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code)
    text = request.GET.get("q", "")[:100]
    page = cases.find(actor, yard, text, after=request.GET.get("after", ""))
    shown = frame(request, yard, "all") | _listed(page) | {"q": text, "title": _("Found"), "searched": True}
    shown["query"] = urlencode({"q": text})
    return render(request, "desk/list.html", shown)


def _listed(page: Page[cases.Case]) -> dict[str, object]:
    rows = [(case, badge_of(case), light_badge(case)) for case in page.rows]
    return {"rows": rows, "more": page.more, "levels": cases.vocabulary.LEVELS}
