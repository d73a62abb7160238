"""Statements of income and expense: on the desk until they are published."""

from datetime import date

from tests.factories import contracts, fees, statements
from tests.prove.routes.rows import get, post
from yuanba.domains.disclosure import public as disclosure
from yuanba.platform.access.public import SYSTEM

#      stranger neighbour reporter engineer butler manager program supervisor street operator manager-far supervisor-far
READ = "in 404 404 404 404 200 404 200 404 404 404 404"
DRAFT = "in 404 404 404 404 {0} 404 404 404 404 404 404"
REVIEW = "in 404 404 404 404 409 404 409 404 404 404 404"
BASE = "desk/<code>/statements/"
ONE = BASE + "<statement>/"
ROWS = (
    get(BASE, READ),
    post(BASE, DRAFT.format("422"), data={"kind": "", "day": ""}),
    get(ONE, READ),
    post(f"{ONE}do/<verb>/", REVIEW, more={"verb": "review"}, data={"seen": "other figures"}),
    post(f"{ONE}do/<verb>/", DRAFT.format("302"), more={"verb": "anew"}),
)
PAGES = (
    ("manager", BASE, "", None),
    ("supervisor", BASE, "", None),
    ("manager", ONE, "", None),
    ("supervisor", ONE, "", None),
    ("manager", f"{BASE}<statement_published>/", "", None),
)
NO_PAGES = {f"{ONE}do/<verb>/"}


def known(town):
    """A quarter that was published, and a draft of the month after."""
    number = contracts.signed(town.yard, key="running").number
    fees.billed(town.yard, number, date(2026, 1, 1))
    published = statements.published(town.yard, number, date(2026, 3, 31))
    draft = disclosure.draft_statement(
        actor=SYSTEM, yard=town.yard, contract=number, kind="month", day=date(2026, 4, 30)
    )
    return {
        "statement": draft.number,
        "statement_published": published.statement.number,
    }
