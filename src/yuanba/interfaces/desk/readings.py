"""Readings from a spreadsheet: choose it, look row by row at what would come of it, take it over."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from yuanba.domains.assets import public as assets
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in
from yuanba.interfaces.desk.meters import ACTION, page
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.sheets_in import SHOWN, keep_sheet
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.sheets.public import Column, Line, find_table, kept, read
from yuanba.ui.forms import refused
from yuanba.ui.words import of_code

COLUMNS = (
    Column("code", ("表号", "水表号", "电表号", "气表号", "表编号", "仪表编号", "表码号", "meter", "meter number")),
    Column("value", ("读数", "本次读数", "本期读数", "表数", "止码", "本月止码", "行度", "reading", "value")),
    Column("day", ("日期", "抄表日期", "抄表日", "抄表时间", "date", "day")),
)
NEEDED = (("code", "value"),)
register("no-readings", 422, "No sheet has a table of readings: heads for meter number and reading were not found.")


@require_POST
def choose(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the file for a day, and go on to the look at it."""
    stands_at(request, f"/desk/{code}/meters/")
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "meter.take")
    try:
        return redirect(f"/desk/{code}/meters/sheet/{keep_sheet(request, yard.id, lines_of)}/")
    except Refusal as refusal:
        return page(request, actor, desk_yard(actor, code, ACTION), refused({}, refusal), refusal.status)


def lines_of(file: Path) -> list[Line]:
    """The rows of its table. Refused: `no-readings`, and what `read` refuses."""
    table = find_table(read(file), COLUMNS, NEEDED)
    if table is None:
        raise Refusal("no-readings")
    return list(table.lines())


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, code: str, readings_file: str) -> HttpResponse:
    """What would come of the file of this digest; sent, it is taken over, and the same page says what came of it."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "meter.take")
    file = kept(yard.id, readings_file)
    lines = lines_of(file)
    if request.method == "POST":
        assets.take_readings(actor=actor, yard=yard, lines=lines)
        return redirect(f"/desk/{code}/meters/sheet/{readings_file}/?done=1")
    rows = assets.take_readings(actor=actor, yard=yard, lines=lines, dry_run=True)
    wrong = [one for one in rows if one.refused]
    shown = frame(request, yard, "meters") | {
        "name": file.name,
        "rows_in": len(rows),
        "new": sum(one.is_new for one in rows),
        "known": sum(not one.is_new and not one.refused for one in rows),
        "wrong_count": len(wrong),
        "wrong": [(one, of_code(one.refused, one.data)) for one in wrong[:SHOWN]],
        "first": [(one, assets.written(one.used)) for one in rows if one.is_new][:10],
        "done": "done" in request.GET,
    }
    return render(request, "desk/readings.html", shown)
