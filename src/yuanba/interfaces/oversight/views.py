"""Pages of oversight: this morning, the daily look, estates side by side, one case."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.people.public import POST_ROLES
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, uuid_or_absent
from yuanba.interfaces.clocking import ABOVE, beside, own_light
from yuanba.interfaces.oversight.ways import COMPARES, Line, lines, standing
from yuanba.interfaces.routed import trouble
from yuanba.interfaces.telling import badge_of, history, light_badge, promise_line
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, anywhere, can, paths
from yuanba.platform.yards.public import by_code, closed
from yuanba.ui.forms import Form
from yuanba.ui.preferences import Preferences, prefs_of
from yuanba.ui.words import of_refusal


def _unplaced(actor: Actor) -> list[dict[str, str]]:
    """The way to messages whose place is to be chosen, where mails come in."""
    if not settings.YUANBA_MAIL or not anywhere(actor, "message.place"):
        return []
    link = f"/oversight/{settings.YUANBA_MAIL['office']}/messages/"
    return [{"name": "messages", "icon": "pin", "label": _("Place to be chosen"), "link": link, "section": ""}]


def _shown(line: Line) -> dict[str, Any]:
    return vars(line) | {"label": _(line.label), "section": _(line.section) if line.section else ""}


def frame(request: HttpRequest, here: str) -> dict[str, Any]:
    """What the template of oversight needs beside the page itself."""
    actor = actor_of(request)
    rail = [_shown(line) for line in lines(actor)]
    rail = sorted([*rail, *_unplaced(actor)], key=lambda line: bool(line["section"]))
    above = standing(actor)
    division = places.division_of(above)
    english = prefs_of(request).language == "en"
    name = (division.name_en if english else division.name) if division else ""
    role = next((grant.role for grant in actor.grants if grant.path == above), "")
    return {
        "rail": rail,
        "rail_here": here,
        "rail_place": name,
        "rail_role": _(POST_ROLES[role]) if role in POST_ROLES else "",
        "now": clock.now(),
    }


def overseer(request: HttpRequest) -> Actor:
    """Whoever asks, if they oversee anything; refused as absent."""
    actor = actor_of(request)
    if not anywhere(actor, "case.oversee"):
        raise absent()
    return actor


def comparer(request: HttpRequest) -> Actor:
    """Whoever asks, if they compare estates; refused as absent."""
    actor = actor_of(request)
    if not anywhere(actor, COMPARES):
        raise absent()
    return actor


def _said(broken: list[cases.units.RoutingTrouble], prefs: Preferences) -> list[tuple[cases.units.RoutingTrouble, str]]:
    english = cases.units.english_of(broken)
    return [(one, trouble(one, english.get((one.yard_id, one.name), ""), prefs)) for one in broken]


@require_safe
def this_morning(request: HttpRequest) -> HttpResponse:
    """What is late, who is silent, who is unhappy."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    morning = cases.morning(overseer(request))
    upward, broken = _upward(actor_of(request)), cases.units.broken_rules(actor_of(request))
    yards = {case.yard_id for case in (*morning.late, *morning.unhappy)} | {one.yard.id for one in morning.silent}
    named = places.profiles(yards | {one.yard_id for one, _light in upward} | {one.yard_id for one in broken})
    unpublished = disclosure.late_below(actor_of(request))
    shown = frame(request, "morning") | {
        "unpublished_estates": unpublished[0],
        "unpublished": unpublished[1],
        "morning": morning,
        "names": {key: profile.name for key, profile in named.items()},
        "names_en": {key: profile.name_en or profile.name for key, profile in named.items()},
        "upward": upward,
        "uppers": cases.upward.UPPER,
        "silent": morning.silent[:8],
        "broken": _said(broken, prefs_of(request)),
        "silent_count": len(morning.silent),
        "total": morning.late_count + morning.unhappy_count + len(morning.silent) + unpublished[1],
        "may_look": anywhere(actor_of(request), "case.look"),
    }
    return render(request, "oversight/morning.html", shown)


def _upward(actor: Actor) -> list[tuple[Any, tuple[str, str, str] | None]]:
    """The first of what was handed up, and of the instructions that are not over, each with its light."""
    handed = [(one, own_light(one.since, one.due_at)) for one in cases.hand_ups(actor).rows[:5]]
    return [*handed, *((one, own_light(one.at, one.owed_at)) for one in cases.instructions(actor).rows[:5])]


