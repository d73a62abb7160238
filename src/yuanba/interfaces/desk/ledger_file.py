"""The ledger of problems as a file: .xlsx or CSV, narrowed as the list is."""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.problems import narrowed, readable
from yuanba.interfaces.tables import dated, table_of
from yuanba.kernel import clock


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


COLUMNS: dict[str, Callable[[cases.Problem], str]] = {
    _("Number"): lambda one: one.code,
    _("Field in the ledger"): lambda one: gettext(cases.ledger.FIELDS[one.field]),
    _("Matter"): lambda one: one.title,
    _("What is wrong"): lambda one: one.text,
    _("Source"): lambda one: gettext(cases.ledger.SOURCES[one.source]),
    _("Company"): lambda one: one.company,
    _("Responsible"): lambda one: one.responsible,
    _("Measure"): lambda one: one.measure,
    _("To be done by"): lambda one: _day(one.due_on),
    _("State"): lambda one: gettext(cases.ledger.STATES[one.state]),
    _("Put on the ledger"): lambda one: _day(clock.aware(one.entered_at).date()),
    _("Solved"): lambda one: _day(clock.aware(one.solved_at).date() if one.solved_at else None),
}


@require_safe
def file(request: HttpRequest, code: str, kind: str) -> HttpResponseBase:
    """What the list shows, all of it."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, yard = readable(request, code)
    rows = cases.every_problem(actor, yard, **narrowed(request))
    cells = ([column(one) for column in COLUMNS.values()] for one in rows)
    heads, name = [gettext(one) for one in COLUMNS], dated(f"{yard.code}-problems", kind)
    return table_of(heads, cells, name, kind, gettext("Ledger of problems"))
