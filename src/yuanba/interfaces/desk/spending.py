"""What the estate's money was paid for, on the desk: a question and its answer, one voucher, and a new one."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yuanba.domains.contracts.public import vocabulary
from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.finance import public as finance
from yuanba.interfaces.asking import actor_of, home_called, number_typed, place_typed, stands_at, to_sign_in, typed
from yuanba.interfaces.billing import plain, sum_typed
from yuanba.interfaces.dates import day_or_none, day_or_odd
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.verbs import Verbs
from yuanba.interfaces.pictures import of_stored
from yuanba.interfaces.tables import dated, table_of
from yuanba.interfaces.uploads import stored_photos
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.kernel.text import gettext_noop as _
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

ACTION, LIMIT = "spending.read", "spending.limit"
KINDS = ("csv", "xlsx")
PUBLIC = {one: words for one, words in disclosure.words.PUBLIC.items() if one in finance.chart.PAID_OUT}
ITEMS = vocabulary.COSTS | {finance.chart.REMUNERATION: _("Remuneration of the company")} | PUBLIC
HEAD = (
    _("No."),
    _("Day"),
    _("Cost"),
    _("For people or things"),
    _("Paid for"),
    _("Paid to"),
    _("Invoice number"),
    _("Place"),
    _("Yuan"),
    _("State"),
)


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """The question in the address, its answer by cost, and the vouchers."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    return _listed(request, actor, desk_yard(actor, code, ACTION), Form())


def _listed(request: HttpRequest, actor: Actor, yard: Yard, limiting: Form, status: int = 200) -> HttpResponse:
    asked, form = _asked(request, yard)
    found = finance.spending(actor, yard, asked, after=request.GET.get("after", ""))
    query = urlencode({name: value for name, value in form.values.items() if value})
    shown = frame(request, yard, "spending") | {
        "found": found,
        "rows": found.page.rows,
        "more": found.page.more,
        "form": form,
        "query": query,
        "is_asked": bool(query) or form.is_wrong,
        "may_write": can(actor, "spending.write", yard),
        "limit": finance.limit_of(yard),
        "limiting": limiting,
        "may_limit": can(actor, LIMIT, yard),
    }
    return render(request, "desk/spending.html", shown | _words(), status=422 if form.is_wrong else status)


@require_POST
def limit(request: HttpRequest, code: str) -> HttpResponse:
    """From which sum on a payment needs a resolution."""
    stands_at(request, f"/desk/{code}/spending/")
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, LIMIT)
    text = request.POST.get("fen", "").strip()
    try:
        finance.set_spending_limit(actor=actor, yard=yard, fen=sum_typed(text) if text else None)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _listed(request, actor, yard, refused(typed(request), refusal), refusal.status)
    return redirect(f"/desk/{code}/spending/")


def _words() -> dict[str, Any]:
    return {"items": ITEMS, "parts": finance.PARTS, "states": finance.VOUCHER_STATES}


def _asked(request: HttpRequest, yard: Yard) -> tuple[finance.Asked, Form]:
    """The question, without what of it cannot be read; the form says why."""
    given = request.GET
    values = {name: given.get(name, "").strip() for name in ("item", "place", "since", "until", "words", "waiting")}
    wrong: Refusal | None = None
    read: dict[str, Any] = {}
    acts: dict[str, Callable[[str], object]] = {
        "place": lambda text: home_called(yard, text),
        "since": lambda text: day_or_none(text, "since"),
        "until": lambda text: day_or_none(text, "until"),
    }
    for name, act in acts.items():
        try:
            read[name] = act(values[name]) if values[name] else None
        except Refusal as refusal:
            said = {name: next(iter(refusal.fields.values()), refusal.code)}
            wrong = Refusal("invalid", fields={**(wrong.fields if wrong else {}), **said})
    item = values["item"] if values["item"] in ITEMS else ""
    asked = finance.Asked(item=item, words=values["words"][:60], waiting=values["waiting"] == "1", **read)
    return asked, refused(values, wrong) if wrong else Form(values)


