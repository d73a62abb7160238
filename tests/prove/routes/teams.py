"""Who looks after us, the own posts, the team on the desk, grids and stations."""

from tests.factories import people as make
from tests.factories import places
from tests.prove.acts import open_all
from tests.prove.routes.rows import ALL_200, ALL_404, SIGNED_IN, get, post
from tests.support.pictures import photograph
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places_
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.files.public import store_image


def appoint_nobody(page):
    """Refused, with what is missing."""
    page.click("main form button.btn-p")
    page.get_by_role("alert").wait_for()


OWN = "in 404 404 404 200 404 404 404 404 404 404 404"
BADGE = {"act": "badge", "hours": "8:00–20:00", "phone": "028-0000 1204", "languages": "en"}
AWAY = {"act": "delegate", "deputy": "$engineer", "since": "$today", "until": "$today"}
PHOTO = "b/<code>/people/<post_id>/photo/<side>"
TEAM = "in 404 404 200 200 200 404 200 200 200 404 404"
APPOINTING = "in 404 404 404 404 200 404 200 404 200 404 404"
STAFFING = "in 404 404 404 404 302 404 422 404 302 404 404"
NEIGHBOURS = "in 404 404 404 404 422 404 302 404 302 404 404"
ENDING = "in 404 404 404 404 302 404 404 404 302 404 404"
GRIDS = "in 404 404 200 200 200 404 200 200 200 404 404"
OWN_TICKS = "in 404 404 404 404 404 404 302 404 302 404 404"
TICKED = {"act": "ticks", "paths": "$block"}
AT_JG = {"keeper": "$office"}
STATIONS = "in 404 404 404 404 200 404 200 404 200 404 404"
DRAWING = "in 404 404 404 404 404 404 302 404 404 404 404"
AT = {"code": "$office"}
WORKER = {"act": "appoint", "role": "micro-grid-member", "who": "neighbour", "since": "$today"}
NEW = {"who": "新人", "new_phone": "138 0000 7777", "places": "$block", "since": "$today"}
ROWS = (
    get("b/<code>/people/", ALL_200),
    get("b/<code>/people/", ALL_200, query="?home=3-1-902"),
    get(PHOTO, ALL_200),
    get(PHOTO, "404 200 200 200 200 200 404 200 200 200 404 404", more={"post_id": "$head"}),
    get(PHOTO, ALL_404, more={"post_id": "$bare"}),
    get("my/people/", SIGNED_IN),
    get("my/posts/", SIGNED_IN),
    get("my/posts/<post_id>/", OWN),
    post("my/posts/<post_id>/", OWN.replace("200", "302"), data=BADGE),
    post("my/posts/<post_id>/", OWN.replace("200", "302"), data=AWAY),
    post("my/posts/<post_id>/", OWN.replace("200", "302"), data={"act": "back", "since": "$today"}),
    post("my/posts/<post_id>/", OWN.replace("200", "404"), data={"act": "end", "until": "$today"}),
    get("oversight/teams/", "in 404 404 404 404 404 404 200 200 404 404 200"),
    get("oversight/grids/", "in 404 404 404 404 404 404 200 200 404 404 200"),
    post("oversight/grids/", DRAWING, data={"office": "$office", "code": "W9", "name": "第九网格"}),
    get("oversight/grids/<code>/<grid_id>/", "in 404 404 404 404 404 404 200 200 404 404 404", more=AT),
    post("oversight/grids/<code>/<grid_id>/", DRAWING, more=AT, data={"act": "members", "members": "JG 3-1"}),
    post("oversight/grids/<code>/<grid_id>/", DRAWING, more=AT, data={"act": "micro", "code": "W8", "name": "八"}),
    post("oversight/grids/<code>/<grid_id>/", DRAWING, more=AT, data=WORKER),
    post("oversight/grids/<code>/<grid_id>/", DRAWING, more=AT, data={"act": "rename", "name": "七网格"}),
    post("oversight/grids/<code>/<grid_id>/", DRAWING, more=AT, data={"act": "remove"}),
    get("oversight/grids/<code>/<grid_id>/<estate>/", DRAWING.replace("302", "200"), more=AT | {"estate": "$code"}),
    post("oversight/grids/<code>/<grid_id>/<estate>/", DRAWING, more=AT | {"estate": "$code"}, data=TICKED),
    get("desk/<code>/grids/", GRIDS),
    get("desk/<code>/grids/<keeper>/<grid_id>/", GRIDS, more=AT_JG),
    post("desk/<code>/grids/<keeper>/<grid_id>/", OWN_TICKS, more=AT_JG, data=TICKED),
    get("my/grids/", SIGNED_IN),
    post("desk/<code>/team/<post_id>/", ENDING, data={"act": "english", "name_en": "Luo Xiaoman"}),
    get("desk/<code>/stations/", STATIONS),
    post(
        "desk/<code>/stations/", STATIONS.replace("200", "302"), data={"name": "党群服务站", "hours": "1-5 09:00-18:00"}
    ),
    post("desk/<code>/stations/", STATIONS.replace("200", "302"), data={"act": "close", "station": "$station"}),
    get("desk/<code>/team/", TEAM),
    get("desk/<code>/team/order/", TEAM),
    get("desk/<code>/team/terms/", TEAM),
    get("desk/<code>/team/ended/", TEAM),
    get("desk/<code>/team/<post_id>/", TEAM),
    get("desk/<code>/team/appoint/", APPOINTING),
    post("desk/<code>/team/appoint/", STAFFING, data=NEW | {"role": "butler"}),
    post("desk/<code>/team/appoint/", NEIGHBOURS, data=NEW | {"role": "building-head"}),
    post("desk/<code>/team/appoint/", NEIGHBOURS, data=NEW | {"role": "grid-worker"}),
    *(
        post("desk/<code>/team/<post_id>/", ENDING, data=data)
        for data in (BADGE, AWAY, {"act": "end", "until": "$today"})
    ),
    post("desk/<code>/team/<post_id>/", ENDING.replace("302", "409"), data={"act": "renew", "until": "$today"}),
)
PAGES = (
    ("supervisor", "oversight/teams/", "", None),
    ("supervisor", "oversight/grids/", "", None),
    ("supervisor", "oversight/grids/<office>/<grid_id>/", "", open_all),
    ("street", "oversight/grids/<office>/<grid_id>/", "", None),
    ("supervisor-far", "oversight/grids/", "", None),
    ("supervisor", "oversight/grids/<office>/<grid_id>/<code>/", "", None),
    ("supervisor", "oversight/grids/<office>/<grid_id>/<code>/", "?at=<tower>", None),
    ("manager", "desk/<code>/grids/", "", None),
    ("butler", "desk/<code>/grids/", "", None),
    ("manager", "desk/<code>/grids/<office>/<grid_id>/", "", None),
    ("supervisor", "desk/<code>/grids/<office>/<grid_id>/", "", None),
    ("worker", "my/grids/", "", None),
    ("worker", "my/grids/", "?show=open", None),
    ("reporter", "my/grids/", "", None),
    ("manager", "desk/<code>/stations/", "", None),
    ("manager", "desk/<code>/stations/", "?station=便民驿站", None),
    ("manager", "desk/<code>/team/", "", None),
    ("butler", "desk/<code>/team/", "?side=company", None),
    ("manager", "desk/<code>/team/order/", "", open_all),
    ("supervisor", "desk/<code>/team/order/", "", None),
    ("manager", "desk/<code>/team/terms/", "", None),
    ("supervisor", "desk/<code>/team/ended/", "", None),
    ("manager", "desk/<code>/team/appoint/", "", open_all),
    ("supervisor", "desk/<code>/team/appoint/", "", appoint_nobody),
    ("manager", "desk/<code>/team/<post_id>/", "", open_all),
    ("engineer", "desk/<code>/team/<post_id>/", "", None),
    ("", "b/<code>/people/", "", None),
    ("", "b/<code>/people/", "?home=3-1-902", None),
    ("", "b/<code>/people/", "?home=99", None),
    ("reporter", "my/people/", "", None),
    ("supervisor", "my/people/", "", None),
    ("butler", "my/posts/", "", None),
    ("butler", "my/posts/<post_id>/", "", None),
    ("butler", "my/posts/<post_id>/", "?done=badge", None),
)
NO_PAGES = {PHOTO}


