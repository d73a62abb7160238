"""What the estate decided, on the desk: recorded with its signed paper, confirmed by a second person, withdrawn."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yuanba.domains.voting import public as voting
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.billing import sum_typed
from yuanba.interfaces.dates import day_or_none
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.verbs import Verbs
from yuanba.interfaces.pictures import of_stored
from yuanba.interfaces.uploads import stored_photos
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

ACTION, RECORD, CONFIRM = "resolution.read", "resolution.record", "resolution.confirm"
WORDS = {"bodies": voting.rules.BODIES, "subjects": voting.rules.SUBJECTS, "states": voting.rules.STATES}


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """All of them, the newest first, and how many wait."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ACTION)
    found = voting.resolutions(actor, yard, after=request.GET.get("after", ""))
    shown = frame(request, yard, "resolutions") | {
        "rows": found.rows,
        "more": found.more,
        "waiting": voting.waiting_resolutions(yard),
        "may_record": can(actor, RECORD, yard),
    }
    return render(request, "desk/resolutions.html", shown | WORDS)


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, code: str) -> HttpResponse:
    """The form of a new one, and what comes of it."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, RECORD)
    begun = {"key": new_key(), "on": clock.today().isoformat(), "former": request.GET.get("former", "")[:9]}
    form, status = Form(begun), 200
    if request.method == "POST":
        try:
            key = (request.POST.get("key") or new_key())[:64]
            made = voting.record_resolution(actor=actor, yard=yard, new=_new(request, yard), client_key=key)
            return redirect(f"/desk/{code}/resolutions/{made.number}/?done=record")
        except Refusal as refusal:
            if refusal.status not in (409, 413, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    shown = frame(request, yard, "resolutions") | {"form": form, "money": voting.rules.MONEY}
    return render(request, "desk/resolution_new.html", shown | WORDS, status=status)


def _new(request: HttpRequest, yard: Yard) -> voting.NewResolution:
    given = request.POST
    scans = stored_photos(request, yard, "scans", voting.rules.MOST_SCANS, pdf=True)
    former = given.get("former", "").strip()
    try:
        on = day_or_none(given.get("on", ""), "on")
    except Refusal:
        on = None
    return voting.NewResolution(
        title=given.get("title", ""),
        words=given.get("words", ""),
        body=given.get("body", ""),
        on=on,
        subject=given.get("subject", ""),
        most=sum_typed(given.get("most", "")),
        former=(int(former) if former.isascii() and former.isdecimal() and len(former) < 10 else -1) if former else 0,
        scans=scans,
    )


@require_safe
def show(request: HttpRequest, code: str, resolution: int) -> HttpResponse:
    """One with its paper and what became of it."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    return _one(request, actor, desk_yard(actor, code, ACTION), resolution, Form())


def _one(request: HttpRequest, actor: Actor, yard: Yard, number: int, form: Form, status: int = 200) -> HttpResponse:
    sheet = voting.resolution_sheet(actor, yard, number)
    one = sheet.resolution
    shown: dict[str, Any] = frame(request, yard, "resolutions") | {
        "resolution": one,
        "sheet": sheet,
        "form": form,
        "may": can(actor, CONFIRM, yard),
        "may_record": can(actor, RECORD, yard),
        "is_own": one.account is not None and one.account == actor.account,
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/resolution.html", shown | WORDS, status=status)


@require_safe
def scan(request: HttpRequest, code: str, minute: UUID, side: int) -> FileResponse:
    """A side of the signed paper; refused as absent."""
    actor = actor_of(request)
    yard = desk_yard(actor, code, ACTION)
    return of_stored(yard, voting.minute_file(actor, yard, minute), side)


@require_POST
def do(request: HttpRequest, code: str, resolution: int, verb: str) -> HttpResponse:
    """Confirm it, do not confirm it, or withdraw one that holds."""
    return VERBS.do(request, code, f"/desk/{code}/resolutions/{resolution}/", resolution, verb)


def _confirm(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    return voting.confirm_resolution(actor=actor, yard=yard, number=number)


def _refuse(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    return voting.refuse_resolution(actor=actor, yard=yard, number=number, why=request.POST.get("why", ""))


def _withdraw(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    return voting.withdraw_resolution(actor=actor, yard=yard, number=number, why=request.POST.get("why", ""))


ACTS = {"confirm": _confirm, "refuse": _refuse, "withdraw": _withdraw}
VERBS = Verbs(ACTS, {"confirm": CONFIRM, "refuse": ACTION, "withdraw": CONFIRM}, _one)
