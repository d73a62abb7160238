"""The units that answer for cases: who belongs to them, how they are reached; a form under the list."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.board.people import once
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.routing import READ
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import can, check
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

ROLES = ("butler", "engineer", "guard", "cleaner", "manager", "grid-worker")


@require_http_methods(["GET", "POST"])
def units(request: HttpRequest, code: str) -> HttpResponse:
    """Who answers for what; `?unit=` opens one of them in the form."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, READ)
    if request.method == "GET":
        return _units(request, yard, None)
    check(actor, "case.routing", yard)
    try:
        cases.units.write_unit(actor=actor, yard=yard, draft=_unit_draft(request), unit_id=_given(request, "unit"))
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _units(request, yard, refused(typed(request), refusal), refusal.status)
    return redirect(f"/desk/{code}/units/?done=1")


def _given(request: HttpRequest, name: str) -> UUID | None:
    said = request.POST.get(name, "")
    return uuid_or_absent(said) if said else None


def _unit_draft(request: HttpRequest) -> cases.units.UnitDraft:
    form = request.POST
    plain = {name: form.get(name, "") for name in ("name", "name_en", "kind", "phone", "hours")}
    return cases.units.UnitDraft(
        **plain,
        roles=tuple(form.getlist("roles")),
        people=tuple(uuid_or_absent(one) for one in form.getlist("people")),
        is_closed="is_closed" in form,
    )


def _units(request: HttpRequest, yard: Yard, form: Form | None, status: int = 200) -> HttpResponse:
    plan, team = cases.units.plan_of(yard), people.team_of_estate(yard.path)
    chosen = _chosen(plan.units, request.GET.get("unit") or (form.values.get("unit", "") if form else ""))
    posted = request.method == "POST"
    shown = frame(request, yard, "routing") | {
        "lines": [(unit, cases.units.members_of(unit, team)) for unit in plan.units.values()],
        "chosen": chosen,
        "form": form or Form(_values(chosen)),
        "roles_held": request.POST.getlist("roles") if posted else chosen.roles if chosen else [],
        "people_held": request.POST.getlist("people") if posted else chosen.people if chosen else [],
        "is_closed": "is_closed" in request.POST if posted else bool(chosen and chosen.closed_at),
        "kinds": cases.units.UNIT_KINDS,
        "roles": {role: people.POST_ROLES[role] for role in ROLES},
        "people": once(cases.units.workers_at(team, yard.path)),
        "may": can(actor_of(request), "case.routing", yard),
        "done": "done" in request.GET,
    }
    return render(request, "desk/units.html", shown, status=status)


def _chosen(known: Mapping[UUID, cases.units.Unit], said: str) -> cases.units.Unit | None:
    if not said:
        return None
    found = known.get(uuid_or_absent(said))
    if found is None:
        raise absent()
    return found


def _values(unit: cases.units.Unit | None) -> dict[str, str]:
    names = ("name", "name_en", "kind", "phone", "hours")
    return {name: getattr(unit, name) for name in names} | {"unit": str(unit.id)} if unit else {}
