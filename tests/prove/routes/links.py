"""Short links in messages."""

from tests.prove.routes.rows import ALL_302, ALL_404, get
from yuanba.domains.cases import public as cases

ROWS = (
    get("s/<word>/", ALL_302),
    get("s/<word>/", ALL_404, more={"word": "JG-1-aaaaaaaa"}),
)
NO_PAGES = {"s/<word>/"}


def known(town):
    """The short link of a case."""
    return {"word": cases.short_of(town.cases["resolved"])}
