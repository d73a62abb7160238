"""The slip of what was written down for somebody on the telephone or at the window."""

from tests.prove.routes.rows import get
from yuanba.domains.cases import public as cases

OWN = "in 404 404 404 404 200 404 404 404 404 404 404"
SLIP = "desk/<code>/report/<case_id>/slip/"
ROWS = (get(SLIP, OWN, more={"case_id": "$slip_case"}),)
PAGES = (
    ("manager", "desk/<code>/report/<slip_case>/slip/", "", None),
    ("manager", "desk/<code>/report/<slip_case>/slip/", "?size=a4", None),
    ("manager", "desk/<code>/report/", "?done=<slip_case>", None),
)


def known(town):
    draft = cases.Draft(text="单元门口的长椅少一块板。")
    said = {"place": town.place, "draft": draft, "channel": "window", "client_key": "slip", "on_behalf_of": True}
    return {"slip_case": cases.report(actor=town.actors["manager"], **said).case.id}
