"""Resolutions: recorded and confirmed on the desk, at the board for anyone."""

from tests.factories import voting
from tests.prove.routes.rows import ALL_200, ALL_404, get, post
from yuanba.platform.access.public import SYSTEM

#      stranger neighbour reporter engineer butler manager program supervisor street operator manager-far supervisor-far
READ = "in 404 404 404 404 200 404 200 404 404 404 404"
RECORD = "in 404 404 404 404 {0} 404 {0} 404 404 404 404"
CONFIRM = "in 404 404 404 404 404 404 {0} 404 404 404 404"
BASE = "desk/<code>/resolutions/"
ONE = BASE + "<resolution>/"
BOARD = "b/<code>/resolutions/"
ROWS = (
    get(BASE, READ),
    get(f"{BASE}new/", RECORD.format("200")),
    post(f"{BASE}new/", RECORD.format("422"), data={"title": ""}),
    get(ONE, READ),
    get(f"{BASE}scan/<minute>/<side>", READ.replace("in", "404"), more={"side": "160"}),
    post(f"{ONE}do/<verb>/", CONFIRM.format("302"), more={"verb": "confirm"}),
    post(f"{ONE}do/<verb>/", CONFIRM.format("422"), more={"verb": "refuse"}, data={"why": ""}),
    post(f"{ONE}do/<verb>/", CONFIRM.format("409"), more={"verb": "withdraw"}, data={"why": "程序有误"}),
    get(BOARD, ALL_200),
    get(f"{BOARD}<resolution>/", ALL_200, more={"resolution": "$resolution_held"}),
    get(f"{BOARD}<resolution>/", ALL_404),
)
PAGES = (
    ("manager", BASE, "", None),
    ("supervisor", BASE, "", None),
    ("manager", f"{BASE}new/", "", None),
    ("supervisor", ONE, "", None),
    ("supervisor", f"{BASE}<resolution_held>/", "", None),
    ("stranger", BOARD, "", None),
    ("stranger", BOARD, "?q=unknown", None),
    ("stranger", f"{BOARD}<resolution_held>/", "", None),
)
NO_PAGES = {f"{BASE}scan/<minute>/<side>", f"{ONE}do/<verb>/"}


def known(town):
    """One that holds, and one that waits."""
    held = voting.held(town.yard, "held")
    waits = voting.recorded(SYSTEM, town.yard, "waits", title="补种香樟", subject="other")
    return {"resolution": waits.number, "resolution_held": held.number, "minute": held.minutes.get().id}
