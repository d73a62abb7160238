"""Figures with their base, the cases behind each, and the file."""

from tests.prove.routes.rows import get

OVERSEERS = "in 404 404 404 404 404 404 200 200 404 404 200"
CASES = "oversight/figures/cases/"
ROWS = (
    get("oversight/figures/", OVERSEERS),
    get("oversight/figures.csv", OVERSEERS),
    get(CASES, OVERSEERS, query="?by=level&key=ordinary&what=closed"),
)
PAGES = (
    ("supervisor", "oversight/figures/", "", None),
    ("supervisor", "oversight/figures/", "?by=kind&rank=closed", None),
    ("supervisor-far", "oversight/figures/", "?months=1", None),
    ("supervisor", CASES, "?by=level&key=ordinary&what=closed", None),
)
NO_PAGES = {"oversight/figures.csv"}


def known(town):
    return {}
