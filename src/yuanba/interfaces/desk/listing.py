"""The things to look at from a spreadsheet: choose a file, look at what would come of it, confirm."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.rail import frame
from yuanba.interfaces.desk.takeover import readable
from yuanba.interfaces.importing import items_in, others_in, taken_of
from yuanba.interfaces.sheets_in import errors_file, keep_sheet, words_of
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, check
from yuanba.platform.sheets.public import RowOutcome, kept, read
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

SHOWN = 200


@dataclass(frozen=True)
class Row:
    """One row of the preview: what it becomes, and why not."""

    outcome: RowOutcome
    item: places.ListedItem
    words: str


def _asked(request: HttpRequest, code: str, inspection: int) -> tuple[Actor, Yard, places.Sheet]:
    """Who asks, and the list they may add to; refused as absent where it is signed."""
    actor, yard = readable(request, code)
    check(actor, "takeover.inspect", yard)
    sheet = places.sheet(actor, yard, inspection)
    if sheet.inspection.digest or sheet.inspection.closed_at:
        raise absent()
    return actor, yard, sheet


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, code: str, inspection: int) -> HttpResponse:
    """Choosing a file."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    _actor, yard, sheet = _asked(request, code, inspection)
    form, status = Form(), 200
    if request.method == "POST":
        try:
            return redirect(f"/desk/{code}/takeover/{inspection}/list/{keep_sheet(request, yard.id, items_in)}/")
        except Refusal as refusal:
            form, status = refused({}, refusal), refusal.status
    shown = {"sheet": sheet, "form": form}
    return render(request, "desk/takeover_list.html", frame(request, yard, "takeover") | shown, status=status)


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, code: str, inspection: int, listed: str) -> HttpResponse:
    """What would come of a file; sent, the things stand in the list."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, yard, sheet = _asked(request, code, inspection)
    file = kept(yard.id, listed)
    table = items_in(file)
    asked: dict[str, Any] = {"actor": actor, "yard": yard, "number": inspection}
    problem, status = Form(), 200
    if request.method == "POST":
        try:
            places.list_items(**asked, lines=table.lines())
            return redirect(f"/desk/{code}/takeover/?n={inspection}&done=list")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            problem, status = refused({}, refusal), refusal.status
    made = places.list_items(**asked, lines=table.lines(), dry_run=True)
    rows = [Row(one, item, words_of(one.codes)) for one, item in zip(made.outcomes, made.items, strict=True)]
    rows.sort(key=lambda row: (not row.outcome.refused, not row.outcome.warnings))
    shown = {
        "sheet": sheet,
        "form": problem,
        "name": file.name,
        "table": table,
        "others": others_in(read(file), table.sheets),
        "taken": taken_of(table, made),
        "made": made,
        "rows": rows[:SHOWN],
        "groups": places.GROUPS,
        "notes": list(table.notes())[:SHOWN],
    }
    return render(request, "desk/takeover_listed.html", frame(request, yard, "takeover") | shown, status=status)


@require_safe
def errors(request: HttpRequest, code: str, inspection: int, listed: str) -> HttpResponse:
    """The refused rows as a spreadsheet, in the columns they came in, with the reason."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, yard, _sheet = _asked(request, code, inspection)
    file = kept(yard.id, listed)
    table = items_in(file)
    made = places.list_items(actor=actor, yard=yard, number=inspection, lines=table.lines(), dry_run=True)
    return errors_file(request, file, table, made)
