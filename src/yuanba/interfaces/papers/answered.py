"""An answer for the door: in large type on A4, with the number of the request. For those who read no telephone."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of
from yuanba.interfaces.papers.answer import count, paper, pdf
from yuanba.interfaces.papers.posters import line
from yuanba.interfaces.papers.words import Both, both, day, name_of
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor
from yuanba.platform.papers.public import Paper
from yuanba.platform.yards.public import by_code

ANSWERS = ("answer", "talk", "promise", "resolve", "uphold")


@dataclass(frozen=True)
class DoorAnswer:
    """What was answered last."""

    number: str
    kind: Both
    place: Both
    asked: str
    text: str
    by: str
    answered: Both
    due: Both
    estate: Both
    line: Both
    phone: str


def latest(story: cases.Story) -> cases.Step | None:
    """What was said to the reporter last."""
    return next((one for one in story.steps if one.verb in ANSWERS and one.public and one.text), None)


@require_safe
def by_case(request: HttpRequest, code: str, case_id: UUID) -> HttpResponse:
    """For those signed in who may see the case."""
    actor = actor_of(request)
    return _printed(request, actor, cases.case_to_read(actor, by_code(code), case_id))


@require_safe
def by_token(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """For whoever holds the case's token."""
    case, reporter = cases.case_by_token(by_code(code), token)
    return _printed(request, reporter, case)


def _printed(request: HttpRequest, actor: Actor, case: cases.Case) -> HttpResponse:
    said = latest(cases.story(actor, case))
    if said is None:
        raise absent()
    count(request)
    return pdf(answer_paper(case, said), f"{case.code}-answer")


def answer_paper(case: cases.Case, said: cases.Step) -> Paper:
    """The paper of one answer."""
    about, due = places.profile(case.yard), case.promised_due or case.close_due
    data = DoorAnswer(
        number=case.code,
        kind=both(lambda: _("Answer to your request")),
        place=Both(case.place.label, case.place.label_en),
        asked=case.title,
        text=said.text,
        by=said.name,
        answered=day(said.at),
        due=both(lambda: _("To be done by %(day)s") % {"day": f"{due:%Y-%m-%d}"}) if _is_ahead(case, due) else Both(""),
        estate=name_of(about),
        line=line(),
        phone=about.phone,
    )
    return paper("answered", f"{case.code} {case.title}", data, {})


def _is_ahead(case: cases.Case, due: object) -> bool:
    """Whether there is something still to be done by a day."""
    return due is not None and case.state == cases.states.IN_WORK
