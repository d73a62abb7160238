"""Whom a visitor visits: whoever may open the health notes of an estate."""

from tests.prove.routes.desk_people import WHY
from tests.prove.routes.desk_people import known as peopled
from tests.prove.routes.rows import get, post

ONE = "my/visits/<code>/<card_id>/"
OPENING = "in 404 404 404 404 {0} 404 404 404 404 404 404"
OF_CARD = {"card_id": "$card"}
ROWS = (
    get("my/visits/", "in 404 404 404 404 200 404 404 404 404 200 404"),
    get(ONE, OPENING.format(200), more=OF_CARD),
    post(ONE, OPENING.format(200), more=OF_CARD, data={"reason": WHY}),
    post(ONE, OPENING.format(422), more=OF_CARD, data={"reason": "看"}),
)


def known(town):
    """The people of the cards."""
    return peopled(town)


def open_note(page):
    page.fill("#f-reason", WHY)
    page.click("main form .btn-p")
    page.wait_for_selector("main .opened")


def open_without_reason(page):
    page.click("main form .btn-p")
    page.get_by_role("alert").wait_for()


PAGES = (
    ("manager", "my/visits/", "", None),
    ("manager-far", "my/visits/", "", None),
    ("manager", "my/visits/<code>/<card>/", "", open_note),
    ("manager", "my/visits/<code>/<card>/", "", open_without_reason),
)
