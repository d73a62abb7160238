"""Going on in another system: asking, deciding, the list above."""

from tests.prove.routes.rows import get, post
from yuanba.domains.places import public as places

#      stranger neighbour reporter engineer butler manager program supervisor street operator manager-far supervisor-far
READ = "in 404 404 404 404 200 404 200 200 200 404 404"
ASK = "in 404 404 404 404 409 404 404 404 404 404 404"
WITHDRAW = "in 404 404 404 404 302 404 404 404 404 404 404"
DECIDE = "in 404 404 404 404 404 404 302 404 302 404 404"
ABOVE = "in 404 404 404 404 404 404 200 200 404 404 200"
BASE = "desk/<code>/packs/"
KEY = "4f" * 32
WANTED = {"to": "星桥街道服务器 https://新区平台", "receiver": KEY, "why": "换了物业公司。"}
ROWS = (
    get(BASE, READ),
    post(BASE, ASK, data={"act": "ask"} | WANTED | {"why": "还是想换"}),
    post(BASE, WITHDRAW, data={"act": "withdraw", "number": "1"}),
    post(BASE, DECIDE, data={"act": "decide", "number": "1", "state": "approved"}),
    get("oversight/packs/", ABOVE),
)
PAGES = (
    ("manager", BASE, "", None),
    ("supervisor", BASE, "", None),
    ("supervisor", "oversight/packs/", "", None),
)


def known(town):
    """A request that waits."""
    places.ask_handover(actor=town.actors["manager"], yard=town.yard, **WANTED)
    return {}
