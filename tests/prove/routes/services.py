"""Services done: signed on the desk, matched with requests, shown at the board with the statement."""

from tests.prove.routes.rows import ALL_200, ALL_404, ALL_422, get, post

#      stranger neighbour reporter engineer butler manager program supervisor street operator manager-far supervisor-far
READ = "in 404 404 200 200 200 404 200 404 404 404 404"
SIGN = "in 404 404 422 422 422 404 404 404 404 404 404"
MATCH = "in 404 404 404 404 {0} 404 404 404 404 404 404"
BASE = "desk/<code>/services/"
BOARD = "b/<code>/statements/<publication>/"
ROWS = (
    get(BASE, READ),
    post(BASE, SIGN, data={"line": "1"}),
    get(f"{BASE}matching/", MATCH.format("200")),
    post(f"{BASE}matching/", MATCH.format("302")),
    get(f"{BASE}<service>/", READ),
    post(f"{BASE}<service>/do/<verb>/", "in 404 404 404 422 422 404 404 404 404 404 404", more={"verb": "back"}),
    post(f"{BASE}<service>/do/<verb>/", "in 404 404 404 404 422 404 422 404 404 404 404", more={"verb": "cover"}),
    get(f"{BASE}<service>/photo/<side>", READ.replace("in", "404"), more={"side": "160"}),
    get(f"{BOARD}service/<line>/", ALL_200, more={"line": "1"}),
    get(f"{BOARD}service.<kind>", ALL_200, more={"kind": "csv"}),
    get(f"{BOARD}service.<kind>", ALL_404, more={"kind": "pdf"}),
    get(f"{BOARD}ask/<row>/", ALL_200, more={"row": "staff"}),
    post(f"{BOARD}ask/<row>/", ALL_422, more={"row": "staff"}, data={"text": ""}),
    get(f"{BOARD}proof/<position>/<side>", ALL_200, more={"position": "1", "side": "160"}),
)
PAGES = (
    ("butler", BASE, "", None),
    ("supervisor", BASE, "", None),
    ("manager", f"{BASE}matching/", "", None),
    ("butler", f"{BASE}<service>/", "", None),
    ("stranger", f"{BOARD}service/1/", "", None),
    ("stranger", f"{BOARD}service/2/", "", None),
    ("stranger", f"{BOARD}ask/staff/", "", None),
)
NO_PAGES = {
    f"{BASE}<service>/do/<verb>/",
    f"{BASE}<service>/photo/<side>",
    f"{BOARD}service.<kind>",
    f"{BOARD}proof/<position>/<side>",
}
