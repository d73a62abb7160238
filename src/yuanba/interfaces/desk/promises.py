"""The page on which a yard's levels and clocks are set, looked at before they are saved."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_http_methods

from yuanba.domains.cases import public as cases
from yuanba.domains.people.public import POST_ROLES
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.desk.promise_form import policy_of_form, values_of
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

UNITS: dict[str, str] = {
    "hours": _("hours"),
    "days": _("days"),
    "service_hours": _("service hours"),
    "working_days": _("working days"),
}
SAMPLES: dict[str, str] = {
    "now": _("A report now"),
    "tonight": _("Tonight at 23:00"),
    "urgent": _("Tonight, one that does not wait"),
    "holiday": _("On 1 October at 10:00"),
}
PARTS = (("ordinary", "close"), ("middling", "close"), ("hard", "promise"))


@require_http_methods(["GET", "POST"])
def promises(request: HttpRequest, code: str) -> HttpResponse:
    """The form with what it would promise; saved with the number of the version that was on the page."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "case.policy")
    if request.method == "GET":
        policy = cases.policy_of(yard)
        return _page(request, yard, Form(values_of(policy)), policy)
    form = typed(request) | {name: " ".join(request.POST.getlist(name)) for name in ("urgent", "ladder")}
    try:
        policy = policy_of_form(form)
        cases.sensible.check_sensible(policy)
        if request.POST.get("act") == "look":
            return _page(request, yard, Form(form), policy)
        seen = form.get("seen", "")
        number = int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 9 else None
        cases.set_policy(actor=actor, yard=yard, policy=policy, seen=number)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _page(request, yard, refused(form, refusal), cases.policy_of(yard), refusal.status)
    return redirect(f"/desk/{code}/promises/?done=1")


def _page(request: HttpRequest, yard: Yard, form: Form, policy: cases.Policy, status: int = 200) -> HttpResponse:
    versions = cases.versions_of(yard)
    shown: dict[str, Any] = frame(request, yard, "promises") | {
        "form": form,
        "samples": cases.samples(policy, clock.now()),
        "sample_names": SAMPLES,
        "is_looked": request.method == "POST" and not form.is_wrong,
        "units": UNITS,
        "parts": PARTS,
        "levels": cases.vocabulary.LEVELS,
        "kinds": cases.vocabulary.KINDS,
        "ladder": cases.sensible.LADDER,
        "roles": POST_ROLES,
        "versions": versions,
        "seen": form.values.get("seen") or (versions[0].number if versions else 0),
        "done": "done" in request.GET,
    }
    return render(request, "desk/promises.html", shown, status=status)
