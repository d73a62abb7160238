"""Calls 倡议 on the desk of an office or an estate: those that stand here, one's own, a new one, taking one back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.people.public import own_posts
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, typed
from yuanba.interfaces.desk.rail import frame
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor, can, check
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused

MAKES, SIGNS = "call.make", "call.sign"
SAID = ("title", "text", "issuer", "title_en", "text_en")


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """What the yard called for, the newest first, and what it may sign."""
    actor, yard = actor_of(request), by_code(code)
    if actor.account is None:
        return to_sign_in(request)
    may_make = can(actor, MAKES, yard)
    if not may_make and not can(actor, SIGNS, yard):
        raise absent()
    page = cases.made_calls(yard, after=request.GET.get("after", ""))
    shown = frame(request, yard, "appeals") | {
        "rows": page.rows,
        "more": page.more,
        "near": cases.calls_near(yard, own=False, after=request.GET.get("near", "")),
        "may_make": may_make,
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/appeals.html", shown)


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, code: str) -> HttpResponse:
    """A new call; once it is out, its text is not changed."""
    actor, yard = actor_of(request), by_code(code)
    if actor.account is None:
        return to_sign_in(request)
    check(actor, MAKES, yard)
    form, status = Form({"key": new_key(), "issuer": places.profile(yard).name}), 200
    if request.method == "POST":
        try:
            _made(typed(request), actor, yard)
            return redirect(f"/desk/{code}/calls-to-sign/?done=made")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    return render(request, "desk/appeal_new.html", frame(request, yard, "appeals") | {"form": form}, status=status)


def _made(given: dict[str, str], actor: Actor, yard: Yard) -> cases.Call:
    said = {name: given.get(name, "") for name in SAID}
    return cases.make_call(actor=actor, yard=yard, client_key=given.get("key", "")[:64], **said)


@require_POST
def withdraw(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """A call is taken back; who signed stays written down."""
    stands_at(request, f"/desk/{code}/calls-to-sign/")
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    cases.withdraw_call(actor=actor, yard=by_code(code), number=number)
    return redirect(f"/desk/{code}/calls-to-sign/?done=withdrawn")


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """The way from oversight to the calls of the own office; refused as absent where there is none."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yards = (post.yard for post in own_posts(actor.account))
    office = next((yard for yard in yards if can(actor, MAKES, yard)), None)
    if office is None:
        raise absent()
    return redirect(f"/desk/{office.code}/calls-to-sign/")
