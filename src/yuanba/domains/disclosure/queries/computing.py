"""The figures of a period, worked out from bills, payments, costs and the contract; nothing is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Sum

from yuanba.domains.contracts import public as contracts
from yuanba.domains.contracts.public import Contract, Terms
from yuanba.domains.disclosure.models import Publication, PublishedVoucher
from yuanba.domains.disclosure.queries.earning import public_of
from yuanba.domains.disclosure.queries.serving import report_of
from yuanba.domains.disclosure.rules import figuring
from yuanba.domains.disclosure.rules.spans import Span, day_before
from yuanba.domains.finance import public as finance
from yuanba.domains.places.public import Place
from yuanba.kernel.money import format_decimal
from yuanba.platform.yards.models import Yard

HOMES = (Place.Kind.HOME, Place.Kind.SHOP)
REMUNERATION = contracts.modes.REMUNERATION
ITEMS = tuple(contracts.vocabulary.COSTS)
Late = Sequence[finance.VoucherLine]


@dataclass(frozen=True)
class Books:
    """All that moved in the money of an estate until the end of a day."""

    yard: Yard
    until: date
    came: Sequence[figuring.Came] = ()
    went: Sequence[figuring.Went] = ()
    billed: Sequence[finance.BilledFee] = field(default=())
    covers: Sequence[tuple[date, int]] = ()

    def covered(self, span: Span) -> int:
        """What of deficits was covered on these days."""
        return sum(fen for day, fen in self.covers if span[0] <= day <= span[1])


def books_of(yard: Yard, since: date, until: date) -> Books:
    """Bills from `since` on, everything else from the beginning."""
    late = finance.words.LATE
    came = [
        figuring.Came(str(one.bill), one.month, one.kind == late, one.fee, one.passed, one.day)
        for one in finance.settled(yard, until)
    ]
    went = [figuring.Went(one.item, one.part, one.fen, one.day) for one in finance.item_costs(yard, until)]
    covers = [(one.day, one.fen) for one in finance.covering.covered(yard, until)]
    return Books(yard, until, came, went, finance.billed_fees(yard, since, until), covers)


def figures_of(yard: Yard, contract: Contract, kind: str, span: Span) -> dict[str, Any]:
    """The document of a period but for its head: what is signed and published."""
    signed = list(Contract.objects.filter(yard=yard, signed_on__isnull=False, since__lte=span[1]).order_by("since"))
    books = books_of(yard, min(span[0].replace(day=1), *(one.since for one in signed)), span[1])
    terms = contracts.terms_on(contract, span[1])
    year = (max(date(span[1].year, 1, 1), contract.since), span[1])
    rows = _rows(books, contract, terms, kind, span, year)
    sums = {part: sum(row["now"] for row in rows if row["of"] == part) for part in ("income", "expense")}
    opening, moved, late = _opening(books, signed, terms, kind, span)
    return _corrections(moved, late) | {
        "mode": terms.mode,
        "rows": rows,
        "foot": {
            "opening": opening,
            "moved": moved,
            **sums,
            "closing": figuring.closing(opening, moved, sums["income"], sums["expense"]),
        },
        "basics": _basics(books, span),
        "prices": [_price(one) for one in terms.tariffs],
        "deposits": _deposits(yard, span),
        "passed": _passed(books, span),
        "service": report_of(yard, contract, span),
        "public": public_of(yard, kind, span),
        "fund": finance.fund.fund_stood(yard, *span),
    }


def _rows(books: Books, contract: Contract, terms: Terms, kind: str, span: Span, year: Span) -> list[dict[str, Any]]:
    came, came_year = (figuring.received(books.came, kind, days) for days in (span, year))
    income = [{**row, "of": "income"} for row in figuring.rows_of(came, came_year, {})]
    now, whole = figuring.spent(books.went, span), figuring.spent(books.went, year)
    costs = [
        {**row, "of": "expense"}
        for row in figuring.rows_of(figuring.by_item(now, ITEMS), figuring.by_item(whole, ITEMS), terms.budget)
    ]
    for row in costs:
        parts = {part: fen for (item, part), fen in sorted(now.items()) if part and item == row["code"]}
        row |= {"parts": parts} if parts else {}
    if terms.mode != REMUNERATION:
        return income + costs
    cover = [books.covered(days) for days in (span, year)]
    if any(cover):
        income.append({"code": figuring.COVER, "now": cover[0], "year": cover[1], "of": "income"})
    pay = [drawn_of(books, contract, terms, days) for days in (span, year)]
    return [*income, *costs, {"code": "remuneration", "now": pay[0], "year": pay[1], "of": "expense"}]


def drawn_of(books: Books, contract: Contract, terms: Terms, span: Span) -> int:
    """What the company may draw for these days."""
    if terms.base == "billed":
        base = [(one.month, one.fen) for one in books.billed]
    else:
        base = [(one.day, one.fee) for one in books.came]
    runs = (contract.since, contract.last_day)
    return contracts.drawing.drawn(terms.pay, base, runs, span)


def _net(books: Books, contract: Contract, terms: Terms, kind: str, span: Span) -> int:
    """What these days brought the owners."""
    income = sum(figuring.received(books.came, kind, span).values()) + books.covered(span)
    return income - sum(figuring.spent(books.went, span).values()) - drawn_of(books, contract, terms, span)


def _opening(books: Books, signed: Sequence[Contract], terms: Terms, kind: str, span: Span) -> tuple[int, int, Late]:
    """What was carried to the owners before, as it was published; by how much that is put right now, and by which
    vouchers that came too late."""
    late = late_of(books.yard, span)
    if terms.mode != REMUNERATION:
        return 0, -sum(one.fen for one in late), late
    carried, last = 0, day_before(span[0])
    for one in signed:
        days = (one.since, min(one.last_day, last))
        its = contracts.terms_on(one, days[1])
        if days[0] <= days[1] and its.mode == REMUNERATION:
            carried += _net(books, one, its, kind, days)
    before = Publication.objects.filter(yard=books.yard, until=last, superseded_by=None).order_by("-number").first()
    if before is None or before.document["mode"] != REMUNERATION:
        return carried, 0, ()
    told = before.document["foot"]["closing"]
    return told, carried - told, late


def late_of(yard: Yard, span: Span) -> Late:
    """Vouchers of earlier days that were booked in these, as far as no correction told them already."""
    late = finance.late_lines(yard, *span)
    rows = PublishedVoucher.objects.filter(yard=yard, item__in=ITEMS, voucher__in=[one.number for one in late])
    told = set(rows.filter(publication__until__lt=span[0], fen__gt=0).values_list("voucher", flat=True)) if late else ()
    return [one for one in late if one.number not in told]


def _corrections(moved: int, late: Late) -> dict[str, Any]:
    """Of what earlier periods are put right by: the vouchers that came too late, and what was worked out anew."""
    if not (moved or late):
        return {}
    vouchers = -sum(one.fen for one in late)
    said = {"vouchers": vouchers, "other": moved - vouchers, "numbers": [one.number for one in late]}
    return {"corrections": said}


def _basics(books: Books, span: Span) -> list[dict[str, Any]]:
    """Of homes and of shops: how many, how large, how many were billed, how many of them have paid, how much."""
    paid: dict[str, int] = {}
    for one in books.came:
        paid[one.bill] = paid.get(one.bill, 0) + one.fee
    billed = [one for one in books.billed if one.month >= span[0].replace(day=1)]
    rows = Place.objects.filter(yard=books.yard, kind__in=HOMES).values_list("kind")
    sizes = {
        kind: (count, area or 0) for kind, count, area in rows.annotate(n=Count("id"), area=Sum("area")).order_by()
    }
    return [
        {"kind": str(kind), "homes": sizes[kind][0], "area": sizes[kind][1]}
        | _collected([one for one in billed if one.home_kind == kind], paid)
        for kind in HOMES
        if kind in sizes
    ]


def _collected(billed: Sequence[finance.BilledFee], paid: Mapping[str, int]) -> dict[str, Any]:
    homes = {one.home for one in billed}
    owing = {one.home for one in billed if paid.get(str(one.bill), 0) < one.fen}
    fen = sum(one.fen for one in billed)
    came = sum(paid.get(str(one.bill), 0) for one in billed)
    rate = finance.figures.collection_rate(came, fen)
    return {"billed": len(homes), "paid": len(homes - owing), "due": fen, "came": came, "rate": rate}


def _price(one: contracts.Tariff) -> dict[str, Any]:
    price = format_decimal(one.price)
    return {"name": one.name, "name_en": one.name_en, "kind": one.kind, "price": price, "passed_on": one.passed_on}


def _deposits(yard: Yard, span: Span) -> dict[str, int]:
    moves = finance.deposit_moves(yard, span[1])
    now = [one for one in moves if one.day >= span[0]]
    return {
        "opening": sum(one.fen for one in moves if one.day < span[0]),
        "came": sum(one.fen for one in now if one.fen > 0),
        "back": -sum(one.fen for one in now if one.fen < 0 and not one.kept),
        "kept": -sum(one.fen for one in now if one.kept),
        "closing": sum(one.fen for one in moves),
    }


def _passed(books: Books, span: Span) -> dict[str, int]:
    """What homes paid for others, and what was handed to these."""
    came = [(one.day, one.passed) for one in books.came]
    went = finance.passed_on(books.yard, span[1])
    opening = sum(fen for day, fen in came if day < span[0]) - sum(fen for day, fen in went if day < span[0])
    now = sum(fen for day, fen in came if day >= span[0])
    on = sum(fen for day, fen in went if day >= span[0])
    return {"opening": opening, "came": now, "on": on, "closing": opening + now - on}
