"""The agenda of a joint meeting on A4, with room to write what is decided."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.papers.answer import count, paper, pdf
from yuanba.interfaces.papers.words import Both, both, day, name_of
from yuanba.platform.yards.public import by_code


@dataclass(frozen=True)
class Item:
    """One problem, and what was decided."""

    number: str
    title: str
    field: Both
    text: str
    outcome: str


@dataclass(frozen=True)
class Agenda:
    """A joint meeting."""

    estate: Both
    heading: Both
    number: str
    title: str
    day: Both
    where: str
    who: str
    decided: Both
    items: list[Item]


@require_safe
def agenda_pdf(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """For whoever reads the ledger."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = by_code(code)
    found = cases.meeting_story(actor, yard, number)
    count(request)
    made = paper("agenda", found.meeting.code, _agenda(found, name_of(places.profile(yard))), {})
    return pdf(made, found.meeting.code)


def _agenda(found: cases.MeetingStory, estate: Both) -> Agenda:
    meeting = found.meeting
    return Agenda(
        estate=estate,
        heading=both(lambda: _("Agenda of the joint meeting")),
        number=meeting.code,
        title=meeting.title,
        day=day(meeting.day),
        where=meeting.where,
        who=meeting.who,
        decided=both(lambda: _("Decided")),
        items=[_item(one.problem, one.outcome) for one in found.items],
    )


def _item(problem: cases.Problem, outcome: str) -> Item:
    field = cases.ledger.FIELDS[problem.field]
    return Item(problem.code, problem.title, both(lambda: _(field)), problem.text, outcome)
