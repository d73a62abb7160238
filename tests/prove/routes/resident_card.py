"""What is kept about me."""

from tests.prove.routes.desk_people import known as peopled
from tests.prove.routes.rows import SIGNED_IN, get, post
from yuanba.domains.people import public as people

MINE = "in 404 {0} 404 404 404 404 404 404 404 404 404"
TAKE, ERASE = "my/card/<code>/<card_id>/take/", "my/card/<code>/<card_id>/erase/"
OWN = {"card_id": "$own_card"}
ROWS = (
    get("my/card/", SIGNED_IN),
    post(TAKE, MINE.format(200), more=OWN),
    post(TAKE, MINE.format(200), more=OWN, data={"format": "xlsx"}),
    post(TAKE, MINE.format(404), more=OWN, data={"format": "pdf"}),
    get(ERASE, MINE.format(200), more=OWN),
    post(ERASE, MINE.format(409), more=OWN),
)


def known(town):
    """The card of the reporter."""
    peopled(town)
    card = people.ResidentCard.objects.get(yard=town.yard, account=town.accounts["reporter"])
    return {"own_card": card.id}


def show_all(page):
    page.click("main form[action$='/take/'] .btn-p")
    page.wait_for_selector("main .note.soon")


def erase_as_owner(page):
    page.click("main .btn-d")
    page.get_by_role("alert").wait_for()


PAGES = (
    ("reporter", "my/card/", "", None),
    ("reporter", "my/card/", "", show_all),
    ("reporter", "my/card/<code>/<own_card>/erase/", "", None),
    ("reporter", "my/card/<code>/<own_card>/erase/", "", erase_as_owner),
    ("engineer", "my/card/", "", None),
)
NO_PAGES = {TAKE}
