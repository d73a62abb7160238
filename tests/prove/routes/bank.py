"""Files of the bank: looked at, taken in, their lines settled."""

import io

from tests.factories import bank
from tests.prove.acts import open_all
from tests.prove.routes.rows import get, post
from tests.support.spreadsheets import workbook
from yuanba.platform.sheets.public import keep

#      stranger neighbour reporter engineer butler manager program supervisor street operator manager-far supervisor-far
MAY = "in 404 404 404 404 {0} 404 404 404 404 404 404"
READ = MAY.format("200")
BASE = "desk/<code>/bank/"
FILE, LINE = f"{BASE}<bank_file>/", f"{BASE}lines/<line_id>/"
COLUMNS = {f"c-{name}": head for name, head in bank.FIELDS.items()} | {"profile": "农商行", "account": bank.ACCOUNT}
OF = {"file": "$bank_file"}
ROWS = (
    get(BASE, READ),
    post(BASE, MAY.format("422")),
    get(f"{BASE}waiting/", READ),
    post(f"{BASE}waiting/", MAY.format("409"), data={"seen": "x"}),
    get(f"{BASE}files/<number>/", READ, more={"number": "1"}),
    get(LINE, READ),
    post(f"{LINE}do/<verb>/", MAY.format("422"), more={"verb": "out"}, data={"why": ""}),
    get(f"{BASE}<file>/", READ, more=OF),
    post(f"{BASE}<file>/", MAY.format("302"), more=OF),
    get(f"{BASE}<file>/columns/", READ, more=OF),
    post(f"{BASE}<file>/columns/", MAY.format("302"), more=OF, data=COLUMNS),
    get(f"{BASE}<file>/errors.xlsx", READ, more=OF),
)
PAGES = (
    ("manager", BASE, "", None),
    ("manager", f"{BASE}waiting/", "", None),
    ("manager", f"{BASE}files/1/", "", None),
    ("manager", LINE, "", open_all),
    ("manager", FILE, "", None),
    ("manager", f"{FILE}columns/", "", None),
)
NO_PAGES = {f"{LINE}do/<verb>/", f"{BASE}<file>/errors.xlsx"}


def known(town):
    """A file that was taken in: a line that waits, one that names its home; and a file that is kept."""
    bank.take(town.yard, bank.row("12.50", "外人", "", "B1"), bank.row("20", "谁", "3-1-902", "B2"))
    stream = io.BytesIO()
    rows = [bank.HEADS, bank.row("30", "谁", "3-1-902", "B3"), bank.row("不详", "", "", "B4")]
    workbook(stream, 流水=[list(one) for one in rows])
    digest = keep(town.yard.id, "流水.xlsx", [stream.getvalue()])
    return {"line_id": bank.lines(town.yard)[0].id, "bank_file": digest}
