"""The homes of an estate are asked how satisfied they are, once a year."""

from datetime import date

from django.db import IntegrityError, transaction

from yuanba.domains.evaluation.access import estate_to
from yuanba.domains.evaluation.events import SurveyOpened
from yuanba.domains.evaluation.models import Survey, Tally
from yuanba.domains.evaluation.rules import MARKS, QUESTIONS, check_opening
from yuanba.domains.places.public import homes_in, profile
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("survey-there", 409, "This year has its survey already.")


def open_survey(*, actor: Actor, yard: Yard, year: int, closes_on: date, minimum: int) -> Survey:
    """Open to the end of its last day; the same again is the first.

    Refused: `invalid` with fields, `survey-there`, absent.
    """
    estate_to(actor, yard, "survey.open")
    found = Survey.objects.filter(yard=yard, year=year).first()
    if found is None:
        check_opening(year, closes_on, minimum, clock.today())
        try:
            return _opened(actor, yard, year, closes_on, minimum)
        except IntegrityError:  # somebody else opened it meanwhile
            found = Survey.objects.get(yard=yard, year=year)
    if (found.closes_on, found.minimum) != (closes_on, minimum):
        raise Refusal("survey-there")
    found.yard = yard
    return found


def _opened(actor: Actor, yard: Yard, year: int, closes_on: date, minimum: int) -> Survey:
    serves, asked = profile(yard), homes_in((yard.path,))
    with transaction.atomic():
        survey = Survey(yard=yard, year=year, closes_on=closes_on, minimum=minimum, asked=asked, opened_at=clock.now())
        survey.company, survey.company_en = serves.company, serves.company_en
        survey.account, survey.name = actor.account, actor.name[:60]
        survey.save()
        pairs = [(question, mark) for question in QUESTIONS for mark in MARKS]
        Tally.objects.bulk_create(
            Tally(id=uuid7(), yard=yard, survey=survey, question=question, mark=mark) for question, mark in pairs
        )
        told = SurveyOpened(year=year, closes_on=closes_on.isoformat(), asked=asked)
        record(told, yard=yard, actor=actor, subject=survey.id)
    return survey
