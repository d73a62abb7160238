"""From door to door with a notice."""

from tests.prove.routes.rows import get, post

ROUND = "desk/<code>/notices/<notice_id>/round/"
DOORS = f"{ROUND}<place_id>/"
CARRIERS = "in 404 404 404 200 200 404 200 404 404 404 404"
ROWS = (
    get(ROUND, CARRIERS),
    get(DOORS, CARRIERS),
    post(DOORS, CARRIERS.replace("200", "302"), data={"tap": "$tap handed.0"}),
    post(DOORS, CARRIERS.replace("200", "409"), data={"tap": "$tap taken-back.0"}),
    post(DOORS, "in 404 404 404 404 404 404 404 404 404 404 404", data={"tap": "$tap handed.x"}),
)


def nobody_there(page):
    """The first door: nobody at home; the second: handed over."""
    page.locator(".taps button").nth(1).click()
    page.locator(".badge.soon").wait_for()
    page.locator(".tap-y").last.click()
    page.locator(".badge.ok").wait_for()


PAGES = (
    ("butler", "desk/<code>/notices/<notice>/round/", "", None),
    ("butler", "desk/<code>/notices/<notice>/round/<place_id>/", "", nobody_there),
)


def known(town):
    """What the buttons of a door say."""
    return {f"tap {said}": f"{town.home.id}.{said}" for said in ("handed.0", "taken-back.0", "handed.x")}
