"""What this estate received and spent, for anyone: every period that was published, and the vouchers behind."""

from collections.abc import Iterator
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from yuanba.domains.contracts.public import vocabulary
from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.finance.public import PARTS, chart
from yuanba.domains.places import public as places
from yuanba.interfaces.billing import plain
from yuanba.interfaces.owing import badge_of, late_words
from yuanba.interfaces.pictures import of_stored
from yuanba.interfaces.stating import BEHIND, ROWS, period_words, plainly, told
from yuanba.interfaces.tables import table_of
from yuanba.kernel.errors import absent
from yuanba.kernel.text import gettext_noop as _
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code

MISSING, LATE_LINES = disclosure.duties.MISSING, 6
HEAD = (_("No."), _("Item"), _("This period"), _("The year so far"), _("Planned for the year"), _("Note"))
SERVICE_HEAD = (
    _("No."),
    _("Service"),
    _("Standard"),
    _("Times agreed"),
    _("How often"),
    _("Times due"),
    _("Times done"),
    _("Signed with a photograph"),
    _("Solved requests"),
)
FOOT: dict[str, str] = {
    "opening": _("Carried from before"),
    "moved": _("corrections of earlier periods"),
    "income": _("Income"),
    "expense": _("Expense"),
    "closing": _("carried on"),
}
FUND: dict[str, str] = {
    "opening": _("Maintenance fund: at the beginning"),
    "came": _("Maintenance fund: came in"),
    "used": _("Maintenance fund: used"),
    "closing": _("Maintenance fund: balance"),
}
PUBLIC_FOOT: dict[str, str] = {
    "opening": _("Public revenue: carried from before"),
    "moved": _("corrections of earlier periods"),
    "owners": _("Public revenue: the owners' part"),
    "used": _("Public revenue: used"),
    "closing": _("Public revenue: carried on"),
    "fund_due": _("of it for the maintenance fund"),
    "undecided": _("of it awaiting a decision"),
}


def estate_of(code: str) -> Yard:
    """Of an estate only; refused as absent."""
    yard = by_code(code)
    if yard.kind != "estate":
        raise absent()
    return yard


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """The archive, the newest first, searched by `?q=`."""
    yard = estate_of(code)
    asked = request.GET.get("q", "").strip()[:60]
    standings = disclosure.standings_at(yard)
    lamps = {one.code: badge_of(one) for one in standings if one.code}
    late = [] if asked or "after" in request.GET else [one for one in standings if one.state == MISSING]
    found = disclosure.published(yard, words=asked, after=request.GET.get("after", ""))
    shown = {
        "yard": yard,
        "profile": places.profile(yard),
        "rows": [(one, period_words(one.label), _corrected(one), lamps.get(one.code)) for one in found.rows],
        "late": [late_words(one) for one in late[:LATE_LINES]],
        "later": max(len(late) - LATE_LINES, 0),
        "more": found.more,
        "asked": asked,
        "query": request.GET.urlencode() if asked and "after" not in request.GET else "",
    }
    return render(request, "board/statements.html", shown)


def _corrected(one: disclosure.Publication) -> disclosure.Publication | None:
    return next(iter(one.superseded_by.all()), None)


@require_safe
def show(request: HttpRequest, code: str, publication: str) -> HttpResponse:
    """One: said plainly, then the table."""
    yard = estate_of(code)
    found = disclosure.publication(yard, publication)
    document = found.publication.document
    shown = {
        "yard": yard,
        "profile": places.profile(yard),
        "publication": found.publication,
        "head": document["head"],
        "label": period_words(found.publication.label),
        "corrected": found.corrected,
        "last": found.last,
        "plainly": plainly(document),
        "board": True,
        "questions": disclosure.questions_on(found.publication),
    }
    last = found.last.document if found.last else None
    return render(request, "board/statement.html", shown | told(document, last))


