"""The estates there are, and more from a list: choose a file, look at what would come of it, confirm."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.importing import estates_in, taken_of
from yuanba.interfaces.sheets_in import SHOWN, STATES, Row, errors_file, keep_sheet, pile_of, words_of
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, anywhere
from yuanba.platform.sheets.public import RowOutcome, Table, kept
from yuanba.ui.forms import Form, refused

LISTS = UUID(int=0)  # where files lie that belong to no yard


def founder(request: HttpRequest) -> Actor:
    """Who may found yards; refused as absent."""
    actor = actor_of(request)
    if not anywhere(actor, "place.found"):
        raise absent()
    return actor


@require_http_methods(["GET", "POST"])
def estates(request: HttpRequest) -> HttpResponse:
    """The estates in order of their place, a page at a time, and choosing a list."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, form, status = founder(request), Form(), 200
    if request.method == "POST":
        try:
            return redirect(f"/backoffice/estates/{keep_sheet(request, LISTS, estates_in)}/")
        except Refusal as refusal:
            form, status = refused({}, refusal), refusal.status
    rows = places.estates_page(actor, request.GET.get("after", "")[:200], SHOWN)
    shown = {
        "form": form,
        "rows": rows,
        "more": rows[-1].yard.path if len(rows) == SHOWN else "",
        "done": request.GET.get("done", "")[:9],
        "changed": request.GET.get("changed", "")[:9],
        "list": request.GET.get("list", "")[:9],
    }
    return render(request, "backoffice/estates.html", shown, status=status)


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, listed_estates: str) -> HttpResponse:
    """What would come of a list; sent, the estates are founded."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, file = founder(request), kept(LISTS, listed_estates)
    book, into = estates_in(file), request.GET.get("in", "")[:60]
    table = book.table
    if request.method == "POST":
        made = places.import_estates(actor=actor, lines=table.lines(), name=file.name, into=into)
        undo = f"&list={made.kept.number}" if made.kept else ""
        undo = f"&changed={made.changed}{undo}" if made.changed else undo
        return redirect(f"/backoffice/estates/?done={made.founded}{undo}")
    form, kept_in = Form({"in": into}), urlencode({"in": into}) if into else ""
    try:
        made = places.import_estates(actor=actor, lines=table.lines(), into=into, dry_run=True)
    except Refusal as refusal:
        if refusal.code != "list-division":
            raise
        form, kept_in = refused({"in": into}, Refusal("invalid", fields={"in": refusal.code})), ""
        made = places.import_estates(actor=actor, lines=table.lines(), dry_run=True)
    pile = pile_of(request, made)
    shown: dict[str, Any] = {
        "form": form,
        "chosen": kept_in,
        "name": file.name,
        "table": table,
        "others": book.others,
        "taken": taken_of(table, made),
        "made": made,
        "pile": pile,
        "states": STATES,
        "query": "&".join(filter(None, (pile.query, kept_in))),
        "more": pile.more,
        "rows": _rows(table, pile.outcomes),
        "notes": list(table.notes())[:SHOWN],
    }
    return render(request, "backoffice/estates_listed.html", shown, status=422 if form.is_wrong else 200)


def _rows(table: Table, order: list[RowOutcome]) -> list[Row]:
    """With what was written in them."""
    wanted = {(one.sheet, one.number) for one in order}
    lines = {key: line for line in table.lines() if (key := (line.sheet, line.number)) in wanted}
    found = [(one, lines[one.sheet, one.number].values) for one in order]
    return [
        Row(one, " · ".join(cell for cell in said.values() if cell), words_of(one.codes), said.get("name", ""))
        for one, said in found
    ]


@require_safe
def errors(request: HttpRequest, listed_estates: str) -> HttpResponse:
    """The refused or the warned rows as a spreadsheet, in the columns they came in, with the reason."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, file = founder(request), kept(LISTS, listed_estates)
    table, into = estates_in(file).table, request.GET.get("in", "")[:60]
    made = places.import_estates(actor=actor, lines=table.lines(), into=into, dry_run=True)
    return errors_file(request, file, table, made)
