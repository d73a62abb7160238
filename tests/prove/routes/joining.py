"""Cases of one matter: joining and following, taken together, apart, and two of one."""

from tests.prove.acts import open_all
from tests.prove.routes.rows import ALL_200, ALL_302, LEADERS, get, post
from tests.support.sounds import wav
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import Voice
from yuanba.platform.access.public import ANONYMOUS
from yuanba.platform.files.public import store_sound

DESK, API = "desk/<code>/<case_id>/", "api/v1/yards/<code>/cases/<case_id>/"
DOOR = "api/v1/doors/<code>/<token>/"
BY_KEY = LEADERS.replace("in", "401").replace("302", "200")
SEES = "401 404 200 200 200 200 200 200 200 404 404 404"
HELD = {"token": "$follower"}
WHY = {"text": "同一件事"}
PART = {"text": "门关不拢", "kind": "repair", "level": "ordinary", "category": "doors"}
GAVE = {"follower_id": "$joiner"}
HEARS = "404 404 404 200 200 200 404 404 404 404 404 404"
ROWS = (
    get(f"{DESK}joined/<follower_id>/sound", HEARS, more=GAVE),
    get(f"{DESK}voice/<voice_id>", HEARS, more={"voice_id": "$voice"}),
    post(f"{DESK}joined/<follower_id>/open/", f"in{HEARS[3:]}", more=GAVE, data={"reason": "问是哪一层"}),
    get("f/<code>/<token>/", ALL_200, more=HELD),
    post("f/<code>/<token>/", ALL_302, more=HELD, data={"text": "五楼也黑"}),
    post("f/<code>/<token>/", ALL_302, more=HELD, data={"act": "leave"}),
    get("f/<code>/<token>/photo/<photo_id>/<side>", ALL_200, more=HELD),
    get(f"{DESK}together/", LEADERS.replace("302", "200"), case="triaged"),
    post(f"{DESK}together/", LEADERS, case="triaged", data=WHY | {"number": "$in_work"}),
    get(f"{DESK}together/", LEADERS.replace("302", "200"), case="merged"),
    post(f"{DESK}together/", LEADERS, case="merged", data=WHY),
    get(f"{DESK}split/", LEADERS.replace("302", "200")),
    post(f"{DESK}split/", LEADERS, data=PART),
    post(f"{DOOR}alike", ALL_200, data={"text": "这件事现在是 1 号状态"}),
    post(f"{DOOR}cases/<case_id>/join", ALL_200, data={"text": "五楼也黑"}),
    get("api/v1/followed/<code>/<token>", ALL_200, more=HELD),
    post("api/v1/followed/<code>/<token>/add", ALL_200, more=HELD, data={"text": "五楼也黑"}),
    post("api/v1/followed/<code>/<token>/leave", ALL_200, more=HELD),
    get(f"{API}alike", SEES),
    post(f"{API}merge", BY_KEY, case="dispatched", data=WHY | {"into": "$triaged_id"}),
    post(f"{API}unmerge", BY_KEY, case="merged", data=WHY),
    post(f"{API}split", BY_KEY, data=PART),
)


def join_empty(page):
    open_all(page)
    page.click("#add form button.btn-lg")
    page.get_by_role("alert").wait_for()


def send_empty(page):
    page.click("main form .btn-p")
    page.get_by_role("alert").wait_for()


def ask(page):
    """The page between looking at it and sending."""
    page.fill("[name=text]", "这件事现在是 1 号状态")
    page.click(".act button")
    page.click("button[value=send]")
    page.wait_for_selector("button[name=join]")


def open_joiner(page):
    open_all(page)
    page.locator("#joiners form button").first.click()
    page.get_by_role("alert").wait_for()


PAGES = (
    ("butler", "desk/<code>/<new_id>/", "", open_joiner),
    ("", "say/<code>/<place_id>/", "", ask),
    ("", "f/<code>/<follower>/", "?joined=1", None),
    ("", "f/<code>/<follower>/", "", join_empty),
    ("reporter", "r/<code>/<merged_token>/", "", None),
    ("manager", "desk/<code>/<merged_id>/", "", None),
    ("manager", "desk/<code>/<merged_id>/together/", "", None),
    ("manager", "desk/<code>/<triaged_id>/together/", "", send_empty),
    ("manager", "desk/<code>/<triaged_id>/split/", "", send_empty),
)
NO_PAGES = {
    "f/<code>/<token>/photo/<photo_id>/<side>",
    f"{DESK}voice/<voice_id>",
    *(f"{DESK}joined/<follower_id>/{what}" for what in ("sound", "open/")),
}


def known(town):
    """Somebody follows the new case."""
    new = town.cases["new"]
    beside = cases.Beside("许大爷", "13900004411", store_sound(town.yard, wav()).id)
    joined = cases.join(actor=ANONYMOUS, target=cases.Target(town.yard, new.id), device="proof", beside=beside)
    later = cases.Beside(sound=store_sound(town.yard, wav(0.6)).id)
    cases.join(actor=ANONYMOUS, target=cases.Target(town.yard, new.id), device="proof", beside=later)
    merged = town.cases["merged"]
    return {
        "voice": Voice.objects.get(yard=town.yard).id,
        "new_id": new.id,
        "joiner": joined.follower.id,
        "follower": cases.token_of(joined.follower),
        "in_work": town.cases["in-work"].number,
        "triaged_id": town.cases["triaged"].id,
        "merged_id": merged.id,
        "merged_token": cases.token_of(merged),
    }
