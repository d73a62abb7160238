"""The ledger of problems on A4, to hang up or to take into a meeting."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.problems import narrowed, readable
from yuanba.interfaces.papers.answer import count, paper, pdf
from yuanba.interfaces.papers.words import Both, both, day, name_of
from yuanba.kernel import clock

MOST = 300


@dataclass(frozen=True)
class Row:
    """One problem: what it is, who does what by when, how it stands."""

    number: str
    title: str
    text: str
    field: Both
    state: Both
    measure: str
    due: str


@dataclass(frozen=True)
class Sheet:
    """The ledger of a yard, as of a day; `left` is how many do not stand here."""

    estate: Both
    heading: Both
    day: Both
    columns: list[Both]
    rows: list[Row]
    none: Both


@require_safe
def ledger_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """What the list shows, at most three hundred problems."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, yard = readable(request, code)
    found = cases.every_problem(actor, yard, **narrowed(request))
    rows = [_row(one) for one, _number in zip(found, range(MOST), strict=False)]
    count(request)
    name = f"{yard.code}-problems"
    return pdf(paper("ledger", name, _sheet(rows, name_of(places.profile(yard))), {}), name)


def _sheet(rows: list[Row], estate: Both) -> Sheet:
    columns = [
        both(lambda: _("Number")),
        both(lambda: _("Matter")),
        both(lambda: _("Measure")),
        both(lambda: _("To be done by")),
        both(lambda: _("State")),
    ]
    heading, none = both(lambda: _("Ledger of problems")), both(lambda: _("Nothing here"))
    return Sheet(estate, heading, day(clock.today()), columns, rows, none)


def _row(one: cases.Problem) -> Row:
    field, state = cases.ledger.FIELDS[one.field], cases.ledger.STATES[one.state]
    measure = "\n".join(part for part in (one.responsible, one.measure) if part)
    due = one.due_on.isoformat() if one.due_on else ""
    return Row(one.code, one.title, one.text, both(lambda: _(field)), both(lambda: _(state)), measure, due)
