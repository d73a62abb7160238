"""A home answers, by somebody who lives there, or asked by staff at the door or on the telephone."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F, Q

from yuanba.domains.evaluation.access import home_to, survey_held
from yuanba.domains.evaluation.events import SurveyAnswered
from yuanba.domains.evaluation.models import Survey, Tally, Turn
from yuanba.domains.evaluation.rules import BY_STAFF, checked_marks
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.ids import digest
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record

register("survey-over", 409, "The survey ended on %(closes_on)s.")
register("survey-answered", 409, "This home has answered already. Each home is asked once.")


def answer_survey(
    *, actor: Actor, home: Place, year: int, marks: Mapping[str, int], way: str = "self", client_key: str
) -> Turn:
    """Once a home; the same key again is the first. Marks are added up, and kept with nobody.

    Refused: `invalid` with fields, `survey-over`, `survey-answered`, absent without the right at the home.
    """
    if way not in ("self", *BY_STAFF):
        raise Refusal("invalid", fields={"way": "survey-way"})
    home_to(actor, home, "survey.answer" if way == "self" else "survey.enter")
    said, key = checked_marks(marks), digest(f"{actor.account or home.yard_id}:{client_key}")
    with transaction.atomic():
        survey = survey_held(home.yard, year)
        known = Turn.objects.filter(yard=home.yard, survey=survey, home=home).first()
        if known is not None and known.client_key == key:
            return known
        if clock.today() > survey.closes_on:
            raise Refusal("survey-over", closes_on=survey.closes_on.isoformat())
        if known is not None:
            raise Refusal("survey-answered")
        return _answered(actor, survey, home, said, Turn(way=way, client_key=key))


def _answered(actor: Actor, survey: Survey, home: Place, said: dict[str, int], turn: Turn) -> Turn:
    turn.yard, turn.survey, turn.home, turn.at = home.yard, survey, home, clock.now()
    if turn.way in BY_STAFF:
        turn.account, turn.name = actor.account, actor.name[:60]
    turn.save()
    given = Q()
    for question, mark in said.items():
        given |= Q(question=question, mark=mark)
    Tally.objects.filter(given, yard=home.yard, survey=survey).update(count=F("count") + 1)
    survey.answered += 1
    survey.save(update_fields=["answered"])
    told = SurveyAnswered(year=survey.year, way=turn.way)
    record(told, yard=home.yard, actor=actor, subject=survey.id)
    return turn
