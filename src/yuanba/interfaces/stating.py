"""Statements in words: rows with their numbers, parts of the plan, and the difference to the last period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from yuanba.domains.contracts.public import modes, vocabulary
from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.finance import public as finance
from yuanba.domains.notices.public import chat
from yuanba.kernel.money import format_yuan, split_largest_remainder
from yuanba.kernel.text import gettext_noop

Document = Mapping[str, Any]
ROWS: dict[str, str] = {**vocabulary.COSTS, **disclosure.words.ROWS, **disclosure.words.PUBLIC}
BEHIND = ROWS | {disclosure.words.MOVED: gettext_noop("Corrections of earlier periods")}
PARTS = finance.PARTS
LEFT, GAIN = gettext_noop("left for the owners, carried on"), gettext_noop("gain of the company")
PLACES: dict[str, str] = {"home": gettext_noop("Dwellings"), "shop": gettext_noop("Shops")}


@dataclass(frozen=True)
class Shown:
    """A row of the table. `share` is how much of the year's plan is used, in per cent; less than nothing: no plan.

    `more` is the difference to the last period, None where there is none."""

    number: str
    code: str
    now: int
    year: int
    plan: int | None
    share: int
    change: str
    more: int | None
    note: str
    parts: Sequence[tuple[str, int]]
    is_cost: bool

    @property
    def left(self) -> int:
        """What is left of the year's plan; below nothing where more was spent."""
        return (self.plan or 0) - self.year

    @property
    def over(self) -> int:
        """By how much the plan is exceeded."""
        return -self.left

    @property
    def is_nil(self) -> bool:
        """Nothing came or went all year, nothing was planned, nothing is explained: one short line on a telephone."""
        return not (self.now or self.year or self.plan or self.note)


@dataclass(frozen=True)
class ServiceLine:
    """A line of the service report as it is stored, and its words in the language of the reader."""

    row: Mapping[str, Any]
    name: str
    standard: str

    @property
    def key(self) -> str:
        """What questions on it are kept under."""
        return f"service-{self.row['code']}"

    @property
    def is_short(self) -> bool:
        """Whether less was done than was due."""
        return disclosure.serving.is_short(self.row)


@dataclass(frozen=True)
class Part:
    """What became of so many fen of each yuan: a cost that opens its vouchers, or what is left."""

    code: str
    words: str
    fen: int
    is_cost: bool


def of_a_yuan(document: Document, fen: int = 100) -> list[Part]:
    """Each yuan that was carried here or came in, or so many fen of it: what it paid for, and what is left of it."""
    spent = [(row["code"], ROWS[row["code"]], row["now"]) for row in document["rows"] if row["of"] == "expense"]
    left = LEFT if document["mode"] == modes.REMUNERATION else GAIN
    uses = [one for one in (*spent, ("closing", left, document["foot"]["closing"])) if one[2] > 0]
    if not uses:
        return []
    parts = split_largest_remainder(fen, [now for _code, _words, now in uses])
    found = zip(uses, parts, strict=True)
    return [Part(code, words, part, code in vocabulary.COSTS) for (code, words, _now), part in found if part]


def told(document: Document, last: Document | None = None) -> dict[str, Any]:
    """What the templates of a statement show."""
    rows = _rows(document, last)
    foot = document["foot"]
    most = max(foot["income"], foot["expense"], 1)
    return {
        "statement_rows": rows,
        "income_rows": [one for one in rows if one.number.startswith("1.")],
        "cost_rows": [one for one in rows if one.number.startswith("2.")],
        "foot": foot,
        "corrections": document.get("corrections"),
        "yuan_parts": of_a_yuan(document),
        "sums": {part: _sum(rows, number) for part, number in (("income", "1."), ("expense", "2."))},
        "most": most,
        "basics": document["basics"],
        "prices": document["prices"],
        "deposits": document["deposits"],
        "passed": document["passed"],
        "mode": document["mode"],
        "is_remunerated": document["mode"] == modes.REMUNERATION,
        "modes": modes.MODES,
        "row_words": ROWS,
        "part_words": PARTS,
        "place_words": PLACES,
        "tariff_words": vocabulary.KINDS,
        "span_words": disclosure.spans.KINDS,
        "service": _service(document),
        "public": _public(document),
        "fund": document.get("fund"),
        "pers": vocabulary.PERS,
    }


def _public(document: Document) -> dict[str, Any] | None:
    """Public revenue; None of what was published before it was kept here."""
    found = document.get("public")
    if found is None:
        return None
    notes = document.get("notes", {})
    rows = [_row(row, f"3.{at}", None, notes.get(row["code"], "")) for at, row in enumerate(found["rows"], 1)]
    return {"rows": rows, "foot": found["foot"]}


