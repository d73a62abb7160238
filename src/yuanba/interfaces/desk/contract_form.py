"""A contract as a form holds it, and back: rows by their codes, sums in yuan, parts in per cent."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from yuanba.domains.contracts import public as contracts
from yuanba.interfaces.dates import day_of
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.money import format_decimal, format_yuan, parse_decimal, parse_yuan

register("bands-please", 422, "Please write the floors as “1-2: 0; 3-10: 0.8; 11-33: 1”, each floor once.")
register("sum-please", 422, "Please write a number such as 1.98.")
BLANKS = 2
T = TypeVar("T")
Values = Mapping[str, str]


class Reading:
    """Reads fields one after the other and keeps what cannot be read."""

    def __init__(self, form: Values) -> None:
        self.form = form
        self.wrong: dict[str, str] = {}

    def text(self, name: str) -> str:
        """As typed."""
        return self.form.get(name, "").strip()

    def number(self, name: str, read: Callable[[str], T], default: T, fault: str = "sum-please") -> T:
        """Read by `read`; the default where the field is empty."""
        text = self.text(name)
        if not text:
            return default
        try:
            return read(text)
        except ValueError:
            self.wrong[name] = fault
            return default

    def part(self, name: str, of: int = 100) -> Fraction | None:
        """Per cent, or of another whole."""
        return self.number(name, lambda text: parse_decimal(text) / of, None)

    def day(self, name: str) -> date:
        """A day; today's error where there is none."""
        try:
            return day_of(self.text(name), name)
        except Refusal as refusal:
            self.wrong |= refusal.fields
            return date.min

    def done(self) -> None:
        """Refuse as `invalid` what could not be read."""
        if self.wrong:
            raise Refusal("invalid", fields=self.wrong)


def whole(text: str) -> int:
    """A whole number of at most six figures."""
    if not (text.isascii() and text.isdecimal() and len(text) < 7):
        raise ValueError(text)
    return int(text)


def codes_of(form: Values, kind: str, blanks: int = BLANKS) -> list[str]:
    """The codes of the rows that are there, and of some empty ones."""
    there = {name.split("-")[1] for name, value in form.items() if name.startswith(f"{kind}-") and value}
    numbers = sorted(int(one) for one in there if one.isascii() and one.isdecimal() and len(one) < 4)
    last = numbers[-1] if numbers else 0
    return [str(one) for one in (*numbers, *range(last + 1, last + 1 + blanks))]


def draft_of_form(form: Values) -> contracts.Draft:
    """The draft that was typed; refused with a code for each field that cannot be read."""
    read = Reading(form)
    since, until = read.day("since"), read.day("until")
    terms = _terms(read)
    read.done()
    return contracts.Draft(read.text("company"), since, until, read.text("company_en"), terms)


def terms_of_form(form: Values) -> contracts.Terms:
    """The terms alone, for a supplement and for looking."""
    read = Reading(form)
    terms = _terms(read)
    read.done()
    return terms


def _terms(read: Reading) -> contracts.Terms:
    remunerated = read.text("mode") == contracts.modes.REMUNERATION
    ratio, fixed = read.part("ratio") or Fraction(0), read.number("fixed", parse_yuan, 0)
    daily = read.part("daily")
    grace = read.number("grace", whole, 0)
    return contracts.Terms(
        mode=read.text("mode"),
        pay=contracts.Pay(ratio, fixed) if remunerated else contracts.Pay(),
        base=read.text("base") or "received",
        late=contracts.Clause(daily, read.part("cap"), grace) if daily else None,
        order=read.text("order") or "oldest_first",
        once=read.text("once") == "1",
        lines=tuple(_line(read, code) for code in _named(read, "line")),
        tariffs=tuple(_tariff(read, code) for code in _named(read, "tariff")),
        budget={key: fen for key in contracts.vocabulary.COSTS if (fen := read.number(f"budget-{key}", parse_yuan, 0))},
    )


