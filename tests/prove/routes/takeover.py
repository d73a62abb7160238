"""Taking an estate over: the list, one thing, then beside now."""

from datetime import date

from tests.prove.routes.rows import get, post
from tests.support.documents import pdf
from tests.support.pictures import photograph
from yuanba.domains.places import public as places
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.files.public import store_image, store_pdf
from yuanba.platform.sheets.public import keep

#      stranger neighbour reporter engineer butler manager program supervisor street operator manager-far supervisor-far
READ = "in 404 404 200 200 200 404 200 200 200 404 404"
BEGIN = "in 404 404 404 404 302 404 404 404 302 404 404"
INSPECT = "in 404 404 302 302 302 404 404 404 302 404 404"
ABOVE = "in 404 404 404 404 404 404 200 200 404 404 200"
LIST = INSPECT.replace("302", "200")
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
    get(f"{BASE}<inspection>/list/", LIST, more={"inspection": 2}),
    get(f"{BASE}<inspection>/list/", LIST.replace("200", "404")),
    post(f"{BASE}<inspection>/list/", LIST.replace("200", "422"), more={"inspection": 2}),
    get(f"{BASE}<inspection>/list/<listed>/", LIST, more={"inspection": 2}),
    post(f"{BASE}<inspection>/list/<listed>/", LIST.replace("200", "302"), more={"inspection": 2}),
    get(f"{BASE}<inspection>/list/<listed>/errors.xlsx", LIST, more={"inspection": 2}),
    get(f"{BASE}file/<item_document>/", READ.replace("in", "404")),
)
PAGES = (
    ("manager", BASE, "", None),
    ("manager", f"{BASE}<inspection>/<thing>/", "", None),
    ("manager", f"{BASE}<inspection>/<thing>/", "", None),
    ("manager", f"{BASE}<later>/compare/", "", None),
    ("supervisor", "oversight/takeovers/", "", None),
    ("manager", "desk/<code>/takeover/2/list/", "", None),
    ("manager", "desk/<code>/takeover/2/list/<listed>/", "", None),
)
NO_PAGES = {
    *("desk/<code>/takeover/<inspection>/record.pdf", "desk/<code>/takeover/photo/<item_photo>/<side>"),
    *("desk/<code>/takeover/<inspection>/list/<listed>/errors.xlsx", "desk/<code>/takeover/file/<item_document>/"),
}


def known(town):
    """A hand-over that both have signed, and a later look."""
    terms = places.Terms("developer", "临江置业", "青禾物业", date(2021, 10, 1), "三个月内修好地下室渗水")
    asked = {"actor": SYSTEM, "yard": town.yard}
    places.begin_takeover(**asked, terms=terms)
    photo = store_image(town.yard, photograph(size=(64, 48)))
    paper = store_pdf(town.yard, pdf())
    sheet = places.sheet(SYSTEM, town.yard, 1)
    for group in sheet.groups:
        for item in group.items:
            looked = places.Looked("sound", found="2")
            found = {"photos": (photo.id,), "documents": {paper.id: "竣工图.pdf"} if item.number == 22 else {}}
            places.inspect_item(**asked, number=1, item=item.number, looked=looked, **found)
    for side in ("giver", "taker"):
        places.sign_takeover(**asked, number=1, signing=places.Signing(side, "孟", "经理"))
    places.begin_comparison(**asked, number=1)
    kept = list(places.ItemPhoto.objects.filter(yard=town.yard).order_by("name"))
    listed = keep(town.yard.id, "清单.csv", ["名称,数量\n备用钥匙,2\n某物,1\n".encode()])
    more = {"item_photo": kept[0].id, "item_document": kept[-1].id, "listed": listed}
    return {"inspection": 1, "later": 2, "thing": 1} | more
