"""Figures with their base, the cases behind each, and the file."""

from tests.factories import people
from tests.prove.routes.rows import get, post
from yuanba.domains.people.public import actor_of

OVERSEERS = "in 404 404 404 404 404 404 200 200 404 404 200"
#       stranger neighbour reporter engineer butler manager program supervisor street operator far far
ESTATE = "in 404 404 404 404 200 404 200 200 404 404 404"
HERE = "desk/<code>/figures/"
CASES = "oversight/figures/cases/"
ROWS = (
    get("oversight/figures/", OVERSEERS),
    get("oversight/figures.csv", OVERSEERS),
    get(CASES, OVERSEERS, query="?by=level&key=ordinary&what=closed"),
    get(HERE, ESTATE),
    get("desk/<code>/figures.csv", ESTATE),
    get(f"{HERE}cases/", ESTATE, query="?by=level&key=ordinary&what=closed"),
    post("desk/<code>/<case_id>/hints/", "in 404 404 200 200 200 404 404 404 404 404 404", data={"text": "收到"}),
)
PAGES = (
    ("supervisor", "oversight/figures/", "", None),
    ("supervisor", "oversight/figures/", "?by=kind&rank=closed", None),
    ("supervisor-far", "oversight/figures/", "?months=1", None),
    ("manager", HERE, "", None),
    ("committee", HERE, "?by=month&months=12", None),
    ("committee", f"{HERE}cases/", "?by=kind&key=repair&what=response", None),
    ("manager", f"{HERE}cases/", "?by=level&key=ordinary&what=closed", None),
    ("supervisor", CASES, "?by=level&key=ordinary&what=closed", None),
)
NO_PAGES = {"desk/<code>/<case_id>/hints/", "oversight/figures.csv", "desk/<code>/figures.csv"}


def known(town):
    """One of the owners' committee, who may read figures and open no request."""
    town.accounts["committee"] = people.account("曾委员", username="committee")
    people.post(town.yard, "committee-member", holder=town.accounts["committee"])
    town.actors["committee"] = actor_of(town.accounts["committee"].id)
    return {}
