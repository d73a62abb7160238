"""A renovation that was told by telephone or at the window: its home, works and days, entered from the case page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.dates import day_of
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, can
from yuanba.ui.forms import Form, refused

ADVISES = "renovation.advise"


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, code: str, case_id: UUID) -> HttpResponse:
    """The form; once it is entered, to the page on which it is decided."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ADVISES)
    case = cases.case_to_read(actor, yard, case_id)
    if case.kind != "renovation" or not can(actor, ADVISES, case):
        raise absent()
    form, status = Form({"place": case.place.label}), 200
    if request.method == "POST":
        try:
            _entered(request, actor, case)
            return redirect(f"/desk/{code}/renovations/{case_id}/?done=entered#act")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    shown = frame(request, yard, "renovations") | {
        "case": case,
        "form": form,
        "chosen": request.POST.getlist("works"),
        "works": cases.renovation.WORKS,
    }
    return render(request, "desk/renovation_entry.html", shown, status=status)


def _entered(request: HttpRequest, actor: Actor, case: cases.Case) -> None:
    given = typed(request)
    home = places.find_place(case.yard, given.get("place", ""))
    if home is None:
        raise Refusal("invalid", fields={"place": "place-unknown"})
    intended = cases.Intended(
        text=case.text,
        works=tuple(request.POST.getlist("works")),
        starts_on=day_of(given.get("starts_on", ""), "starts_on"),
        ends_on=day_of(given.get("ends_on", ""), "ends_on"),
        company=given.get("company", ""),
        agrees=given.get("agrees") == "1",
    )
    cases.enter_renovation(actor=actor, target=cases.Target(case.yard, case.id), home=home, intended=intended)
