"""The units of an estate from above: what each owes, its cases, the rules, and which of them lead to nobody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, uuid_or_absent
from yuanba.interfaces.desk.routing import listing
from yuanba.interfaces.oversight.views import frame, overseer
from yuanba.interfaces.telling import badge_of
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import check
from yuanba.platform.yards.public import by_code
from yuanba.ui.preferences import prefs_of


@require_safe
def units(request: HttpRequest, code: str) -> HttpResponse:
    """Every unit with open and late; `?unit=` lists what it owes."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, yard = overseer(request), by_code(code)
    check(actor, "case.see_routing", yard)
    plan = cases.units.plan_of(yard)
    chosen_id = uuid_or_absent(request.GET["unit"]) if request.GET.get("unit") else None
    chosen = plan.units.get(chosen_id) if chosen_id else None
    if chosen_id and chosen is None:
        raise absent()
    after = request.GET.get("after", "")
    page = cases.by_due(actor, yard, units=[chosen.id], action="case.oversee", after=after) if chosen else None
    prefs = prefs_of(request)
    shown = frame(request, "estates") | {
        "yard": yard,
        "profile": places.profile(yard),
        "lines": cases.units.unit_lines(actor, yard),
        "chosen": chosen,
        "cases": [(case, badge_of(case)) for case in page.rows] if page else [],
        "more": page.more if page else "",
        "query": f"unit={chosen_id}" if chosen_id else "",
        "rows": listing(plan, prefs),
        "plan": plan,
    }
    return render(request, "oversight/units.html", shown)
