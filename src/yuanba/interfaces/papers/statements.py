"""A published statement on A4, for the wall: the same for everybody, in both languages, with a code that proves it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext
from django.views.decorators.http import require_safe

from yuanba.domains.contracts.public import modes
from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.places import public as places
from yuanba.interfaces.papers.answer import paper, published_pdf
from yuanba.interfaces.papers.words import Both, both, day, site_of
from yuanba.interfaces.stating import PARTS, PLACES, ROWS, Shown, period_words, plainly, told
from yuanba.kernel.money import format_yuan
from yuanba.platform.papers.public import Paper, code_picture
from yuanba.platform.yards.public import by_code

TABLE = ("Item (unit: yuan)", "This period", "The year so far", "Planned for the year", "Note")
HOMES = ("Homes, collection and prices", "How many", "Area, m²", "Collected of the period's fees")
HELD = ("Held for others: no income", "At the beginning", "Came in", "Went out", "Kept for damage", "At the end")
LINES = gettext_noop("Services of the contract")
SERVICES = (LINES, "Times due", "Times done", "Signed with a photograph", "Solved requests")
HEADING = gettext_noop("Statement of income and expense")
LEFT_OUT = gettext_noop("Public revenue and the maintenance fund are kept elsewhere and are not in this statement.")
FUND = gettext_noop(
    "Maintenance fund, as its special account told it of %(day)s (%(source)s): came in %(came)s, used %(used)s,"
    " balance %(closing)s yuan. The account prevails."
)
FUND_LEFT_OUT = gettext_noop("The maintenance fund is kept elsewhere and is not in this statement.")
REVENUE = ("Public revenue: what common parts earned", "This period", "The year so far", "Note")
REVENUE_FOOT = gettext_noop(
    "Public revenue: carried from before %(opening)s + income %(income)s − costs and share %(cost)s"
    " − used %(used)s = carried on %(closing)s yuan; %(fund_due)s of it is for the maintenance fund,"
    " %(undecided)s awaits a decision of the owners"
)
SCAN = gettext_noop("Scan: is this sheet as it was published?")
ASK = gettext_noop("Something is unclear? Scan and ask, call, or tell the committee.")
Document = Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """A row of a table: what it is, and its cells. A cost has its parts; a sum is printed strongly."""

    number: str
    name: Both
    cells: list[str]
    parts: str = ""
    is_sum: bool = False


@dataclass(frozen=True)
class Table:
    """Its heads, the first over the names, and its rows."""

    heads: list[Both]
    rows: list[Row]


@dataclass(frozen=True)
class Side:
    """Who signed, or a line to sign on; below it is room for a seal."""

    label: Both
    name: str


@dataclass(frozen=True)
class WallSheet:
    """The whole sheet."""

    estate: Both
    company: Both
    heading: Both
    period: Both
    mode: Both
    days: str
    number: str
    published_head: Both
    published: Both
    corrections: list[Both]
    plainly: list[Both]
    tables: list[Table]
    revenue: list[Table]
    revenue_foot: list[Both]
    services: list[Table]
    requests: list[Both]
    prices: list[Both]
    foot: Both
    fund: Both
    sides: list[Side]
    scan: Both
    digest_head: Both
    digest: str
    address: str
    ask: Both
    phone: str


@require_safe
def statement_pdf(request: HttpRequest, code: str, publication: str) -> HttpResponse:
    """What was published, to hang where people pass. Whoever may read it may print it: anybody."""
    found = disclosure.publication(by_code(code), publication)
    return published_pdf(request, statement_paper(found, site_of(request)), publication)


@lru_cache(maxsize=1024)
def _code(address: str) -> bytes:
    """The code of a published address, drawn once: half of what a sheet costs that was printed before."""
    return code_picture(address)


def statement_paper(found: disclosure.Published, site: str) -> Paper:
    """The sheet, dated by the day on which the statement was published: for ever the same, but for a correction."""
    one = found.publication
    document, head = one.document, one.document["head"]
    address = f"{site}/verify/{one.digest}/"
    data = WallSheet(
        estate=Both(head["estate"], head["estate_en"]),
        company=Both(head["company"], head["company_en"]),
        heading=_said(HEADING),
        period=both(lambda: period_words(one.label)),
        mode=_said(modes.MODES[document["mode"]]),
        days=f"{head['since']} – {head['until']}",
        number=one.code,
        published_head=_said("Published on"),
        published=day(one.at),
        corrections=_corrections(found),
        plainly=_plainly(document),
        tables=[_table(document, found.last), _homes(document), _held(document)],
        revenue=_revenue(document),
        revenue_foot=_revenue_foot(document),
        services=_services(document),
        requests=_requests(document),
        prices=[_price(one) for one in document["prices"]],
        foot=both(lambda: foot_words(document)),
        fund=_fund(document),
        sides=_sides(head),
        scan=_said(SCAN),
        digest_head=_said("Digest of this document"),
        digest=grouped(one.digest),
        address=address,
        ask=_said(ASK),
        phone=places.profile(one.yard).phone,
    )
    title = f"{head['estate']} {one.code}"
    made = paper("statement", title, data, {"code.svg": _code(address)})
    return replace(made, at=one.at)


def grouped(digest: str) -> str:
    """Eight groups of eight signs, which can be compared by eye."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))


