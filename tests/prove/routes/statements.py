"""Statements of income and expense: on the desk until they are published."""

from datetime import date

from tests.factories import contracts, fees, services, statements
from tests.prove.routes.rows import ALL_200, by_key, get, post
from yuanba.domains.disclosure import public as disclosure
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM

#      stranger neighbour reporter engineer butler manager program supervisor street operator manager-far supervisor-far
READ = "in 404 404 404 404 200 404 200 404 404 404 404"
DRAFT = "in 404 404 404 404 {0} 404 404 404 404 404 404"
REVIEW = "in 404 404 404 404 409 404 409 404 404 404 404"
OWED = "in 404 404 404 404 200 404 200 200 200 404 404"
SET = "in 404 404 404 404 404 404 422 404 422 404 404"
ABOVE = "in 404 404 404 404 404 404 200 200 404 404 200"
BASE = "desk/<code>/statements/"
ONE = BASE + "<statement>/"
BOARD = "b/<code>/statements/"
ROWS = (
    get(BASE, READ),
    post(BASE, DRAFT.format("422"), data={"kind": "", "day": ""}),
    get(f"{BASE}calendar/", OWED),
    post(f"{BASE}calendar/", SET, data={"what": "", "since": "2026-11-21"}),
    get("oversight/duties/", ABOVE),
    get("oversight/duties.csv", ABOVE),
    get("oversight/duties.xlsx", ABOVE),
    get("api/v1/yards/<code>/duties", by_key(OWED)),
    get(ONE, READ),
    post(f"{ONE}do/<verb>/", REVIEW, more={"verb": "review"}, data={"seen": "other figures"}),
    post(f"{ONE}do/<verb>/", DRAFT.format("302"), more={"verb": "anew"}),
    get(BOARD, ALL_200),
    get(f"{BOARD}<publication>/", ALL_200),
    get(f"{BOARD}<publication>/<item>/", ALL_200, more={"item": "cleaning"}),
    get(f"{BOARD}<publication>.csv", ALL_200),
    get(f"{BOARD}<publication>.xlsx", ALL_200),
    get(f"{BOARD}<publication>.pdf", ALL_200),
    get(f"{BOARD}<publication>.zip", ALL_200),
    get("api/v1/yards/<code>/statements", ALL_200),
    get("api/v1/yards/<code>/statements/<statement>", ALL_200, more={"statement": "$publication"}),
    get("verify/", ALL_200),
    get("verify/check_statement.py", ALL_200),
    get("verify/<said>/", ALL_200, more={"said": "$digest"}),
    get("verify/<said>/", ALL_200, more={"said": "unknown"}),
)
PAGES = (
    ("manager", BASE, "", None),
    ("supervisor", BASE, "", None),
    ("manager", f"{BASE}calendar/", "", None),
    ("supervisor", f"{BASE}calendar/", "", None),
    ("supervisor", "oversight/duties/", "", None),
    ("manager", ONE, "", None),
    ("supervisor", ONE, "", None),
    ("manager", f"{BASE}<statement_published>/", "", None),
    ("stranger", BOARD, "", None),
    ("stranger", f"{BOARD}<publication>/", "", None),
    ("stranger", f"{BOARD}<publication>/cleaning/", "", None),
    ("stranger", "verify/", "", None),
    ("stranger", "verify/<digest>/", "", None),
    ("stranger", "verify/", "?q=unknown", None),
)
NO_PAGES = {
    "oversight/duties.csv",
    "oversight/duties.xlsx",
    f"{BOARD}<publication>.csv",
    f"{BOARD}<publication>.xlsx",
    f"{BOARD}<publication>.pdf",
    f"{BOARD}<publication>.zip",
    "verify/check_statement.py",
    f"{ONE}do/<verb>/",
}


def known(town):
    """A quarter that was published, and a draft of the month after; what is owed by when."""
    number = contracts.signed(town.yard, key="running").number
    fees.billed(town.yard, number, date(2026, 1, 1))
    with clock.at(statements.IN_MARCH):
        services.signed(town.actors["butler"], town.yard)
        for what in disclosure.duties.WHATS:
            term = disclosure.duties.Term(what, "quarter", date(2026, 3, 10), 31)
            disclosure.set_duty(actor=SYSTEM, yard=town.yard, term=term)
    published = statements.published(town.yard, number, date(2026, 3, 31))
    draft = disclosure.draft_statement(
        actor=SYSTEM, yard=town.yard, contract=number, kind="month", day=date(2026, 4, 30)
    )
    return {
        "statement": draft.number,
        "statement_published": published.statement.number,
        "publication": published.code,
        "digest": published.digest,
        "service": 1,
    }
