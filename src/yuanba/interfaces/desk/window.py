"""The window of fees on one page: find the home, see what is owed, take the payment; the receipt comes next."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from yuanba.domains.finance import public as finance
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, typed
from yuanba.interfaces.billing import badge_of, plain, sum_typed
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.ways import may_in
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

ACTION, MOST = "payment.take", 8


@require_safe
def find(request: HttpRequest, code: str) -> HttpResponse:
    """By place (3-2-902), name, or telephone; one home that fits is opened."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ACTION)
    text = request.GET.get("find", "").strip()[:60]
    homes = _found(actor, yard, text) if text else {}
    if len(homes) == 1:
        return redirect(f"/desk/{code}/window/{next(iter(homes))}/")
    shown = frame(request, yard, "window") | {"find": text, "homes": list(homes.values()), "paying": None}
    shown["may_bank"] = can(actor, "payment.bank", yard)
    return render(request, "desk/window.html", shown)


def _found(actor: Actor, yard: Yard, text: str) -> dict[UUID, places.Place]:
    home = places.find_place(yard, text)
    if home is not None and home.kind in (places.Place.Kind.HOME, places.Place.Kind.SHOP):
        return {home.id: home} if can(actor, ACTION, home) else {}
    if not may_in(actor, "people.read_cards", yard):
        return {}
    rows = people.living(actor, yard, text=text).rows
    return {one.home.id: one.home for one in rows[:MOST] if can(actor, ACTION, one.home)}


@require_safe
def home(request: HttpRequest, code: str, home_id: UUID) -> HttpResponse:
    """What the home owes, and the form."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    return page(request, actor, desk_yard(actor, code, ACTION), home_id, Form())


def page(request: HttpRequest, actor: Actor, yard: Yard, home_id: UUID, form: Form, status: int = 200) -> HttpResponse:
    """The home at the window, with what was typed and refused."""
    owing = finance.owing(actor, yard, home_id)
    active = form.values.get("verb", "")
    shown: dict[str, Any] = frame(request, yard, "window") | {
        "find": owing.home.path.removeprefix(f"{yard.path}/").replace("/", "-"),
        "paying": owing,
        "owners": [one for one in people.occupants(actor, yard, home_id) if one.kind in people.OWNING],
        "bills": [(one, badge_of(one), owing.late.get(one.id, 0)) for one in owing.bills],
        "ways": finance.words.WAYS,
        "by_hand": finance.words.BY_HAND,
        "kinds": finance.words.PAYMENTS,
        "forms": {verb: form if verb == active else Form(_first(verb, owing)) for verb in (*ACTS, "online")},
        "has_online": finance.online.port_of(yard.code) is not None,
        "wrong": form,
        **{f"at_{name}": f"{UIDS.get(active, 'pay')}-{name}" for name in ("fen", "words", "way")},
        "may_return": can(actor, "payment.return", owing.home),
    }
    shown |= _situations(request, actor, yard, owing, form)
    return render(request, "desk/window.html", shown, status=status)


def _situations(request: HttpRequest, actor: Actor, yard: Yard, owing: finance.Owing, form: Form) -> dict[str, Any]:
    may_run, today = can(actor, "bill.run", owing.home), clock.today().isoformat()
    kinds, prices = finance.situations.KINDS, finance.prices_of_spaces(yard) if may_run else []
    return {
        "situation_kinds": kinds,
        "note_kinds": kinds if prices else {name: word for name, word in kinds.items() if name != "space"},
        "may_run": may_run,
        "prices": prices,
        "note": form if form.values.get("verb") == "note" else Form({"since": today}),
        "situation_done": request.GET.get("done", "") in ("note", "end"),
        "today": today,
    }


def _first(verb: str, owing: finance.Owing) -> dict[str, str]:
    fen = {"pay": owing.total, "online": owing.principal, "refund": owing.advance}.get(verb, 0)
    return {"key": new_key(), "fen": plain(fen) if fen else "", "way": "cash"}


@require_POST
def do(request: HttpRequest, code: str, home_id: UUID, verb: str) -> HttpResponse:
    """Take a payment or a deposit, or give an advance back; what is refused stands again as it was typed."""
    stands_at(request, f"/desk/{code}/window/{home_id}/")
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    if verb not in ACTS:
        raise absent()
    yard = desk_yard(actor, code, ACTION)
    key = (request.POST.get("key") or new_key())[:64]
    try:
        made = ACTS[verb](actor=actor, yard=yard, home_id=home_id, paying=_paying(request), client_key=key)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        form = refused({**typed(request), "verb": verb}, refusal)
        return page(request, actor, yard, home_id, form, refusal.status)
    return redirect(f"/desk/{code}/receipts/{made.number}/?done={verb}")


def _paying(request: HttpRequest) -> finance.Paying:
    form = request.POST
    late = form.get("late", "") == "1"
    return finance.Paying(sum_typed(form.get("fen", "")), form.get("way", ""), form.get("words", ""), late)


ACTS: dict[str, Callable[..., finance.Payment]] = {
    "pay": finance.take_payment,
    "deposit": finance.take_deposit,
    "refund": finance.refund_advance,
}
UIDS = {"pay": "pay", "deposit": "dep", "refund": "ref", "online": "onl"}
