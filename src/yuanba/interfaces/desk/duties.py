"""What is to be published: what is late, what comes next, what was in time; what is owed is set here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.disclosure import public as disclosure
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.dates import day_of
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.owing import told
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

READ, SET, DRAFT = "duty.read", "duty.set", "statement.draft"
USUAL = {"what": "money", "kind": disclosure.spans.QUARTER, "days": "31"}


@require_http_methods(["GET", "POST"])
def calendar(request: HttpRequest, code: str) -> HttpResponse:
    """For whoever must publish, and whoever sets what is owed."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, SET if request.method == "POST" else READ)
    form, status = Form(USUAL | {"since": clock.today().isoformat()}), 200
    if request.method == "POST":
        try:
            changed = _set(request, actor, yard)
            return redirect(f"/desk/{code}/statements/calendar/?done={'set' if changed else 'same'}")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    found = disclosure.calendar_of(actor, yard, after=request.GET.get("after", ""))
    shown = frame(request, yard, "duties") | {
        "waiting": [(one, told(one.standing)) for one in found.waiting],
        "past": [(one, told(one.standing)) for one in found.past.rows],
        "more": found.past.more,
        "counts": found.counts,
        "terms": found.terms,
        "form": form,
        "may_set": can(actor, SET, yard),
        "may_draft": can(actor, DRAFT, yard),
        "may_read": can(actor, "statement.read", yard),
        "today": clock.today(),
        "whats": disclosure.duties.WHATS,
        "kinds": disclosure.spans.KINDS,
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/duties.html", shown, status=status)


def _set(request: HttpRequest, actor: Actor, yard: Yard) -> bool:
    given = typed(request)
    days = given.get("days", "").strip()
    term = disclosure.duties.Term(
        given.get("what", ""),
        given.get("kind", ""),
        day_of(given.get("since", ""), "since"),
        None if "ends" in request.POST else _count(days),
    )
    return disclosure.set_duty(actor=actor, yard=yard, term=term)


def _count(days: str) -> int:
    return int(days) if days.isascii() and days.isdecimal() and len(days) < 5 else 0
