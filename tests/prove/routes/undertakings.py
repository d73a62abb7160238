"""Undertakings: planned, announced, objected to, begun, dropped."""

from datetime import timedelta

from tests.prove.acts import open_all, send
from tests.prove.routes.rows import BY_NOBODY, get, post
from yuanba.domains.notices import public as notices
from yuanba.domains.places.public import find_place
from yuanba.kernel import clock

ONE, PLANNED = {"undertaking_id": "$lockers"}, {"undertaking_id": "$planned"}
READERS = "in 404 404 404 200 200 404 200 200 404 404 404"
PLANNERS = "in 404 404 404 404 200 404 200 200 404 404 404"
PLAN = {"title": "单元门口充电桩", "text": "两台慢充桩。", "what": "places", "window_days": "7", "key": "proof"}
ANSWER = "柜子改到北墙。"
TOUCHED = "desk/<code>/undertakings/<undertaking_id>/homes"
LETTER = "desk/<code>/undertakings/<undertaking_id>/objections/<objection_id>/answer.pdf"
DO = "desk/<code>/undertakings/<undertaking_id>/do/<verb>/"
ROWS = (
    get("desk/<code>/undertakings/", READERS),
    get("desk/<code>/undertakings/new/", PLANNERS),
    post(
        "desk/<code>/undertakings/new/",
        PLANNERS.replace("200", "302"),
        data=PLAN | {"places": "$unit", "place": "$spot", "starts_on": "$start"},
    ),
    get("desk/<code>/undertakings/<undertaking_id>/", READERS, more=ONE),
    get("desk/<code>/undertakings/<undertaking_id>/", PLANNERS, more=PLANNED),
    post(DO, PLANNERS.replace("200", "409"), more=ONE | {"verb": "start"}),
    post(DO, PLANNERS.replace("200", "302"), more=ONE | {"verb": "drop"}, data={"why": "业主不同意"}),
    post(
        DO,
        READERS.replace("200", "302"),
        more=ONE | {"verb": "answer"},
        data={"objection": "$against", "text": ANSWER},
    ),
    post(
        DO,
        READERS.replace("200", "302"),
        more=ONE | {"verb": "object_for"},
        data={"home": "3-1-902", "name": "卞三元", "way": "paper", "day": "$today", "text": "挡住我家窗户。"},
    ),
    *(get(f"{TOUCHED}{kind}", READERS, more=ONE) for kind in ("/", ".csv", ".xlsx")),
    get(LETTER, READERS, more=ONE | {"objection_id": "$against"}),
    get(LETTER, BY_NOBODY, more=ONE | {"objection_id": "$lockers"}),
    get("oversight/undertakings/", "in 404 404 404 404 404 404 200 200 404 404 200"),
)


def look(page):
    page.check("[name=what][value=estate]")
    page.click("button[value=look]")
    page.wait_for_selector("main .note b")


def object_without_words(page):
    open_all(page)
    page.click("form[action*='/do/object_for/'] button")
    page.get_by_role("alert").wait_for()


def drop_without_reason(page):
    open_all(page)
    page.click("form[action*='/do/drop/'] button")
    page.get_by_role("alert").wait_for()


PAGES = (
    ("manager", "desk/<code>/undertakings/", "", None),
    ("manager", "desk/<code>/undertakings/new/", "", open_all),
    ("manager", "desk/<code>/undertakings/new/", "", send(title="x", noise_db="loud")),
    ("manager", "desk/<code>/undertakings/new/", "", look),
    ("manager", "desk/<code>/undertakings/<planned>/", "", open_all),
    ("manager", "desk/<code>/undertakings/<lockers>/", "", open_all),
    ("manager", "desk/<code>/undertakings/<lockers>/", "", drop_without_reason),
    ("manager", "desk/<code>/undertakings/<lockers>/", "", object_without_words),
    ("manager", "desk/<code>/undertakings/<undone>/", "", None),
    ("manager", "desk/<code>/undertakings/<lockers>/homes/", "", None),
    ("supervisor", "desk/<code>/undertakings/<lockers>/homes/", "?of=objected", None),
    ("manager", "desk/<code>/notices/new/", "?undertaking=<planned>", None),
    ("manager-far", "desk/<far>/undertakings/", "", None),
    ("supervisor", "oversight/undertakings/", "", None),
    ("supervisor-far", "oversight/undertakings/", "", None),
)
NO_PAGES = {DO, LETTER, f"{TOUCHED}.csv", f"{TOUCHED}.xlsx"}


def known(town):
    lockers = town.announced.undertaking
    made = {name: _planned(town, name) for name in ("planned", "undone")}
    drop = {"actor": town.actors["manager"], "yard": town.yard, "undertaking_id": made["undone"].id}
    notices.drop_undertaking(**drop, why="没有公告就装了，已拆除。", was_there=True)
    near = find_place(town.yard, "3-1-901")
    against = notices.object_to(
        actor=town.actors["neighbour"], yard=town.yard, undertaking_id=lockers.id, home_id=near.id, text="窗前太吵"
    )
    notices.answer_objection(actor=town.actors["manager"], yard=town.yard, objection_id=against.id, text=ANSWER)
    spots = {
        "today": clock.today().isoformat(),
        "spot": town.place.id,
        "unit": town.place.path,
        "start": (clock.today() + timedelta(days=9)).isoformat(),
    }
    return spots | {"lockers": lockers.id, "against": against.id} | {name: one.id for name, one in made.items()}


def _planned(town, key):
    plan = notices.Plan(
        title="东门雨棚" if key == "planned" else "窗下快递柜",
        text="钢架玻璃雨棚，两天装好。",
        starts_on=clock.today() + timedelta(days=9),
        affected=notices.Audience("places", (town.place.path,)),
        noise_db=63,
        hours="9:00–18:00",
    )
    return notices.plan_undertaking(
        actor=town.actors["manager"], yard=town.yard, place_id=town.place.id, plan=plan, client_key=key
    )
