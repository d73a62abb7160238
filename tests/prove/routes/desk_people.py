"""The desk: cards, homes, enterprises."""

from datetime import date

from tests.factories import people as made
from tests.factories import places
from tests.prove.acts import open_all
from tests.prove.routes.rows import get, post
from yuanba.domains.people import public as people
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import SYSTEM

#         stranger neighbour reporter engineer butler manager program supervisor street operator far far
READING = "in 404 404 404 200 200 404 200 404 200 404 404"
WRITING = "in 404 404 404 {0} {0} 404 404 404 {0} 404 404"
MANAGING = "in 404 404 404 404 {0} 404 404 404 404 404 404"
OPENING = "in 404 404 404 {0} {0} 404 404 404 404 404 404"
CARD, DO = "desk/<code>/people/<card_id>/", "desk/<code>/people/<card_id>/do/<verb>/"
HOME, FIRM = "desk/<code>/homes/<place_id>/", "desk/<code>/enterprises/<enterprise_id>/"
SAME = "desk/<code>/people/<card_id>/same-as/<other_id>/"
OF_CARD = {"card_id": "$card"}
OF_BOTH = {"card_id": "$card", "other_id": "$double"}
OF_HOME, OF_FIRM = {"place_id": "$home"}, {"enterprise_id": "$firm"}
WHY = "核对登记表上的信息"
DONE = (
    ("open", OPENING.format(200), {"field": "phone", "reason": WHY}),
    ("open", MANAGING.format(200), {"field": "health", "reason": WHY}),
    ("open", OPENING.format(422), {"field": "phone", "reason": "看"}),
    ("export", MANAGING.format(200), {"format": "json", "reason": WHY}),
    ("move-in", WRITING.format(302), {"home": "3-1-901", "kind": "tenant", "since": "2026-03-02"}),
    ("move-out", WRITING.format(302), {"tenure": "$stay", "until": "2026-03-02"}),
    ("speak", WRITING.format(302), {"tenure": "$stay", "since": "2026-03-02"}),
    ("part", MANAGING.format(302), {"merge": "$merge"}),
    ("account", WRITING.format(302), {}),
)
ROWS = (
    get("desk/<code>/people/", READING, query="?q=晚晴"),
    get("desk/<code>/people/", READING, query="?of=empty"),
    get("desk/<code>/people/new/", WRITING.format(200)),
    post("desk/<code>/people/new/", WRITING.format(302), data={"card": "$fresh", "name": "向晚", "languages": "zh"}),
    get("desk/<code>/people/doubles/", MANAGING.format(200)),
    get(CARD, READING, more=OF_CARD),
    get(CARD + "edit/", WRITING.format(200), more=OF_CARD),
    post(CARD + "edit/", WRITING.format(302), more=OF_CARD, data={"name": "晚晴", "name_en": "Wanqing"}),
    get(CARD + "erase/", MANAGING.format(200), more=OF_CARD),
    post(CARD + "erase/", MANAGING.format(409), more=OF_CARD),
    post(CARD + "erase/", MANAGING.format(302), more={"card_id": "$double"}),
    get(SAME, MANAGING.format(200), more=OF_BOTH),
    post(SAME, MANAGING.format(302), more=OF_BOTH, data={"keep": "$card"}),
    *(post(DO, statuses, more=OF_CARD | {"verb": verb}, data=data) for verb, statuses, data in DONE),
    get(HOME, READING, more=OF_HOME),
    post(
        HOME,
        WRITING.format(302),
        more=OF_HOME,
        data={"card": "$fresh", "name": "向晚", "kind": "tenant", "since": "2026-03-02"},
    ),
    get("desk/<code>/enterprises/", READING),
    get("desk/<code>/enterprises/new/", WRITING.format(200)),
    post(
        "desk/<code>/enterprises/new/",
        WRITING.format(302),
        data={"enterprise": "$fresh", "card": "$fresh", "name": "云上工作室", "party": "unknown"},
    ),
    get(FIRM, READING, more=OF_FIRM),
    post(
        FIRM,
        WRITING.format(302),
        more=OF_FIRM,
        data={"act": "move-in", "home": "3-1-902", "kind": "tenant", "since": "2026-03-02"},
    ),
    get(FIRM + "edit/", WRITING.format(200), more=OF_FIRM),
    post(
        FIRM + "edit/", WRITING.format(302), more=OF_FIRM, data={"name": "云上", "party": "yes", "asked": "2026-03-01"}
    ),
)
KEPT = {"phone": "13900005577", "id_number": "11010519491231002X", "health": "对青霉素过敏"}


