"""A contract about a common part on the desk: written down, what is due and came by it, taking the money, ending it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yuanba.domains.finance import public as finance
from yuanba.interfaces.asking import actor_of, number_typed, place_typed, to_sign_in, typed
from yuanba.interfaces.billing import plain, sum_typed
from yuanba.interfaces.dates import day_or_odd
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.revenue import ACTION
from yuanba.interfaces.desk.verbs import Verbs
from yuanba.interfaces.uploads import stored_photos
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

OWED, PAID, NEXT = 24, 4, 4
AGREE, TAKE = "revenue.agree", "revenue.take"
revenue = finance.revenue


@require_http_methods(["GET", "POST"])
def agree(request: HttpRequest, code: str) -> HttpResponse:
    """The form of a new contract, and what comes of it."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, AGREE)
    form, status = Form({"key": new_key(), "since": clock.today().isoformat(), "share": "0"}), 200
    if request.method == "POST":
        try:
            key = (request.POST.get("key") or new_key())[:64]
            made = revenue.agree_revenue(actor=actor, yard=yard, agreed=_agreed(request, yard), client_key=key)
            return redirect(f"/desk/{code}/revenue/{made.number}/?done=agree")
        except Refusal as refusal:
            if refusal.status not in (409, 413, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    shown = frame(request, yard, "revenue") | {"form": form, "kinds": revenue.KINDS, "periods": revenue.PERIODS}
    return render(request, "desk/revenue_new.html", shown, status=status)


def _agreed(request: HttpRequest, yard: Yard) -> finance.revenue.Agreed:
    """What was typed; a place that cannot be found is refused after the pictures are kept."""
    given = request.POST
    scans = stored_photos(request, yard, "scans", revenue.MOST_SCANS, pdf=True)
    return revenue.Agreed(
        kind=given.get("kind", ""),
        party=given.get("party", ""),
        since=day_or_odd(given.get("since", "")),
        until=day_or_odd(given.get("until", "")),
        period=given.get("period", ""),
        fen=sum_typed(given.get("fen", "")),
        first=day_or_odd(given.get("first", "").strip() or given.get("since", "")),
        share=sum_typed(given.get("share", "")),
        words=given.get("words", ""),
        place=place_typed(yard, given.get("place", "")),
        scans=scans,
    )


@require_safe
def show(request: HttpRequest, code: str, contract: int) -> HttpResponse:
    """One contract with what is due and came; of parking, with what a car pays at the gate."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ACTION)
    try:
        gate = _gate(request, yard)
    except Refusal as refusal:
        values = {name: request.GET.get(name, "")[:40] for name in ("arrived", "left", "price")}
        return _one(request, actor, yard, contract, refused(values | {"verb": "gate"}, refusal), refusal.status)
    return _one(request, actor, yard, contract, Form(gate) if gate else Form())


def _gate(request: HttpRequest, yard: Yard) -> dict[str, str]:
    """What a car that came and left has to pay; nothing where nobody asks. Refused at the field `arrived`."""
    given = {name: request.GET.get(name, "").strip()[:60] for name in ("arrived", "left", "price")}
    if not (given["arrived"] or given["left"]):
        return {}
    try:
        arrived, left = (datetime.fromisoformat(given[name]) for name in ("arrived", "left"))
        stayed = int((left - arrived).total_seconds())
    except (ValueError, TypeError):
        raise Refusal("invalid", fields={"arrived": "revenue-stay"}) from None
    minutes = -(-stayed // 60)
    if not 0 < minutes <= revenue.LONGEST_STAY:
        raise Refusal("invalid", fields={"arrived": "revenue-stay"})
    fen = revenue.fee_of(yard, minutes, given["price"])
    return given | {"verb": "gate", "minutes": str(minutes), "fen": plain(fen), "key": new_key()}


def _one(request: HttpRequest, actor: Actor, yard: Yard, number: int, form: Form, status: int = 200) -> HttpResponse:
    sheet = revenue.revenue_sheet(actor, yard, number, after=request.GET.get("after", ""))
    one = sheet.contract
    today = clock.today()
    verb = form.values.get("verb", "")
    next_due = next((due for due in sheet.dues if due.left), None)
    begun = {"key": new_key(), "way": "transfer" if sheet.dues else "cash", "day": today.isoformat()}
    begun |= {"fen": plain(next_due.left)} if next_due else {}
    minutes = int(form.values.get("minutes") or 0) if verb == "gate" and not form.is_wrong else 0
    shown: dict[str, Any] = frame(request, yard, "revenue") | {
        "contract": one,
        "sheet": sheet,
        "rows": [(taking, next(iter(taking.taken_back.all()), None)) for taking in sheet.page.rows],
        "more": sheet.page.more,
        "today": today,
        "dues": _near(sheet.dues, today),
        "kinds": revenue.KINDS,
        "periods": revenue.PERIODS,
        "share": plain(one.share),
        "prices": revenue.hourly_prices(yard) if one.kind == revenue.PARKING else [],
        "minutes": (minutes // 60, minutes % 60, minutes),
        "form": form,
        "taking": form if verb == "take" else Form(begun),
        "by_hand": finance.words.BY_HAND,
        "ways": finance.words.BY_HAND,
        "may_take": can(actor, TAKE, yard),
        "may_agree": can(actor, AGREE, yard),
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/revenue_contract.html", shown, status=status)


def _near(dues: Sequence[finance.revenue.Due], today: date) -> list[finance.revenue.Due]:
    """What is owed, what was paid last, and what comes next: a contract may have some hundred due days."""
    owed = [one for one in dues if one.left and one.day < today][-OWED:]
    paid = [one for one in dues if not one.left][-PAID:]
    coming = [one for one in dues if one.left and one.day >= today][:NEXT]
    return sorted((*owed, *paid, *coming), key=lambda one: one.day)


@require_POST
def do(request: HttpRequest, code: str, contract: int, verb: str) -> HttpResponse:
    """Take money, take it back, or end the contract."""
    return VERBS.do(request, code, f"/desk/{code}/revenue/{contract}/", contract, verb)


def _take(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    given = request.POST
    taken = revenue.Taken(
        fen=sum_typed(given.get("fen", "")),
        way=given.get("way", ""),
        day=day_or_odd(given.get("day", "")),
        words=given.get("words", ""),
        count=number_typed(given.get("count") or "0", otherwise=-1),
        minutes=number_typed(given.get("minutes") or "0", otherwise=-1),
        price=given.get("price", "")[:60],
    )
    key = (given.get("key") or new_key())[:64]
    return revenue.take_revenue(actor=actor, yard=yard, number=number, taken=taken, client_key=key)


def _back(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    taking = number_typed(request.POST.get("taking", ""))
    return revenue.take_back_revenue(actor=actor, yard=yard, taking=taking, why=request.POST.get("why", ""))


def _end(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    until = day_or_odd(request.POST.get("until", ""))
    return revenue.end_revenue(actor=actor, yard=yard, number=number, until=until, why=request.POST.get("why", ""))


ACTS = {"take": _take, "back": _back, "end": _end}
VERBS = Verbs(ACTS, {"take": TAKE, "back": AGREE, "end": AGREE}, _one)
