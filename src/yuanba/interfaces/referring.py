"""A request is passed on to mediation: by whoever reported it, or by staff who asked."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, target_of, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.mediating import sides_typed
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import REPORTER, Actor, can
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused


def goes_to_mediation(case: cases.Case) -> bool:
    """Whether it is offered: not where requests of neighbours go on with it, which is refused."""
    return "refer" in cases.states.verbs_in(case.state) and not case.taken_in


@require_http_methods(["GET", "POST"])
def by_reporter(request: HttpRequest, code: str, case_id: UUID) -> HttpResponse:
    """From one's own case; sending it is the agreement."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    case = cases.case_to_read(actor, by_code(code), case_id)
    if REPORTER not in cases.own_roles(actor, case):
        raise absent()
    shown = {"link": f"/my/{code}/{case_id}/", "template": "resident/refer.html", "yard": case.yard, "dock": "mine"}
    return _page(request, actor, case, shown, agrees=True)


@require_http_methods(["GET", "POST"])
def by_staff(request: HttpRequest, code: str, case_id: UUID) -> HttpResponse:
    """From the desk; the form asks whether the reporter agrees."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code)
    case = cases.case_to_read(actor, yard, case_id)
    if not can(actor, "case.refer", case):
        raise absent()
    shown = {
        "link": f"/desk/{code}/{case_id}/",
        "template": "desk/refer.html",
        "contact": cases.contact_of(actor, case),
    }
    return _page(request, actor, case, shown | frame(request, yard, "all"), agrees="agrees" in request.POST)


def _page(request: HttpRequest, actor: Actor, case: cases.Case, shown: dict[str, Any], *, agrees: bool) -> HttpResponse:
    form, status = Form({"key": new_key()}), 200
    if request.method == "POST":
        try:
            _refer(request, actor, case, agrees=agrees)
            return redirect(f"{shown['link']}?done=refer#title")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    mediators: list[people.Member] = cases.mediators_at(case.path)
    given = {"case": case, "form": form, "mediators": mediators, "numbers": range(1, 3)}
    return render(request, shown["template"], shown | given, status=status)


def _refer(request: HttpRequest, actor: Actor, case: cases.Case, *, agrees: bool) -> None:
    given = typed(request)
    wanted = given.get("mediator", "")
    who = {part: given.get(f"reporter_{part}", "") for part in ("name", "home", "phone")}
    cases.refer_case(
        actor=actor,
        target=target_of(request, case.yard, case.id),
        others=sides_typed(given),
        agrees=agrees,
        mediator=uuid_or_absent(wanted) if wanted else None,
        reporter=cases.Side(**who) if who["name"] else None,
    )
