"""Services of the contract on the desk: signed as done with a photograph, looked at, taken back."""

from dataclasses import replace
from datetime import date

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yuanba.domains.cases.public import units
from yuanba.domains.contracts import public as contracts
from yuanba.domains.disclosure import public as disclosure
from yuanba.interfaces.asking import actor_of, number_typed, place_typed, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.dates import day_of
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.verbs import Verbs
from yuanba.interfaces.desk.ways import may_in
from yuanba.interfaces.pictures import of_stored
from yuanba.interfaces.uploads import stored_photos
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

ACTION, SIGN, COVER = "service.read", "service.sign", "service.cover"
MORE = ("place", "words", "times", "who")  # what is folded away until it is wrong or was typed


@require_http_methods(["GET", "POST"])
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """The form: photograph, line, done; what is due this month; and what was signed last."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, SIGN if request.method == "POST" else ACTION)
    form = Form({"key": new_key(), "day": clock.today().isoformat(), "line": request.GET.get("line", "")[:8]})
    status = 200
    if request.method == "POST":
        try:
            made = _signed(request, actor, yard)
            return redirect(f"/desk/{code}/services/?done={made.number}&line={made.line}")
        except Refusal as refusal:
            if refusal.status not in (409, 413, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    return _page(request, actor, yard, form, status)


def _page(request: HttpRequest, actor: Actor, yard: Yard, form: Form, status: int) -> HttpResponse:
    owed = contracts.owed(actor, yard)
    found = contracts.services_entered(actor, yard, after=request.GET.get("after", ""))
    shown = frame(request, yard, "services") | {
        "owed": owed,
        "rows": found.rows,
        "more": found.more,
        "form": form,
        "may": may_in(actor, SIGN, yard),
        "may_match": can(actor, "service.match", yard),
        "today": clock.today().isoformat(),
        "is_unfolded": any(form.values.get(name) or name in form.errors for name in (*MORE, "day") if form.is_wrong),
        "done": request.GET.get("done", "")[:9],
        "pers": contracts.vocabulary.PERS,
    }
    return render(request, "desk/services.html", shown, status=status)


def _signed(request: HttpRequest, actor: Actor, yard: Yard) -> contracts.ServiceDone:
    given = request.POST
    photo = next(iter(stored_photos(request, yard, "photo", most=1)), None)
    said = contracts.services.Done(
        line=given.get("line", ""),
        day=_day(given.get("day", "")),
        times=number_typed(given.get("times") or "1"),
        words=given.get("words", ""),
        who=given.get("who", ""),
        photo=photo,
    )
    said = replace(said, place=place_typed(yard, given.get("place", "")))
    key = (given.get("key") or new_key())[:64]
    return contracts.sign_service(actor=actor, yard=yard, done=said, client_key=key)


def _day(text: str) -> date:
    return day_of(text, "day") if text else clock.today()


@require_http_methods(["GET", "POST"])
def matched(request: HttpRequest, code: str) -> HttpResponse:
    """Which requests count as done for which service of the contract that runs."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "service.match")
    found = disclosure.matching(actor, yard)
    form, status = Form(), 200
    if request.method == "POST" and found:
        lines = {uuid_or_absent(name[4:]): line for name, line in typed(request).items() if name.startswith("cat-")}
        try:
            disclosure.match_services(actor=actor, yard=yard, contract=found.contract.number, lines=lines)
            return redirect(f"/desk/{code}/services/matching/?done=1")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    shown = frame(request, yard, "services") | {
        "found": found,
        "groups": [
            [
                (one, form.values.get(f"cat-{one.id}") or (found.matched.get(one.id, "") if found else ""))
                for one in group
            ]
            for group in ([top, *below] for top, below in units.plan_of(yard).groups())
        ],
        "form": form,
        "done": "done" in request.GET,
    }
    return render(request, "desk/services_matching.html", shown, status=status)


@require_safe
def show(request: HttpRequest, code: str, service: int) -> HttpResponse:
    """One entry with its photograph."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    return _one(request, actor, desk_yard(actor, code, ACTION), service, Form())


def _one(request: HttpRequest, actor: Actor, yard: Yard, number: int, form: Form, status: int = 200) -> HttpResponse:
    sheet = contracts.service_sheet(actor, yard, number)
    one = sheet.service
    is_own = one.account is not None and one.account == actor.account
    shown = frame(request, yard, "services") | {
        "service": one,
        "line": sheet.line,
        "form": form,
        "may": one.gone_at is None and (can(actor, "service.take_back", yard) or is_own),
        "may_cover": one.covered_at is None and one.photo_id is not None and can(actor, COVER, yard),
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/service.html", shown, status=status)


@require_safe
def photo(request: HttpRequest, code: str, service: int, side: int) -> FileResponse:
    """The photograph of an entry; refused as absent."""
    actor = actor_of(request)
    yard = desk_yard(actor, code, ACTION)
    return of_stored(yard, contracts.service_photo(actor, yard, service), side)


@require_POST
def do(request: HttpRequest, code: str, service: int, verb: str) -> HttpResponse:
    """Take it back, or its photograph out of public view."""
    return VERBS.do(request, code, f"/desk/{code}/services/{service}/", service, verb)


def _back(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    return contracts.take_back_service(actor=actor, yard=yard, number=number, why=request.POST.get("why", ""))


def _cover(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    return contracts.cover_service(actor=actor, yard=yard, number=number, why=request.POST.get("why", ""))


VERBS = Verbs({"back": _back, "cover": _cover}, {"back": SIGN, "cover": COVER}, _one)
