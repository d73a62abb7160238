"""Public revenue of a period: what common parts earned, what it cost, what of the owners' part was used."""

from datetime import date
from typing import Any

from yuanba.domains.disclosure.models import Publication
from yuanba.domains.disclosure.rules.spans import Span, day_before
from yuanba.domains.finance.public import chart, revenue
from yuanba.platform.yards.models import Yard

IN, COST, USE = "public-in", "public-out", "public-used"
USES = (chart.USE, chart.TO_FUND, chart.COVER)


def public_of(yard: Yard, kind: str, span: Span) -> dict[str, Any]:
    """Rows in which anything moved this year, and the foot: opening + income − costs − used = closing."""
    books = revenue.earnings(yard, span[1])
    now, year = books.within(span), books.within((date(span[1].year, 1, 1), span[1]))
    rows = [_row(f"in-{code}", IN, now.income[code], year.income[code]) for code in now.income]
    rows += [_row(code, COST, now.spent[code], year.spent[code]) for code in now.spent if code not in USES]
    rows += [_row(code, USE, now.spent[code], year.spent[code]) for code in USES]
    told = _told(yard, kind, span)
    opening = now.opening if told is None else told
    foot = {
        "opening": opening,
        "moved": now.opening - opening,
        "income": now.gross,
        "cost": now.gross - now.owners,
        "owners": now.owners,
        "used": sum(now.spent[code] for code in USES),
        "closing": now.closing,
        "percent": now.percent,
        "fund_due": now.fund_due,
        "undecided": now.undecided,
    }
    return {"rows": [row for row in rows if row["now"] or row["year"]], "foot": foot}


def _row(code: str, of: str, now: int, year: int) -> dict[str, Any]:
    return {"code": code, "now": now, "year": year, "of": of}


def _told(yard: Yard, kind: str, span: Span) -> int | None:
    """With what the period before was published to end."""
    rows = Publication.objects.filter(yard=yard, kind=kind, until=day_before(span[0]), superseded_by=None)
    before = rows.order_by("-number").first()
    found: dict[str, Any] = before.document.get("public", {}) if before else {}
    return int(found["foot"]["closing"]) if found else None
