"""Figures with their base, the cases behind each, and the file."""

from tests.prove.routes.rows import get, post

OVERSEERS = "in 404 404 404 404 404 404 200 200 404 404 200"
CASES = "oversight/figures/cases/"
ROWS = (
    get("oversight/figures/", OVERSEERS),
    get("oversight/figures.csv", OVERSEERS),
    get(CASES, OVERSEERS, query="?by=level&key=ordinary&what=closed"),
    post("desk/<code>/<case_id>/hints/", "in 404 404 200 200 200 404 404 404 404 404 404", data={"text": "收到"}),
)
PAGES = (
    ("supervisor", "oversight/figures/", "", None),
    ("supervisor", "oversight/figures/", "?by=kind&rank=closed", None),
    ("supervisor-far", "oversight/figures/", "?months=1", None),
    ("supervisor", CASES, "?by=level&key=ordinary&what=closed", None),
)
NO_PAGES = {"desk/<code>/<case_id>/hints/", "oversight/figures.csv"}


def known(town):
    return {}
