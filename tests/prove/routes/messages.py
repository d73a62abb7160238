"""Messages whose place is to be chosen, at the office."""

from tests.prove.routes.rows import get, post
from yuanba.domains.cases import public as cases
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.yards.public import by_code

AT = "oversight/<code>/messages/"
LOOKING = "in 404 404 404 404 404 404 {0} {0} 404 404 404"
OFFICE = {"code": "LX"}
ROWS = (
    get(AT, LOOKING.format(200), more=OFFICE),
    post(AT, LOOKING.format(422), more=OFFICE, data={"message": "$unplaced", "place": "?"}),
)
PAGES = (("supervisor", "oversight/LX/messages/", "", None),)
NO_PAGES = set()


def known(town):
    """One that named no place."""
    office = by_code("LX")
    message = cases.messaging.Message("email", "li@example.test", "proof")
    kept = cases.messaging.keep_unplaced(actor=SYSTEM, yard=office, message=message, name="Li", text="路灯不亮。")
    return {"unplaced": kept.id}