@require_safe
def vouchers(request: HttpRequest, code: str, publication: str, item: str) -> HttpResponse:
    """What stands behind a cost, as it was published."""
    yard = estate_of(code)
    if item not in BEHIND:
        raise absent()
    found = disclosure.vouchers_behind(yard, publication, item, after=request.GET.get("after", ""))
    shown = {
        "yard": yard,
        "code": publication,
        "item": item,
        "rows": found.rows,
        "more": found.more,
        "row_words": BEHIND,
        "part_words": PARTS,
        "is_income": item.startswith("in-") or item in (chart.SHARE, chart.COVER, disclosure.figuring.COVER),
    }
    return render(request, "board/statement_vouchers.html", shown)


@require_safe
def exported(request: HttpRequest, code: str, publication: str, kind: str) -> HttpResponseBase:
    """The table as a file."""
    yard = estate_of(code)
    document = disclosure.publication(yard, publication).publication.document
    head = [gettext(one) for one in HEAD]
    return table_of(head, _lines(document), f"{publication}.{kind}", kind, gettext("Statements"))


@require_safe
def served(request: HttpRequest, code: str, publication: str, line: str) -> HttpResponse:
    """What shows that a service was done: photographs of entries, and solved requests."""
    yard = estate_of(code)
    document = disclosure.publication(yard, publication).publication.document
    service = told(document)["service"]
    one = next((one for one in service["lines"] if one.row["code"] == line), None) if service else None
    if one is None:
        raise absent()
    found = disclosure.proofs_behind(yard, publication, line, after=request.GET.get("after", ""))
    shown = {"yard": yard, "code": publication, "one": one, "rows": found.rows, "more": found.more}
    return render(request, "board/statement_service.html", shown | {"pers": vocabulary.PERS})


@require_safe
def proof(request: HttpRequest, code: str, publication: str, position: int, side: int) -> FileResponse:
    """The photograph of one of them."""
    yard = estate_of(code)
    return of_stored(yard, disclosure.proof_photo(yard, publication, position), side)


@require_safe
def exported_service(request: HttpRequest, code: str, publication: str, kind: str) -> HttpResponseBase:
    """The service report as a file."""
    yard = estate_of(code)
    service = told(disclosure.publication(yard, publication).publication.document)["service"]
    if service is None or kind not in ("csv", "xlsx"):
        raise absent()
    head = [gettext(one) for one in SERVICE_HEAD]
    name = f"{publication}-service.{kind}"
    return table_of(head, _service_lines(service), name, kind, gettext("Service report"))


def _service_lines(service: dict[str, Any]) -> Iterator[list[str]]:
    for one in service["lines"]:
        row = one.row
        due = "" if row["due"] is None else str(row["due"])
        per = vocabulary.PERS[row["per"]]
        often = (str(row["times"] or ""), gettext(per))
        counts = (str(row[name]) for name in ("done", "signed", "cases"))
        yield [row["code"], one.name, one.standard, *often, due, *counts]


def _lines(document: dict[str, Any]) -> Iterator[list[str]]:
    for one in told(document)["statement_rows"]:
        plan = "" if one.plan is None else plain(one.plan)
        yield [one.number, gettext(ROWS[one.code]), plain(one.now), plain(one.year), plan, one.note]
    for name, words in FOOT.items():
        yield ["", gettext(words), plain(document["foot"][name]), "", "", ""]
    yield from _public_lines(told(document)["public"])
    yield from _fund_lines(document.get("fund"))


def _public_lines(public: dict[str, Any] | None) -> Iterator[list[str]]:
    """Of public revenue, where anything moved or is left."""
    if public is None or not (public["rows"] or public["foot"]["closing"]):
        return
    for one in public["rows"]:
        yield [one.number, gettext(ROWS[one.code]), plain(one.now), plain(one.year), "", one.note]
    for name, words in PUBLIC_FOOT.items():
        yield ["", gettext(words), plain(public["foot"][name]), "", "", ""]


def _fund_lines(fund: dict[str, Any] | None) -> Iterator[list[str]]:
    """What was told of the maintenance fund, with the day and the statement of its account."""
    for name, words in FUND.items() if fund else ():
        if fund and fund[name] is not None:
            yield ["", gettext(words), plain(fund[name]), "", "", f"{fund['day']} {fund['source']}"]
