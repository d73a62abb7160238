"""The desk: what one file brought."""

from tests.prove.routes.rows import PLACES, get
from yuanba.domains.people.public import import_residents
from yuanba.domains.places.public import Source
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sheets.public import Line

ROWS = (
    get("desk/<code>/import/batch/<number>/", PLACES),
    get("desk/<code>/import/batch/<number>/", PLACES.replace("200", "404"), more={"number": 99}),
)
PAGES = (("manager", "desk/<code>/import/batch/<number>/", "", None),)


def known(town):
    values = {"whole": "7-1-101", "name": "黎晓舟", "phone": "13800004402、13900001111"}
    lines = [Line(2, values, {"房屋户型": "三室两厅"}, sheet="房屋")]
    source = Source("7 栋.xlsx", "7" * 64, ("房屋户型",))
    made = import_residents(actor=SYSTEM, yard=town.yard, lines=lines, source=source)
    return {"number": made.homes.batch.number if made.homes.batch else 1}