def _named(read: Reading, kind: str) -> list[str]:
    return [code for code in codes_of(read.form, kind, 0) if read.text(f"{kind}-{code}-name")]


def _line(read: Reading, code: str) -> contracts.Line:
    at = f"line-{code}-"
    per = read.text(f"{at}per")
    times = read.number(f"{at}times", whole, 0) if per in contracts.vocabulary.COUNTED else 0
    words = {name: read.text(at + name) for name in ("name", "name_en", "standard", "standard_en")}
    return contracts.Line(code=code, per=per, times=times, **words)


def _tariff(read: Reading, code: str) -> contracts.Tariff:
    at, words = f"tariff-{code}-", contracts.vocabulary
    kind = read.text(f"{at}kind")
    hourly, counted = kind == words.PARKING_HOUR, kind in (words.METERED, words.SHARED)
    share = read.text(f"{at}share") if kind == words.SHARED else ""
    return contracts.Tariff(
        code=code,
        name=read.text(f"{at}name"),
        name_en=read.text(f"{at}name_en"),
        kind=kind,
        price=read.number(f"{at}price", parse_decimal, Fraction(0)),
        vacant=read.part(f"{at}vacant"),
        share=share,
        passed_on=read.text(f"{at}passed") == "1",
        free=read.number(f"{at}free", whole, 0) if hourly else 0,
        cap=read.number(f"{at}cap", parse_yuan, 0) if hourly else 0,
        meter=read.text(f"{at}meter") if counted else "",
        starts=read.text(f"{at}starts") if kind == words.SHARED else "",
        missing=read.text(f"{at}missing") if kind == words.METERED else "",
        month=read.number(f"{at}month", whole, 0) if kind == words.HEATING else 0,
        bands=read.number(f"{at}bands", contracts.sharing.bands_of, (), "bands-please") if share == "floor" else (),
    )


def values_of(contract: contracts.Contract, terms: contracts.Terms) -> dict[str, str]:
    """What the fields show."""
    days = {"since": contract.since.isoformat(), "until": contract.until.isoformat()}
    return {"company": contract.company, "company_en": contract.company_en} | days | values_of_terms(terms)


def values_of_terms(terms: contracts.Terms) -> dict[str, str]:
    """The same of the terms."""
    late, pay = terms.late, terms.pay
    values = {
        "mode": terms.mode,
        "ratio": _percent(pay.ratio or None),
        "fixed": _yuan(pay.fixed),
        "base": terms.base,
        "daily": _percent(late.daily if late else None),
        "cap": _percent(late.cap if late else None),
        "grace": str(late.grace) if late and late.grace else "",
        "order": terms.order,
        "once": "1" if terms.once else "",
    }
    for line in terms.lines:
        said: dict[str, Any] = vars(line) | {"times": line.times or ""}
        values |= {f"line-{line.code}-{name}": str(value) for name, value in said.items() if name != "code"}
    for tariff in terms.tariffs:
        values |= {f"tariff-{tariff.code}-{name}": value for name, value in _tariff_values(tariff).items()}
    return values | {f"budget-{key}": _yuan(fen) for key, fen in terms.budget.items()}


def _tariff_values(one: contracts.Tariff) -> dict[str, str]:
    return {
        "name": one.name,
        "name_en": one.name_en,
        "kind": one.kind,
        "price": format_decimal(one.price),
        "vacant": _percent(one.vacant),
        "share": one.share,
        "passed": "1" if one.passed_on else "",
        "free": str(one.free) if one.free else "",
        "cap": _yuan(one.cap),
        "meter": one.meter,
        "starts": one.starts,
        "missing": one.missing,
        "month": str(one.month) if one.month else "",
        "bands": contracts.sharing.plain_bands(one.bands),
    }


def _percent(value: Fraction | None) -> str:
    return "" if value is None else format_decimal(value * 100)


def _yuan(fen: int) -> str:
    return format_yuan(fen).replace(",", "") if fen else ""