def known(town):
    """The butler with a badge, a building head with a photograph, a cleaner without."""
    photo = store_image(town.yard, photograph(size=(48, 48))).id
    butler = people.Post.objects.get(yard=town.yard, role="butler")
    head = make.post(town.yard, "building-head", places.place(town.yard, "3").path, make.account("楼栋长"))
    bare = make.post(town.yard, "cleaner", None, make.account("保洁"))
    for one in (butler, head):
        badge = people.Badge(photo, ("zh", "en"), "8:00–20:00", "8 to 8", "028-0000 1203")
        people.write_badge(actor=SYSTEM, yard=town.yard, post_id=one.id, badge=badge)
    station = places_.open_station(
        actor=SYSTEM, yard=town.yard, name="便民驿站", hours="1-7 00:00-23:59", services=[("代收快递", "")]
    )
    office = places.community_office(f"{town.yard.code}O")  # the server of the pages remembers yards by their code
    grid = places_.draw_grid(actor=SYSTEM, yard=office, code="W7", name="第七网格")
    tower = places.place(town.yard, "3")
    places_.set_grid_members(actor=SYSTEM, yard=office, grid_id=grid.id, paths=[tower.path])
    town.accounts["worker"] = make.account("网格员")
    make.post(office, "grid-worker", tower.path, town.accounts["worker"])
    today = clock.today().isoformat()
    return {
        "post_id": butler.id,
        "head": head.id,
        "bare": bare.id,
        "today": today,
        "station": str(station.place_id),
        "block": tower.path,
        "tower": tower.id,
        "grid_id": grid.id,
        "office": office.code,
    }
