"""The rules that send cases to units: their list in order, one moved, taken away, or tried out on a sample."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, number_typed, stands_at, to_sign_in
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.routed import asked, rows_of, trouble, try_rules
from yuanba.kernel import clock
from yuanba.kernel.days import field_moment
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import can
from yuanba.platform.yards.models import Yard
from yuanba.ui.preferences import Preferences, prefs_of
from yuanba.ui.words import of_refusal

READ = "case.see_routing"
VERBS = ("up", "down", "remove")


def listing(plan: cases.units.Plan, prefs: Preferences) -> list[dict[str, Any]]:
    """The rules as a page lists them, each with what is the matter with it today."""
    wrong = {one.number: trouble(one, one.name_en, prefs) for one in cases.units.troubles(plan.yard, plan)}
    return [
        {
            "number": row.number,
            "asked": asked(cases.units.conditions_of(row, plan), prefs),
            "unit": plan.units[row.unit_id],
            "person": row.person_name,
            "trouble": wrong.get(row.number, ""),
        }
        for row in plan.rules
    ]


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """The list."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    return _page(request, desk_yard(actor, code, READ), "")


def _page(request: HttpRequest, yard: Yard, problem: str, status: int = 200) -> HttpResponse:
    plan = cases.units.plan_of(yard)
    shown = frame(request, yard, "routing") | {
        "plan": plan,
        "rows": listing(plan, prefs_of(request)),
        "versions": cases.units.routing_versions(yard),
        "may": can(actor_of(request), "case.routing", yard),
        "problem": problem,
        "done": "done" in request.GET,
    }
    return render(request, "desk/routing.html", shown, status=status)


@require_POST
def do(request: HttpRequest, code: str, verb: str) -> HttpResponse:
    """One up, one down, or away; what is refused stands above the list."""
    stands_at(request, f"/desk/{code}/routing/")
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "case.routing")
    if verb not in VERBS:
        raise absent()
    at = {"number": whole(request, "number"), "version": whole(request, "version")}
    try:
        if verb == "remove":
            cases.units.remove_rule(actor=actor, yard=yard, **at)
        else:
            cases.units.move_rule(actor=actor, yard=yard, up=verb == "up", **at)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _page(request, yard, of_refusal(refusal), refusal.status)
    return redirect(f"/desk/{code}/routing/?done=1")


def whole(request: HttpRequest, name: str) -> int:
    """A number of a form; 0 where there is none."""
    return number_typed(request.POST.get(name, ""))


@require_safe
def trial(request: HttpRequest, code: str) -> HttpResponse:
    """A sample, the rule that would send it, and why the others would not."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, READ)
    plan, said = cases.units.plan_of(yard), request.GET
    problem, tried = "", None
    guess = cases.suggested(yard.code, [said["text"][:2000]])[0] if said.get("text", "").strip() else None
    if said.get("level"):
        asked = {name: said.get(name, "")[:120] for name in said}
        if guess and guess.kind and not (asked.get("kind") or asked.get("category")):
            asked["kind"] = guess.kind.value
        tried, problem = _tried(yard, plan, asked)
    rows = rows_of(tried, plan, prefs_of(request)) if tried is not None else []
    shown = frame(request, yard, "routing") | {
        "plan": plan,
        "groups": plan.groups(),
        "kinds": cases.vocabulary.KINDS,
        "levels": cases.vocabulary.LEVELS,
        "places": places.places_to_choose(yard),
        "said": said,
        "moment": said.get("moment") or clock.now().strftime("%Y-%m-%dT%H:%M"),
        "problem": problem,
        "guess": guess,
        "is_guessed": guess is not None and not (said.get("kind") or said.get("category")),
        "was_tried": tried is not None,
        "rows": rows,
        "decided": next((row for row in rows if row["decides"]), None),
    }
    return render(request, "desk/trial.html", shown)


def _tried(yard: Yard, plan: cases.units.Plan, said: dict[str, str]) -> tuple[list[cases.units.Tried] | None, str]:
    """Every rule held against the sample; or which word of it is not understood."""
    place = places.find_place(yard, said["place"]) if said.get("place") else places.root(yard)
    if place is None:
        return None, "place"
    try:
        text = said.get("moment") or clock.now().isoformat()
        moment = clock.local(field_moment(text))
    except ValueError:
        return None, "moment"
    words = {name: said.get(name, "") for name in ("level", "kind", "category")}
    return try_rules(plan, place.path, moment, **words), ""
