"""Taking an estate over: the list, one thing, then beside now."""

from datetime import date

from tests.prove.routes.rows import get, post
from tests.support.pictures import photograph
from yuanba.domains.places import public as places
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.files.public import store_image

#      stranger neighbour reporter engineer butler manager program supervisor street operator manager-far supervisor-far
READ = "in 404 404 200 200 200 404 200 200 200 404 404"
BEGIN = "in 404 404 404 404 302 404 404 404 302 404 404"
INSPECT = "in 404 404 302 302 302 404 404 404 302 404 404"
ABOVE = "in 404 404 404 404 404 404 200 200 404 404 200"
BASE = "desk/<code>/takeover/"
ROWS = (
    get(BASE, READ),
    post(BASE, BEGIN, data={"act": "compare", "number": "1"}),
    post(BASE, INSPECT, data={"act": "note", "number": "1", "words": "夹层还有一把锁", "key": "n"}),
    post(BASE, INSPECT.replace("302", "409"), data={"act": "add", "number": "1", "group": "keys", "name": "备用"}),
    get(f"{BASE}<inspection>/<thing>/", READ),
    post(f"{BASE}<inspection>/<thing>/", INSPECT.replace("302", "409"), data={"condition": "sound"}),
    get(f"{BASE}<inspection>/record.pdf", READ),
    get(f"{BASE}<later>/compare/", READ),
    get(f"{BASE}photo/<item_photo>/<side>", READ.replace("in", "404")),
    get("oversight/takeovers/", ABOVE),
)
PAGES = (
    ("manager", BASE, "", None),
    ("manager", f"{BASE}<inspection>/<thing>/", "", None),
    ("manager", f"{BASE}<inspection>/<thing>/", "", None),
    ("manager", f"{BASE}<later>/compare/", "", None),
    ("supervisor", "oversight/takeovers/", "", None),
)
NO_PAGES = {"desk/<code>/takeover/<inspection>/record.pdf", "desk/<code>/takeover/photo/<item_photo>/<side>"}


def known(town):
    """A hand-over that both have signed, and a later look."""
    terms = places.Terms("developer", "临江置业", "青禾物业", date(2021, 10, 1), "三个月内修好地下室渗水")
    asked = {"actor": SYSTEM, "yard": town.yard}
    places.begin_takeover(**asked, terms=terms)
    photo = store_image(town.yard, photograph(size=(64, 48)))
    sheet = places.sheet(SYSTEM, town.yard, 1)
    for group in sheet.groups:
        for item in group.items:
            looked = places.Looked("sound", found="2")
            places.inspect_item(**asked, number=1, item=item.number, looked=looked, photos=(photo.id,))
    for side in ("giver", "taker"):
        places.sign_takeover(**asked, number=1, signing=places.Signing(side, "孟", "经理"))
    places.begin_comparison(**asked, number=1)
    shown = places.photos_of(town.yard, [sheet.groups[0].items[0].id])
    return {"inspection": 1, "later": 2, "thing": 1, "item_photo": shown[sheet.groups[0].items[0].id][0].id}
