"""The list of requests as a file: CSV or .xlsx, in constant memory, without any reporter's name or number."""

from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language, gettext, gettext_noop
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.rail import desk_yard
from yuanba.interfaces.tables import dated, table_of
from yuanba.kernel import clock

_ = gettext_noop


def _word(table: dict[str, str], code: str) -> str:
    return gettext(table[code]) if code else ""


def _unit(case: cases.Case) -> str:
    unit = cases.units.plan_of(case.yard).units.get(case.unit_id) if case.unit_id else None
    if unit is None:
        return ""
    return unit.name_en or unit.name if get_language() == "en" else unit.name


def _about(case: cases.Case) -> str:
    about = cases.units.plan_of(case.yard).categories.get(case.category_id) if case.category_id else None
    if about is None:
        return ""
    return about.name_en or about.name if get_language() == "en" else about.name


COLUMNS: dict[str, Callable[[cases.Case], str]] = {
    _("Number"): lambda case: case.code,
    _("Where"): lambda case: case.place.label_en if get_language() == "en" else case.place.label,
    _("Matter"): lambda case: case.title,
    _("Kind"): lambda case: _word(cases.vocabulary.KINDS, case.kind),
    _("Level"): lambda case: _word(cases.vocabulary.LEVELS, case.level),
    _("State"): lambda case: _word(cases.states.STATES, case.state),
    _("Outcome"): lambda case: _word(cases.vocabulary.OUTCOMES, case.outcome),
    _("Clock shows"): lambda case: _word(cases.lights.LIGHTS, cases.light_of(case)),
    _("Said"): lambda case: clock.minute(case.reported_at),
    _("Answer due"): lambda case: clock.minute(case.answer_due),
    _("Answered"): lambda case: clock.minute(case.answered_at),
    _("To be done by"): lambda case: clock.minute(case.close_due),
    _("Due now"): lambda case: clock.minute(case.due_at),
    _("Done"): lambda case: clock.minute(case.resolved_at),
    _("Closed"): lambda case: clock.minute(case.closed_at),
    _("What it is about"): _about,
    _("Unit"): _unit,
    _("Handled by"): lambda case: case.assignee_name,
    _("How they came"): lambda case: _word(cases.vocabulary.CHANNELS, case.channel),
    _("People"): lambda case: str(case.people),
    _("Judged"): lambda case: _word(cases.vocabulary.RATINGS, case.rating),
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
    heads = [gettext(one) for one in COLUMNS]
    return table_of(heads, (_cells(case) for case in rows), dated(name, kind), kind, gettext("Requests"))


def _cells(case: cases.Case) -> list[str]:
    return [column(case) for column in COLUMNS.values()]
