"""Meters on the desk: the list, one, a new one, readings from a spreadsheet."""

import io
from datetime import date

from tests.prove.routes.rows import get, post
from tests.support.spreadsheets import workbook
from yuanba.domains.assets import public as assets
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sheets.public import keep

#      stranger neighbour reporter engineer butler manager program supervisor street operator manager-far supervisor-far
READ = "in 404 404 200 200 200 404 200 404 404 404 404"
TAKE = "in 404 404 200 200 200 404 404 404 404 404 404"
HANG = "in 404 404 200 404 200 404 404 404 404 404 404"
BASE = "desk/<code>/meters/"
SHEET = BASE + "sheet/<readings_file>/"
ROWS = (
    get(BASE, READ),
    get(f"{BASE}new/", HANG),
    post(f"{BASE}new/", HANG.replace("200", "422"), data={"code": "", "day": "2026-01-01"}),
    get(f"{BASE}<meter_id>/", READ),
    post(f"{BASE}<meter_id>/do/<verb>/", TAKE.replace("200", "422"), more={"verb": "read"}, data={"value": "?"}),
    post(f"{BASE}sheet/", TAKE.replace("200", "422")),
    get(SHEET, TAKE),
    post(SHEET, TAKE.replace("200", "302")),
)
PAGES = (
    ("manager", BASE, "", None),
    ("manager", BASE, "?kind=gas", None),
    ("manager", f"{BASE}new/", "", None),
    ("engineer", f"{BASE}<meter_id>/", "", None),
    ("supervisor", f"{BASE}<meter_id>/", "", None),
    ("butler", SHEET, "", None),
)
NO_PAGES = {f"{BASE}<meter_id>/do/<verb>/", f"{BASE}sheet/"}


def readings_sheet(*rows):
    """A table of readings with a title, as .xlsx."""
    stream = io.BytesIO()
    workbook(stream, 抄表=[["六月抄表"], ["房号", "水表号", "本次读数", "抄表日期"], *rows])
    return stream.getvalue()


def known(town):
    """A meter with a reading, and a sheet with one that fits and one that does not."""
    new = assets.NewMeter("W-902", "water", date(2026, 1, 1), 10_000)
    meter = assets.hang_meter(actor=SYSTEM, yard=town.yard, place_id=town.home.id, new=new)
    shown = assets.Shown(date(2026, 5, 31), 11_200)
    assets.read_meter(actor=SYSTEM, yard=town.yard, meter_id=meter.id, shown=shown)
    rows = (["3-1-902", "W-902", 115, "2026-06-30"], ["3-1-903", "W-903", 5, "2026-06-30"])
    return {"meter_id": meter.id, "readings_file": keep(town.yard.id, "六月.xlsx", [readings_sheet(*rows)])}
