"""What a contract must hold before it is kept: clean words, prices that are none below nothing, codes once."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any

from yuanba.domains.contracts.rules import vocabulary as words
from yuanba.domains.contracts.rules.modes import BASES, LUMP_SUM, MODES
from yuanba.domains.contracts.rules.terms import Line, Tariff, Terms, to_data
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean

register("company-missing", 422, "Please say which company, in up to 80 characters.")
register("contract-days", 422, "The last day comes after the first, at most twenty years later.")
register("mode-unknown", 422, "Please choose one of the two modes.")
register("pay-wrong", 422, "Please say what the company may draw: at most the whole base, or a sum each quarter.")
register(
    "late-wrong",
    422,
    "A late fee is at most one hundredth a day, its cap at most the fee itself, with up to 365 days of grace.",
)
register("order-unknown", 422, "Please choose what a payment pays first.")
register("lines-wrong", 422, "Each service needs a name, and how often it is owed: from 1 to 1,000 times.")
register(
    "tariffs-wrong",
    422,
    "Each price needs a name, a kind and up to 100,000 yuan; a shared one says how it is shared.",
)
register("tariff-meter", 422, "A price by meter, or shared by a common one, says what the meter counts.")
register("tariff-month", 422, "Heating says in which month of the year a season is billed.")
register("tariff-bands", 422, "Sharing by floors needs the coefficients, such as “1-2: 0; 3-33: 1”.")
register("budget-wrong", 422, "A budget gives each of the listed costs a sum in yuan.")
MOST_ROWS, MOST_FEN, LONGEST_DAYS = 60, 10**13, 7305
MOST_PRICE = 100_000


@dataclass(frozen=True)
class Draft:
    """A contract before it is signed; the first and the last day both count."""

    company: str
    since: date
    until: date
    company_en: str = ""
    terms: Terms = field(default_factory=Terms)


def checked(draft: Draft) -> Draft:
    """The draft with clean words; refused as `invalid` with a code per field."""
    company, english = clean(draft.company), clean(draft.company_en)[:120]
    wrong = faults(draft.terms) | {
        "company": "" if 0 < len(company) <= 80 else "company-missing",
        "until": "" if 0 < (draft.until - draft.since).days <= LONGEST_DAYS else "contract-days",
    }
    _refuse(wrong)
    return replace(draft, company=company, company_en=english, terms=tidy(draft.terms))


def said_by(draft: Draft) -> dict[str, Any]:
    """All that a draft says, as data."""
    days = {"since": draft.since.isoformat(), "until": draft.until.isoformat()}
    return {"company": draft.company, "company_en": draft.company_en, "terms": to_data(draft.terms)} | days


def checked_terms(terms: Terms) -> Terms:
    """The terms of a supplement; refused as `invalid` with a code per field."""
    _refuse(faults(terms))
    return tidy(terms)


def _refuse(wrong: dict[str, str]) -> None:
    found = {name: code for name, code in wrong.items() if code}
    if found:
        raise Refusal("invalid", fields=found)


def faults(terms: Terms) -> dict[str, str]:
    """The code of what is wrong with each part; empty where nothing is."""
    return {
        "mode": "" if terms.mode in MODES else "mode-unknown",
        "pay": "" if _pay_fits(terms) else "pay-wrong",
        "late": "" if _late_fits(terms) else "late-wrong",
        "order": "" if terms.order in words.ORDERS else "order-unknown",
        "lines": "" if _rows(terms.lines) and all(map(_line_fits, terms.lines)) else "lines-wrong",
        "tariffs": _tariffs_fault(terms.tariffs),
        "budget": "" if _budget_fits(terms) else "budget-wrong",
    }


def _rows(rows: Sequence[Line | Tariff]) -> bool:
    return len(rows) <= MOST_ROWS and len({one.code for one in rows}) == len(rows)


def _pay_fits(terms: Terms) -> bool:
    pay = terms.pay
    if terms.mode == LUMP_SUM:
        return not pay.ratio and not pay.fixed
    one = bool(pay.ratio) != bool(pay.fixed)
    return one and 0 <= pay.ratio <= 1 and 0 <= pay.fixed <= MOST_FEN and terms.base in BASES


def _late_fits(terms: Terms) -> bool:
    late = terms.late
    if late is None:
        return True
    cap = late.cap is None or 0 < late.cap <= 1
    return 0 < late.daily <= Fraction(1, 100) and cap and 0 <= late.grace <= 365


def _named(row: Line | Tariff) -> bool:
    return 0 < len(clean(row.name)) <= 60 and 0 < len(row.code) <= 8 and row.code.isascii() and row.code.isalnum()


def _line_fits(line: Line) -> bool:
    often = 1 <= line.times <= 1000 if line.per in words.COUNTED else line.times == 0
    return _named(line) and line.per in words.PERS and often


def _tariff_fits(tariff: Tariff) -> bool:
    shared = tariff.share in words.SHARES if tariff.kind == words.SHARED else not tariff.share
    part = tariff.vacant is None or 0 <= tariff.vacant <= 1
    hourly = tariff.kind == words.PARKING_HOUR or not (tariff.free or tariff.cap)
    sums = 0 <= tariff.price <= MOST_PRICE and 0 <= tariff.free <= 1440 and 0 <= tariff.cap <= MOST_FEN
    known = tariff.kind in words.KINDS and tariff.missing in (words.MISSING if tariff.kind == words.METERED else ("",))
    return _named(tariff) and known and shared and part and hourly and sums and len(tariff.starts) <= 20


def _tariffs_fault(rows: Sequence[Tariff]) -> str:
    return next(filter(None, map(_tariff_fault, rows)), "") if _rows(rows) else "tariffs-wrong"


def _tariff_fault(tariff: Tariff) -> str:
    if not _tariff_fits(tariff):
        return "tariffs-wrong"
    counted = tariff.kind in (words.METERED, words.SHARED)
    if (tariff.meter not in words.METERS) if counted else (tariff.meter or tariff.starts):
        return "tariff-meter"
    if tariff.month not in range(1, 13) if tariff.kind == words.HEATING else tariff.month:
        return "tariff-month"
    return "" if bool(tariff.bands) == (tariff.share == "floor") else "tariff-bands"


def _budget_fits(terms: Terms) -> bool:
    return terms.budget.keys() <= words.COSTS.keys() and all(0 <= one <= MOST_FEN for one in terms.budget.values())


def tidy(terms: Terms) -> Terms:
    """The same with clean words."""
    lines, tariffs = map(_tidy_line, terms.lines), map(_tidy_tariff, terms.tariffs)
    return replace(terms, lines=tuple(lines), tariffs=tuple(tariffs))


def _tidy_line(one: Line) -> Line:
    standard, english = clean(one.standard)[:300], clean(one.standard_en)[:400]
    return replace(one, name=clean(one.name), name_en=_english(one), standard=standard, standard_en=english)


def _tidy_tariff(one: Tariff) -> Tariff:
    return replace(one, name=clean(one.name), name_en=_english(one))


def _english(row: Line | Tariff) -> str:
    return clean(row.name_en)[:100]