def peopled(town):
    """A card of an owner with everything that is sealed, its double, a merge of it, an enterprise in a home."""
    home = places.place(town.yard, "3-1-901")
    card = made.card(town.yard, "晚晴", **KEPT, languages=("zh", "sichuan"))
    stay = made.stay(card, town.home, kind="co-owner", since=date(2021, 3, 1))
    double = made.card(town.yard, "晚晴", phone=KEPT["phone"])
    gone = made.card(town.yard, "晚晴晴", name_en="Wanqing")
    made.stay(gone, home, kind="tenant", since=date(2019, 3, 1), until=date(2020, 12, 31))
    merge = people.merge_residents(actor=SYSTEM, yard=town.yard, keep=card.id, double=gone.id)
    draft = people.EnterpriseDraft("星河工作室", contact=card.id)
    firm = people.write_enterprise(actor=SYSTEM, yard=town.yard, enterprise_id=uuid7(), draft=draft)
    terms = people.Stay("tenant", date(2022, 1, 1))
    people.move_in(actor=SYSTEM, yard=town.yard, home_id=home.id, stay=terms, enterprise_id=firm.id)
    people.open_sealed(actor=town.actors["manager"], yard=town.yard, card_id=card.id, field="phone", why=WHY)
    return {"card": card.id, "double": double.id, "stay": stay.id, "merge": merge.id, "firm": firm.id}


def known(town):
    """The words of this subject; the people are there once in a town."""
    if not hasattr(town, "peopled"):
        town.peopled = peopled(town) | {"fresh": uuid7(), "home_901": places.place(town.yard, "3-1-901").id}
    return town.peopled


def open_phone(page):
    """The telephone, opened with a reason and shown once."""
    open_all(page)
    page.fill("#f-reason-open-phone", WHY)
    page.click("form:has(#f-reason-open-phone) button")
    page.wait_for_selector("main .opened")


def open_without_reason(page):
    open_all(page)
    page.click("form:has(#f-reason-open-phone) button")
    page.get_by_role("alert").wait_for()


def send_empty(page):
    page.click("main form .btn-p")
    page.get_by_role("alert").wait_for()


def move_in_nowhere(page):
    open_all(page)
    page.click("main form:has([name=since]) .btn-p")
    page.get_by_role("alert").wait_for()


PAGES = (
    ("manager", "desk/<code>/people/", "", None),
    *(("manager", "desk/<code>/people/", f"?of={of}", None) for of in ("elsewhere", "empty", "no-phone")),
    ("manager", "desk/<code>/people/", "?q=没有这个人", None),
    ("manager", "desk/<code>/people/new/", "", None),
    ("manager", "desk/<code>/people/new/", "", send_empty),
    ("manager", "desk/<code>/people/doubles/", "", None),
    ("manager", "desk/<code>/people/<card>/", "", open_all),
    ("manager", "desk/<code>/people/<card>/", "", open_phone),
    ("manager", "desk/<code>/people/<card>/", "", open_without_reason),
    ("manager", "desk/<code>/people/<card>/", "", move_in_nowhere),
    ("supervisor", "desk/<code>/people/<card>/", "", None),
    ("manager", "desk/<code>/people/<card>/edit/", "", None),
    ("manager", "desk/<code>/people/<card>/erase/", "", None),
    ("manager", "desk/<code>/people/<card>/same-as/<double>/", "", None),
    ("manager", "desk/<code>/homes/<home_901>/", "", open_all),
    ("manager", "desk/<code>/homes/<home_901>/", "", move_in_nowhere),
    ("manager", "desk/<code>/enterprises/", "", None),
    ("manager", "desk/<code>/enterprises/new/", "", None),
    ("manager", "desk/<code>/enterprises/new/", "", send_empty),
    ("manager", "desk/<code>/enterprises/<firm>/", "", open_all),
    ("manager", "desk/<code>/enterprises/<firm>/edit/", "", None),
    ("manager-far", "desk/<far>/people/", "", None),
)
NO_PAGES = {DO}
