"""One rule that sends cases to a unit: written new, or written anew."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.board.people import once
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.routing import whole
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, code: str, number: int = 0) -> HttpResponse:
    """The form; what cannot work is said there, and nothing that was typed is lost."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "case.routing")
    plan = cases.units.plan_of(yard)
    if number > len(plan.rules):
        raise absent()
    if request.method == "GET":
        return _page(request, plan, number, Form(_values(plan, number)))
    try:
        cases.units.write_rule(
            actor=actor, yard=yard, draft=_draft(request, yard), version=whole(request, "version"), number=number
        )
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _page(request, plan, number, refused(typed(request), refusal), refusal.status)
    return redirect(f"/desk/{code}/routing/?done=1")


def _values(plan: cases.units.Plan, number: int) -> dict[str, str]:
    """What the form begins with: the rule as it is."""
    values = {"version": str(plan.version)}
    if not number:
        return values
    row = plan.rules[number - 1]
    plain = {name: getattr(row, name) for name in ("kind", "level", "hours", "days", "place")}
    ids = {"category": row.category_id, "unit": row.unit_id, "person": row.person}
    return values | plain | {name: str(one or "") for name, one in ids.items()} | {"position": str(number)}


def _draft(request: HttpRequest, yard: Yard) -> cases.units.RuleDraft:
    form = request.POST
    unit = _id(form.get("unit", ""))
    if unit is None:
        raise Refusal("invalid", fields={"unit": "unit-unknown"})
    named = form.get("place", "").strip()
    place = places.find_place(yard, named[:120]) if named else None
    if named and place is None:
        raise Refusal("invalid", fields={"place": "rule-place"})
    return cases.units.RuleDraft(
        unit=unit,
        category=_id(form.get("category", "")),
        place=place.id if place else None,
        person=_id(form.get("person", "")),
        position=whole(request, "position"),
        **{name: form.get(name, "") for name in ("kind", "level", "hours", "days")},
    )


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _page(request: HttpRequest, plan: cases.units.Plan, number: int, form: Form, status: int = 200) -> HttpResponse:
    yard = plan.yard
    shown = frame(request, yard, "routing") | {
        "plan": plan,
        "number": number,
        "form": form,
        "groups": plan.groups(),
        "kinds": cases.vocabulary.KINDS,
        "levels": cases.vocabulary.LEVELS,
        "hours": cases.units.routing.HOURS,
        "days": cases.units.routing.DAYS,
        "people": once(cases.units.workers_at(people.team_of_estate(yard.path), yard.path)),
        "places": places.places_to_choose(yard),
        "positions": range(1, len(plan.rules) + (1 if number else 2)),
    }
    return render(request, "desk/rule.html", shown, status=status)