@require_safe
def look(request: HttpRequest) -> HttpResponse:
    """Every case of the day; only what was opened can be ticked."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    return _look_page(request, "")


def _look_page(request: HttpRequest, problem: str, status: int = 200) -> HttpResponse:
    actor = overseer(request)
    if not anywhere(actor, "case.look"):
        raise absent()
    after = request.GET.get("after", "")
    rows, more = cases.look_list(actor, clock.today(), after=after)
    groups: dict[str, list[Any]] = {}
    for row in rows:
        groups.setdefault(row.case.yard.code, []).append(row)
    named = places.profiles({row.case.yard_id for row in rows})
    shown = frame(request, "look") | {
        "groups": [(named[found[0].case.yard_id], code, found) for code, found in groups.items()],
        "left": sum(not row.looked for row in rows),
        "more": more,
        "after": after,
        "is_part": bool(more or after),
        "problem": problem,
        "signed": _signed(request),
        "badges": {row.case.id: badge_of(row.case) for row in rows},
        "lights": {row.case.id: light_badge(row.case) for row in rows},
    }
    return render(request, "oversight/look.html", shown, status=status)


@require_POST
def sign_off(request: HttpRequest, code: str) -> HttpResponse:
    """Tick the chosen cases of one estate."""
    stands_at(request, "/oversight/look/")
    if actor_of(request).account is None:
        return to_sign_in(request)
    chosen = [uuid_or_absent(one) for one in request.POST.getlist("case")]
    try:
        signed = cases.sign_off(actor=overseer(request), yard=by_code(code), case_ids=chosen)
    except Refusal as refusal:
        if refusal.status != 422:
            raise
        return _look_page(request, of_refusal(refusal), refusal.status)
    if "on" in request.POST:
        return _on(request, chosen[0], signed)
    after = {"after": request.GET["after"]} if request.GET.get("after") else {}
    return redirect(f"/oversight/look/?{urlencode(after | {'signed': signed})}")


def _on(request: HttpRequest, last: UUID, signed: int) -> HttpResponse:
    """To what is to be looked at next; where nothing is left, to the list."""
    following = cases.next_to_look(actor_of(request), clock.today(), last)
    if following is None:
        return redirect(f"/oversight/look/?signed={signed}")
    return redirect(f"/oversight/{following.yard.code}/{following.id}/?signed={signed}")


@require_safe
def case(request: HttpRequest, code: str, case_id: UUID) -> HttpResponse:
    """One case; opening it here is what makes it ready to be ticked."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    return case_page(request, code, case_id, "", Form())


def case_page(request: HttpRequest, code: str, case_id: UUID, verb: str, form: Form, status: int = 200) -> HttpResponse:
    """The page, with the form of one verb as it was typed."""
    actor = overseer(request)
    found = cases.case_to_read(actor, by_code(code), case_id)
    prefetched = "prefetch" in request.headers.get("Sec-Purpose", "")
    if request.method == "GET" and not prefetched and closed(found.yard_id) is None:
        cases.open_for_look(actor=actor, case=found)
    prefs = prefs_of(request)
    story = cases.story(actor, found)
    shown = frame(request, "look") | beside(actor, found, prefs, verb, form, ABOVE)
    shown |= {
        "case": found,
        "story": story,
        "badge": badge_of(found),
        "stations": promise_line(found, story.confirm_until, prefs),
        "lines": history(story, prefs),
        "photo_stages": cases.vocabulary.STAGES,
        "profile": places.profile(found.yard),
        "unit": cases.units.plan_of(found.yard).units.get(found.unit_id) if found.unit_id else None,
        "levels": cases.vocabulary.LEVELS,
        "may_look": can(actor, "case.look", found),
        "signed": _signed(request),
        "act_at": f"/oversight/{code}/{case_id}/",
        "typed_verb": verb,
        "done": request.GET.get("done", ""),
    }
    return render(request, "oversight/case.html", shown, status=status)


def _signed(request: HttpRequest) -> int:
    """How many were signed off just now, as the address says; 0 where it says nothing sensible."""
    said = request.GET.get("signed", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 4 else 0


@require_safe
def estates(request: HttpRequest) -> HttpResponse:
    """Estates side by side, by number of requests; never ranked."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor = overseer(request)
    yards = places.estates_under(paths(actor, "case.oversee"))
    start = request.GET.get("after", "")
    following = [yard for yard in yards if yard.path > start]
    shown_ids = [yard.id for yard in following[:20]]
    named, figures = places.profiles(shown_ids), cases.figures_of(shown_ids)
    rows = [(named[yard.id], yard, figures[yard.id]) for yard in following[:20]]
    rows.sort(key=lambda row: -row[2].all)
    more = following[19].path if len(following) > 20 else ""
    shown = frame(request, "estates") | {
        "may_set": anywhere(actor, "case.policy"),
        "may_move": anywhere(actor, "place.move"),
        "rows": rows,
        "more": more,
        "count": len(yards),
    }
    return render(request, "oversight/estates.html", shown)
