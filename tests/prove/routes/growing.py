"""What is growing now."""

from tests.prove.routes.rows import get

ROWS = (
    get("oversight/growing/", "in 404 404 404 404 404 404 200 200 404 404 200"),
    get("desk/<code>/growing/", "in 404 404 200 200 200 404 404 404 404 404 404"),
)
PAGES = (
    ("supervisor", "oversight/growing/", "", None),
    ("manager", "desk/<code>/growing/", "", None),
    ("manager-far", "desk/<far>/growing/", "", None),
    ("supervisor-far", "oversight/growing/", "", None),
)
NO_PAGES = set()


def known(town):
    return {}
