"""The list of requests as a file: CSV or .xlsx, in constant memory, without any reporter's name or number."""

import csv
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import get_language, gettext, gettext_noop, override
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.rail import desk_yard
from yuanba.kernel import clock
from yuanba.platform.sheets.public import plain_cell, write_stream

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BOM = "\ufeff"  # by this a spreadsheet knows the letters
_ = gettext_noop


class Echo:
    """A file that gives back each line."""

    def write(self, line: str) -> str:
        """The line."""
        return line


def _time(moment: datetime | None) -> str:
    return f"{clock.aware(moment):%Y-%m-%d %H:%M}" if moment else ""


def _word(table: dict[str, str], code: str) -> str:
    return gettext(table[code]) if code else ""


COLUMNS: dict[str, Callable[[cases.Case], str]] = {
    _("Number"): lambda case: case.code,
    _("Where"): lambda case: case.place.label_en if get_language() == "en" else case.place.label,
    _("Matter"): lambda case: case.title,
    _("Kind"): lambda case: _word(cases.vocabulary.KINDS, case.kind),
    _("Level"): lambda case: _word(cases.vocabulary.LEVELS, case.level),
    _("State"): lambda case: _word(cases.states.STATES, case.state),
    _("Outcome"): lambda case: _word(cases.vocabulary.OUTCOMES, case.outcome),
    _("Clock shows"): lambda case: _word(cases.lights.LIGHTS, cases.light_of(case)),
    _("Said"): lambda case: _time(case.reported_at),
    _("Answer due"): lambda case: _time(case.answer_due),
    _("Answered"): lambda case: _time(case.answered_at),
    _("To be done by"): lambda case: _time(case.close_due),
    _("Due now"): lambda case: _time(case.due_at),
    _("Done"): lambda case: _time(case.resolved_at),
    _("Closed"): lambda case: _time(case.closed_at),
}


@require_safe
def export(request: HttpRequest, code: str, kind: str) -> HttpResponseBase:
    """What the list of all requests shows, all of it."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code)
    rows = cases.every(actor, yard, narrow=cases.narrow_of(request.GET))
    return file_of(rows, yard.code, kind)


def file_of(rows: Iterable[cases.Case], name: str, kind: str) -> HttpResponseBase:
    """The requests as a file of this kind, named with the day."""
    return table_of([*COLUMNS], (_cells(case) for case in rows), name, kind, _("Requests"))


def table_of(head: list[str], rows: Iterable[list[str]], name: str, kind: str, sheet: str) -> HttpResponseBase:
    """Rows of cells as a file of this kind, named with the day; the words of the head are translated here."""
    response: HttpResponseBase
    if kind == "xlsx":
        file = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it
        write_stream([gettext(one) for one in head], rows, file, gettext(sheet))
        file.seek(0)
        response = FileResponse(file, content_type=XLSX)
    else:
        response = StreamingHttpResponse(_lines(head, rows, get_language()), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-{clock.today():%Y%m%d}.{kind}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _cells(case: cases.Case) -> list[str]:
    return [column(case) for column in COLUMNS.values()]


def _lines(head: list[str], rows: Iterable[list[str]], language: str) -> Iterator[str]:
    writer: Any = csv.writer(Echo())
    with override(language):
        yield BOM + writer.writerow([gettext(name) for name in head])
        for cells in rows:
            yield writer.writerow([plain_cell(one) for one in cells])
