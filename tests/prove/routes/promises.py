"""The promise ledger: on the board for everybody, by company for overseers."""

from tests.prove.routes.rows import ALL_200, by_key, get

COMPARES = "in 404 404 404 404 404 404 200 200 404 404 200"
ROWS = (
    get("b/<code>/promises/", ALL_200),
    get("b/<code>/promises/company/", ALL_200),
    get("oversight/promises/", COMPARES),
    get("api/v1/yards/<code>/promises", ALL_200),
    get("api/v1/yards/<code>/promises/company", ALL_200),
    get("api/v1/promises", by_key(COMPARES)),
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
