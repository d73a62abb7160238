"""Which unit answers for a case, which help, and what can be done about it: pieces of the page of a case."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.routed import reason, rows_of
from yuanba.interfaces.telling import history
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor, can
from yuanba.ui.preferences import prefs_of

UNIT_VERBS = ("take", "route", "hand_back", "ask_help", "give_help")


@dataclass(frozen=True)
class Helping:
    """A helping unit on a page: what it was asked for, its light, and whether whoever looks may answer."""

    help: cases.units.Help
    unit: cases.units.Unit
    kind: str
    is_own: bool


def pieces(actor: Actor, case: cases.Case, story: cases.Story) -> dict[str, Any]:
    """What the page of a case shows of its units."""
    plan = cases.units.plan_of(case.yard)
    own = {unit.id for unit in cases.units.units_of(actor, plan)}
    verbs = cases.states.verbs_in(case.state)
    may = [one for one in UNIT_VERBS if one in verbs and can(actor, f"case.{one}", case)]
    leads = cases.units.leads(actor, case)
    unit = plan.units.get(case.unit_id) if case.unit_id else None
    helps = [_helping(one, plan, own, leads=leads) for one in cases.units.helps_of(case)]
    return {
        "unit": unit,
        "units": [one for one in plan.open_units if one.id != case.unit_id],
        "groups": plan.groups(),
        "category": plan.categories.get(case.category_id) if case.category_id else None,
        "helps": helps,
        "helps_open": [one for one in helps if one.help.ended_at is None],
        "bounces": sum(step.verb == "hand_back" for step in story.steps),
        "may_take": "take" in may and leads and case.assignee != actor.account,
        "take_first": case.assignee is None and case.unit_id in own and unit is not None and not unit.is_default,
        "may_route": "route" in may,
        "may_hand_back": "hand_back" in may and leads and unit is not None and not unit.is_default,
        "may_ask": "ask_help" in may and leads,
        "may_give": "give_help" in may,
        "why_known": can(actor, "case.see_routing", case),
    }


def _helping(row: cases.units.Help, plan: cases.units.Plan, own: set[UUID], *, leads: bool) -> Helping:
    kind = "late" if row.due < clock.now() else "inf"
    if row.ended_at is not None:
        kind = "ok" if row.given else "out"
    return Helping(row, plan.units[row.unit_id], kind, row.ended_at is None and (leads or row.unit_id in own))


@require_safe
def why(request: HttpRequest, code: str, case_id: UUID) -> HttpResponse:
    """Why a case went where it went: the rule in the words of that day, and why the others did not match."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "case.see_routing")
    case = cases.case_to_read(actor, yard, case_id)
    story, plan = cases.story(actor, case), cases.units.plan_of(yard)
    prefs = prefs_of(request)
    sent = next((step for step in story.steps if "route" in step.data), None)
    route = sent.data["route"] if sent else None
    moved = ("route", "hand_back", "dispatch", "take")
    lines = [line for step, line in zip(story.steps, history(story, prefs), strict=True) if step.verb in moved]
    shown = frame(request, yard, "all") | {
        "case": case,
        "unit": plan.units.get(case.unit_id) if case.unit_id else None,
        "route": route,
        "sent_at": sent.at if sent else None,
        "reason": reason(route, prefs) if route else "",
        "rows": rows_of(cases.units.explain_route(case, plan, route), plan, prefs) if route else [],
        "lines": lines,
    }
    return render(request, "desk/why.html", shown)
