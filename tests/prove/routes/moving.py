"""The back office: an estate is moved to another division."""

from tests.prove.routes.rows import get, post

#      stranger neighbour reporter engineer butler manager program supervisor street operator manager-far supervisor-far
MAY = "in 404 404 404 404 404 404 404 200 200 404 404"
ROUTE = "backoffice/estates/<code>/move/"
ROWS = (
    get(ROUTE, MAY),
    get(ROUTE, MAY, query="?to=510199001"),
    post(ROUTE, MAY.replace("200", "409"), data={"to": "510199001", "seen": "5101"}),
    post(ROUTE, MAY.replace("200", "404"), data={"to": "510199002", "seen": "5101"}),
)
PAGES = (
    ("operator", ROUTE, "", None),
    ("street", ROUTE, "?q=nowhere", None),
    ("operator", ROUTE, "?to=510199001", None),
    ("operator", ROUTE, "?to=510199001001", None),
    ("operator", ROUTE, "?from=510199001", None),
)


def known(town):
    """Nothing more."""
    return {}
