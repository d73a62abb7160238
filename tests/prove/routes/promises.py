"""The promise ledger: on the board for everybody, by company for overseers."""

from tests.prove.routes.rows import ALL_200, get

ROWS = (
    get("b/<code>/promises/", ALL_200),
    get("b/<code>/promises/company/", ALL_200),
    get("oversight/promises/", "in 404 404 404 404 404 404 200 200 404 404 200"),
)
PAGES = (
    ("", "b/<code>/promises/", "", None),
    ("", "b/<code>/promises/", "?of=late", None),
    ("", "b/<code>/promises/company/", "", None),
    ("supervisor", "oversight/promises/", "", None),
)
NO_PAGES = set()


def known(town):
    return {}
