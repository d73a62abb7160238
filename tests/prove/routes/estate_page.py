"""The estate on the desk: its profile, single places, door codes."""

from tests.prove.acts import open_all
from tests.prove.routes.rows import ALL_200, ALL_404, PLACES, get, post
from tests.support.pictures import photograph
from yuanba.domains.places import public as places
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.files.public import store_image

BASE = "desk/<code>/estate/"
ONE = f"{BASE}places/<place_id>/"
PARTS = ({"act": "correct", "name": "一单元"}, {"act": "add", "kind": "home", "code": "1801"}, {"act": "issue"})
GONE = PLACES.replace("200", "302")
STANDARD = "in 404 404 404 404 200 404 200 404 200 404 404"
MET, HONOUR = {"state": "met", "day": "$today"}, {"name": "示范小区", "giver": "市住建局", "given": "$today"}
ROWS = (
    get(f"{BASE}places/", GONE),
    get(f"{BASE}places/", PLACES.replace("200", "422"), query="?find=99"),
    get(ONE, PLACES),
    *(post(ONE, GONE, data=data) for data in PARTS),
    *(post(ONE, GONE, data={"act": act, "token": "$door_at"}) for act in ("replace", "revoke")),
    post(ONE, PLACES.replace("200", "409"), data={"act": "remove"}),
    post(ONE, PLACES.replace("200", "404"), data={"act": "revoke", "token": "x"}),
    get(f"{BASE}doors/", PLACES),
    get(f"{BASE}complete/", STANDARD),
    post(f"{BASE}complete/", STANDARD.replace("200", "302"), query="?of=green", data={"act": "judge"} | MET),
    post(f"{BASE}complete/", STANDARD.replace("200", "302"), data={"act": "honour"} | HONOUR),
    post(f"{BASE}complete/", STANDARD.replace("200", "422"), data={"act": "honour"}),
    get("b/<code>/complete/", ALL_200),
    get("b/<code>/complete/<key>/photo/<side>", ALL_200, more={"key": "playing"}),
    get("b/<code>/complete/<key>/photo/<side>", ALL_404, more={"key": "nursery"}),
    get("oversight/complete/", "in 404 404 404 404 404 404 200 200 404 404 200"),
    get(BASE, PLACES),
    post(BASE, PLACES.replace("200", "302"), data={"name": "金桂苑", "phone": "028-0000 1200"}),
    post(BASE, PLACES.replace("200", "422"), data={"phone": "x"}),
)


def write_nonsense(page):
    """Refused at its fields, with what was typed."""
    page.fill("main [name=year]", "x")
    page.click("main form .btn-p")
    page.get_by_role("alert").wait_for()


def take_away(page):
    """Refused, because somebody lives there."""
    open_all(page)
    page.click("main details form .btn-d >> nth=0")
    page.get_by_role("alert").wait_for()


PAGES = (
    ("manager", BASE, "", None),
    ("manager", BASE, "", write_nonsense),
    ("manager", f"{BASE}places/", "?find=3-1", None),
    ("manager", ONE, "", open_all),
    ("manager", ONE, "?add=point&done=added", open_all),
    ("manager", ONE, "", take_away),
    ("manager", f"{BASE}doors/", "", None),
    ("manager", f"{BASE}doors/", "?of=none", None),
    ("manager", "desk/<code>/matrix/<place_id>/", "?lack=phone", None),
    ("manager", "desk/<code>/matrix/", "?lack=notice", None),
    ("manager", f"{BASE}complete/", "?of=green", open_all),
    ("supervisor", f"{BASE}complete/", "", None),
    ("", "b/<code>/complete/", "", None),
    ("supervisor", "oversight/complete/", "", None),
)


def known(town):
    """The code at the doorway of the reporter's unit; a playground with its photograph, and a title."""
    photo, today = store_image(town.yard, photograph(size=(48, 48))), clock.today()
    yard = {"actor": SYSTEM, "yard": town.yard, "day": today}
    places.judge_criterion(**yard, key="playing", state="partly", words="还缺沙坑", photos=[photo.id])
    places.note_honour(**yard, name="示范小区", giver="市住建局")
    return {"door_at": town.door, "today": today.isoformat()}


NO_PAGES = {"b/<code>/complete/<key>/photo/<side>"}
