"""The maintenance fund on the desk."""

from datetime import date

from tests.prove.routes.rows import get, post
from tests.support.pictures import photograph
from yuanba.domains.finance.public import fund
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.files.public import store_image

#      stranger neighbour reporter engineer butler manager program supervisor street operator manager-far supervisor-far
READ = "in 404 404 404 404 200 404 200 404 404 404 404"
ROUTE, SCAN = "desk/<code>/fund/", "desk/<code>/fund/<standing_id>/<side>"
ROWS = (
    get(ROUTE, READ),
    post(ROUTE, "in 404 404 404 404 422 404 404 404 404 404 404", data={"day": ""}),
    get(SCAN, READ.replace("in", "404"), more={"side": "0"}),
)
PAGES = (("manager", ROUTE, "", None), ("supervisor", ROUTE, "", None))
NO_PAGES = {SCAN}


def known(town):
    """One that was told with a photograph."""
    scan = store_image(town.yard, photograph()).id
    said = fund.Stood(date(2026, 3, 31), 0, 0, 812345600, "房管局专户对账单", scan)
    return {"standing_id": fund.note_fund(actor=SYSTEM, yard=town.yard, said=said).id}