def _said(words: str) -> Both:
    return both(lambda: _(words))


def _heads(words: Sequence[str]) -> list[Both]:
    return [_said(one) for one in words]


def _corrections(found: disclosure.Published) -> list[Both]:
    """That it corrects another, and that another corrects it."""
    one, later = found.publication, found.corrected
    said = []
    if one.supersedes:
        before = one.supersedes.code
        said.append(both(lambda: _("This is the correction of %(code)s: %(why)s") % {"code": before, "why": one.why}))
    if later:
        words = {"code": later.code, "why": later.why}
        said.append(both(lambda: _("This one was wrong and is corrected by %(code)s: %(why)s") % words))
    return said


def _plainly(document: Document) -> list[Both]:
    told_ = both(lambda: "\n".join(plainly(document)))
    return [Both(*pair) for pair in zip(told_.zh.split("\n"), told_.en.split("\n"), strict=True)]


def _table(document: Document, last: disclosure.Publication | None) -> Table:
    """Income, its sum, costs, their sum."""
    shown = told(document, last.document if last else None)
    rows = [_row(one) for one in shown["income_rows"]]
    rows.append(_sum("Income, sum", shown["sums"]["income"]))
    rows += [_row(one) for one in shown["cost_rows"]]
    rows.append(_sum("Expense, sum", shown["sums"]["expense"]))
    return Table(_heads(TABLE), rows)


def _row(one: Shown) -> Row:
    now = format_yuan(one.now) + (f"\n{one.change} %" if one.change else "")
    plan = "–" if one.plan is None else format_yuan(one.plan)
    parts = " · ".join(f"{_said(PARTS[part]).zh} {format_yuan(fen)}" for part, fen in one.parts)
    return Row(one.number, _said(ROWS[one.code]), [now, format_yuan(one.year), plan, one.note], parts)


def _sum(words: str, sums: tuple[int, int]) -> Row:
    return Row("", _said(words), [format_yuan(sums[0]), format_yuan(sums[1]), "", ""], is_sum=True)


def _homes(document: Document) -> Table:
    rows = []
    for one in document["basics"]:
        paid = f"{one['rate']} %\n{format_yuan(one['came'])} / {format_yuan(one['due'])}" if one["rate"] else "–"
        homes = f"{one['homes']:,}"
        rows.append(Row("", _said(PLACES[one["kind"]]), [homes, format_yuan(one["area"]), paid]))
    return Table(_heads(HOMES), rows)


def _held(document: Document) -> Table:
    deposits, passed = document["deposits"], document["passed"]
    kept = [format_yuan(deposits[name]) for name in ("opening", "came", "back", "kept", "closing")]
    on = [format_yuan(passed[name]) for name in ("opening", "came", "on", "closing")]
    return Table(
        _heads(HELD),
        [
            Row("", _said("Deposits"), kept),
            Row("", _said("Collected for others, and shared costs"), [*on[:3], "–", on[3]]),
        ],
    )


