"""The estates there are, and more from a list: choose a file, look at what would come of it, confirm."""

import io
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.importing import codes_of, estates_in, words_of, write_errors
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, anywhere
from yuanba.platform.sheets.public import Table, keep, kept
from yuanba.ui.forms import Form, refused

LISTS = UUID(int=0)  # where files lie that belong to no yard
SHOWN = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Row:
    """One row of the preview: what was written, and why not."""

    outcome: places.RowOutcome
    name: str
    written: str
    words: str


def _operator(request: HttpRequest) -> Actor:
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
    actor, form, status = _operator(request), Form(), 200
    if request.method == "POST":
        try:
            return redirect(f"/backoffice/estates/{_keep(request)}/")
        except Refusal as refusal:
            form, status = refused({}, refusal), refusal.status
    rows = places.estates_page(actor, request.GET.get("after", "")[:200], SHOWN)
    shown = {
        "form": form,
        "rows": rows,
        "more": rows[-1].yard.path if len(rows) == SHOWN else "",
        "done": request.GET.get("done", "")[:9],
    }
    return render(request, "backoffice/estates.html", shown, status=status)


def _keep(request: HttpRequest) -> str:
    """Keep what was sent, if it has a table of estates; refused at its field."""
    file = request.FILES.get("file")
    try:
        if not isinstance(file, UploadedFile) or not file.size:
            raise Refusal("file-missing")
        digest = keep(LISTS, file.name or "", file.chunks())
        estates_in(kept(LISTS, digest))
    except Refusal as refusal:
        raise Refusal("invalid", fields={"file": refusal.code}, **refusal.data) from None
    return digest


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, listed_estates: str) -> HttpResponse:
    """What would come of a list; sent, the estates are founded."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, file = _operator(request), kept(LISTS, listed_estates)
    table = estates_in(file)
    if request.method == "POST":
        made = places.import_estates(actor=actor, lines=table.lines())
        return redirect(f"/backoffice/estates/?done={made.founded}")
    made = places.import_estates(actor=actor, lines=table.lines(), dry_run=True)
    shown: dict[str, Any] = {
        "name": file.name,
        "table": table,
        "made": made,
        "rows": _rows(table, made),
        "notes": list(table.notes())[:SHOWN],
    }
    return render(request, "backoffice/estates_listed.html", shown)


def _rows(table: Table, made: places.ImportedEstates) -> list[Row]:
    """Those that are refused or to be looked at first."""
    order = sorted(made.outcomes, key=lambda one: (not one.refused, not one.warnings))[:SHOWN]
    wanted = {(one.sheet, one.number) for one in order}
    lines = {key: line for line in table.lines() if (key := (line.sheet, line.number)) in wanted}
    found = [(one, lines[one.sheet, one.number].values) for one in order]
    return [
        Row(one, said.get("name", ""), " · ".join(cell for cell in said.values() if cell), words_of(codes_of(one)))
        for one, said in found
    ]


@require_safe
def errors(request: HttpRequest, listed_estates: str) -> HttpResponse:
    """The refused rows as a spreadsheet, in the columns they came in, with the reason."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, file, stream = _operator(request), kept(LISTS, listed_estates), io.BytesIO()
    table = estates_in(file)
    write_errors(table, places.import_estates(actor=actor, lines=table.lines(), dry_run=True), stream)
    response = HttpResponse(stream.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=utf-8''{quote(f'{file.stem}-原因.xlsx')}"
    response["Cache-Control"] = "no-store"
    return response