def _service(document: Document) -> dict[str, Any] | None:
    """The service report; None of what was published before there was one."""
    found = document.get("service")
    if found is None:
        return None
    lines = [ServiceLine(row, _named(row, "name"), _named(row, "standard")) for row in found["lines"]]
    return {"lines": lines, "requests": found["requests"]}


def _named(row: Mapping[str, Any], name: str) -> str:
    english = (get_language() or "").startswith("en")
    return str((row[f"{name}_en"] if english else "") or row[name])


def _sum(rows: Sequence[Shown], start: str) -> tuple[int, int]:
    of = [one for one in rows if one.number.startswith(start)]
    return sum(one.now for one in of), sum(one.year for one in of)


def _rows(document: Document, last: Document | None) -> list[Shown]:
    before = {row["code"]: row["now"] for row in last["rows"]} if last else {}
    notes = document.get("notes", {})
    counts = {"income": 0, "expense": 0}
    found = []
    for row in document["rows"]:
        counts[row["of"]] += 1
        number = f"{1 if row['of'] == 'income' else 2}.{counts[row['of']]}"
        found.append(_row(row, number, before.get(row["code"], 0) if last else None, notes.get(row["code"], "")))
    return found


def _row(row: Mapping[str, Any], number: str, before: int | None, note: str) -> Shown:
    plan = row.get("plan")
    return Shown(
        number,
        row["code"],
        row["now"],
        row["year"],
        plan,
        row["year"] * 100 // plan if plan else -1,
        disclosure.figuring.change(row["now"], before or 0),
        None if before is None else row["now"] - before,
        note,
        list(row.get("parts", {}).items()),
        row["code"] in (*vocabulary.COSTS, *disclosure.words.PUBLIC, disclosure.figuring.COVER),
    )


def period_words(label: str) -> str:
    """2026-Q1 as people say it."""
    year, _dash, part = label.partition("-")
    number = part[1:].lstrip("0")
    forms = {
        "Q": _("%(year)s, quarter %(n)s"),
        "M": _("%(year)s, month %(n)s"),
        "W": _("%(year)s, week %(n)s"),
        "Y": _("the year %(year)s"),
    }
    return forms[part[0]] % {"year": year, "n": number}


def for_chat(publication: disclosure.Publication, site: str) -> str:
    """What is pasted into an owners' chat group, in both languages: the period, the same said plainly, the link."""
    head = publication.document["head"]
    parts = []
    for language in ("zh-hans", "en"):
        with override(language):
            what = _("Income and expense, services")
            title = f"{what} · {period_words(publication.label)}"
            parts.append(chat.Said(title, " ".join(plainly(publication.document))))
    link = f"{site.rstrip('/')}/b/{publication.yard.code}/statements/{publication.code}/"
    return chat.chat_text(parts, since=publication.since, until=publication.until, sender=head["estate"], link=link)


def plainly(document: Document) -> list[str]:
    """The same in two or three sentences, for whoever reads no tables."""
    foot = document["foot"]
    said = {name: format_yuan(abs(fen)) for name, fen in foot.items()}
    found = [_("¥%(income)s came in, ¥%(expense)s was spent.") % said]
    if document["mode"] == modes.REMUNERATION:
        found.append(
            _("¥%(closing)s is left for the owners and is carried on.") % said
            if foot["closing"] >= 0
            else _("¥%(closing)s is missing; the owners decide how it is covered.") % said
        )
    else:
        found.append(
            _("The company gained ¥%(closing)s. Gain and loss are its own.") % said
            if foot["closing"] >= 0
            else _("The company lost ¥%(closing)s. Gain and loss are its own.") % said
        )
    found += _plain_public(document.get("public"))
    found += _plain_fund(document.get("fund"))
    largest = max((row for row in document["rows"] if row["of"] == "expense"), key=lambda row: row["now"])
    if largest["now"] > 0:
        what, most = ROWS[largest["code"]], format_yuan(largest["now"])
        found.append(_("Most was paid for: %(what)s, ¥%(sum)s.") % {"what": _(what), "sum": most})
    return found


def _plain_fund(fund: Mapping[str, Any] | None) -> list[str]:
    """What the maintenance fund stood at, where it was told."""
    if not fund:
        return []
    said = {"closing": format_yuan(fund["closing"]), "day": fund["day"]}
    return [_("The maintenance fund stood at ¥%(closing)s on %(day)s, as its special account tells.") % said]


def _plain_public(public: Mapping[str, Any] | None) -> list[str]:
    """What common parts brought, where they brought anything."""
    foot = public["foot"] if public else {}
    if not foot or not (foot["income"] or foot["closing"]):
        return []
    said = {name: format_yuan(foot[name]) for name in ("income", "closing")}
    return [_("Common parts earned ¥%(income)s; of public revenue the owners have ¥%(closing)s.") % said]
