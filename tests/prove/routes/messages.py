"""Messages whose place is to be chosen, at the office."""

from tests.prove.routes.rows import get, post
from yuanba.domains.cases import public as cases
from yuanba.platform.access.public import SYSTEM

AT = "oversight/<code>/messages/"
LOOKING = "in 404 404 404 404 404 404 {0} {0} 404 404 404"
OFFICE = {"code": "$seat"}
ROWS = (
    get(AT, LOOKING.format(200), more=OFFICE),
    post(AT, LOOKING.format(422), more=OFFICE, data={"message": "$unplaced", "place": "?"}),
)


def choose_nothing(page):
    page.click("main form .btn-p")
    page.get_by_role("alert").wait_for()


PAGES = (
    ("supervisor", "oversight/<seat>/messages/", "", None),
    ("supervisor", "oversight/<seat>/messages/", "", choose_nothing),
)
NO_PAGES = set()


def known(town):
    """One that named no place."""
    office = town.office
    message = cases.messaging.Message("email", "li@example.test", "proof")
    kept = cases.messaging.keep_unplaced(actor=SYSTEM, yard=office, message=message, name="Li", text="路灯不亮。")
    return {"unplaced": kept.id, "seat": office.code}