def _fund(document: Document) -> Both:
    """What the maintenance fund stood at; where it was not told, that it is not here."""
    fund = document.get("fund")
    if not fund:
        return _said(FUND_LEFT_OUT if "public" in document else LEFT_OUT)
    said = fund | {name: format_yuan(fund[name]) for name in ("came", "used", "closing")}
    return both(lambda: _(FUND) % said)


def _revenue(document: Document) -> list[Table]:
    """What common parts earned; none where nothing moved, or where it was not kept here yet."""
    public = told(document)["public"]
    rows = [
        Row(one.number, _said(ROWS[one.code]), [format_yuan(one.now), format_yuan(one.year), one.note])
        for one in (public["rows"] if public else ())
    ]
    return [Table(_heads(REVENUE), rows)] if rows else []


def _revenue_foot(document: Document) -> list[Both]:
    """How it was carried on; what earlier periods were corrected by is part of what was carried from before."""
    foot = document["public"]["foot"] if "public" in document else {}
    if not foot or not (foot["opening"] or foot["income"] or foot["closing"]):
        return []
    sums = {**foot, "opening": foot["opening"] + foot["moved"]}
    said = {name: format_yuan(fen) for name, fen in sums.items()}
    return [both(lambda: _(REVENUE_FOOT) % said)]


def _services(document: Document) -> list[Table]:
    """Line by line what was due and done; none where the statement is of before there were service reports."""
    lines = (document.get("service") or {"lines": []})["lines"]
    rows = [
        Row(
            "",
            Both(one["name"], one["name_en"] or one["name"]),
            ["–" if one["due"] is None else str(one["due"]), *(str(one[name]) for name in ("done", "signed", "cases"))],
            one["standard"],
        )
        for one in lines
    ]
    return [Table(_heads(SERVICES), rows)] if rows else []


def _requests(document: Document) -> list[Both]:
    """How many requests came, were answered in time and closed."""
    if "service" not in document:
        return []
    said = document["service"]["requests"]
    words = gettext_noop("Requests: %(came)s came, %(in_time)s of them were answered in time; %(ended)s were closed.")
    hidden = gettext_noop("Those that only their handlers read are counted too.")
    return [both(lambda: f"{_(words) % said} {_(hidden)}")]


def _price(one: Mapping[str, Any]) -> Both:
    zh, en = one["name"], one["name_en"] or one["name"]
    return Both(f"{zh} ¥{one['price']}", f"{en} ¥{one['price']}")


def foot_words(document: Document) -> str:
    """Opening + income − expense = closing, in words."""
    foot = {name: format_yuan(fen) for name, fen in document["foot"].items()}
    if document["mode"] != modes.REMUNERATION:
        words = _("Income %(income)s − expense %(expense)s = gain or loss of the company %(closing)s yuan")
        if document["foot"]["moved"]:
            words = _(
                "Income %(income)s − expense %(expense)s + corrections of earlier periods %(moved)s"
                " = gain or loss of the company %(closing)s yuan"
            )
        return words % foot
    if document["foot"]["moved"]:
        words = _(
            "Carried from before %(opening)s + corrections of earlier periods %(moved)s + income %(income)s"
            " − expense %(expense)s = carried on %(closing)s yuan"
        )
    else:
        words = _(
            "Carried from before %(opening)s + income %(income)s − expense %(expense)s = carried on %(closing)s yuan"
        )
    return words % foot


def _sides(head: Mapping[str, str]) -> list[Side]:
    """Who reviewed and signed; the names are in the document, the seals come onto the paper."""
    found = [
        Side(_said("Reviewed by"), head["reviewed_by"]),
        Side(_said("Signed for the company by"), head["company_by"]),
    ]
    if head["committee_by"]:
        found.append(Side(_said("Signed for the committee by"), head["committee_by"]))
    return [*found, Side(both(lambda: pgettext("stamp", "Seals")), "")]