@require_safe
def exported(request: HttpRequest, code: str, kind: str) -> HttpResponseBase:
    """The vouchers that fit the question, as a file."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ACTION)
    if kind not in KINDS:
        raise absent()
    asked, _form = _asked(request, yard)
    found = finance.every_voucher(actor, yard, asked)
    name = dated(f"{yard.code}-spending", kind)
    return table_of([gettext(one) for one in HEAD], (_cells(one) for one in found), name, kind, gettext("Spending"))


def _cells(one: finance.Voucher) -> list[str]:
    return [
        str(one.number),
        one.day.isoformat(),
        gettext(ITEMS[one.item]),
        gettext(finance.PARTS[one.part]) if one.part else "",
        one.words,
        one.payee,
        one.invoice,
        one.place.label if one.place else "",
        plain(one.fen),
        gettext(finance.VOUCHER_STATES[one.state]),
    ]


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, code: str) -> HttpResponse:
    """The form of a new voucher, and what comes of it."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "spending.write")
    begun = {"key": new_key(), "day": clock.today().isoformat(), "way": "transfer"}
    form, status = Form(begun | {"item": request.GET.get("item", "")[:12]}), 200
    if request.method == "POST":
        try:
            key = (request.POST.get("key") or new_key())[:64]
            made = finance.write_voucher(actor=actor, yard=yard, spent=_spent(request, yard), client_key=key)
            return redirect(f"/desk/{code}/spending/{made.number}/?done=write")
        except Refusal as refusal:
            if refusal.status not in (409, 413, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    shown = frame(request, yard, "spending") | {
        "form": form,
        "by_hand": finance.words.BY_HAND,
        "limit": finance.limit_of(yard),
        "resolutions": finance.left_of(yard),
        "closed": finance.closed_until(yard),
    }
    costs = {"items": vocabulary.COSTS, "public": PUBLIC}
    return render(request, "desk/voucher_new.html", shown | _words() | costs, status=status)


def _spent(request: HttpRequest, yard: Yard) -> finance.Spent:
    """What was typed; a place that cannot be found is refused after the pictures are kept."""
    form = request.POST
    scans = stored_photos(request, yard, "scans", finance.MOST_SCANS, pdf=True)
    return finance.Spent(
        item=form.get("item", ""),
        part=form.get("part", ""),
        fen=sum_typed(form.get("fen", "")),
        day=day_or_odd(form.get("day", "")),
        words=form.get("words", ""),
        payee=form.get("payee", ""),
        way=form.get("way", ""),
        invoice=form.get("invoice", ""),
        resolution=number_typed(form.get("resolution") or "0", otherwise=-1),
        place=place_typed(yard, form.get("place", "")),
        scans=scans,
    )


@require_safe
def show(request: HttpRequest, code: str, voucher: int) -> HttpResponse:
    """One voucher with its documents."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    return _one(request, actor, desk_yard(actor, code, ACTION), voucher, Form())


def _one(request: HttpRequest, actor: Actor, yard: Yard, number: int, form: Form, status: int = 200) -> HttpResponse:
    sheet = finance.voucher_sheet(actor, yard, number)
    voucher, closed = sheet.voucher, finance.closed_until(yard)
    shown = frame(request, yard, "spending") | {
        "voucher": voucher,
        "scans": sheet.scans,
        "ways": finance.words.BY_HAND,
        "form": form,
        "may": can(actor, "spending.approve", yard) and voucher.state in ("written", "approved"),
        "is_own": voucher.account is not None and voucher.account == actor.account,
        "done": request.GET.get("done", ""),
        "closed": closed,
        "will_be_late": voucher.state == "written" and closed is not None and voucher.day <= closed,
    }
    return render(request, "desk/voucher.html", shown | _words(), status=status)


@require_safe
def scan(request: HttpRequest, code: str, scan_id: UUID, side: int) -> FileResponse:
    """A document of a voucher; refused as absent."""
    actor = actor_of(request)
    yard = desk_yard(actor, code, ACTION)
    return of_stored(yard, finance.scan_file(actor, yard, scan_id), side)


@require_POST
def do(request: HttpRequest, code: str, voucher: int, verb: str) -> HttpResponse:
    """Approve it, refuse it, or take an approved one back."""
    return VERBS.do(request, code, f"/desk/{code}/spending/{voucher}/", voucher, verb)


def _approve(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    return finance.approve_voucher(actor=actor, yard=yard, voucher=number)


def _refuse(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    return finance.refuse_voucher(actor=actor, yard=yard, voucher=number, why=request.POST.get("why", ""))


def _take_back(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    return finance.take_back_voucher(actor=actor, yard=yard, voucher=number, why=request.POST.get("why", ""))


ACTS = {"approve": _approve, "refuse": _refuse, "back": _take_back}
VERBS = Verbs(ACTS, dict.fromkeys(ACTS, "spending.approve"), _one)
