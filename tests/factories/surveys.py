"""Surveys for tests: opened for a fortnight, answered home by home."""

from datetime import timedelta

from tests.factories import people, places
from yuanba.domains.evaluation import public as evaluation
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM

HOMES = tuple(f"7-1-{number}" for number in range(101, 109))


def opened(yard, year=None, days=14, minimum=5):
    """A survey of this year that is open for `days` from today."""
    today = clock.today()
    return evaluation.open_survey(
        actor=SYSTEM, yard=yard, year=year or today.year, closes_on=today + timedelta(days=days), minimum=minimum
    )


def marks(mark=5, **other):
    """The same mark for every question, but those named."""
    return dict.fromkeys(evaluation.QUESTIONS, mark) | other


def answered(yard, year, given, way="door"):
    """One home after the other, each with these marks, asked by the system."""
    for code, said in zip(HOMES, given, strict=False):
        home = places.place(yard, code)
        evaluation.answer_survey(actor=SYSTEM, home=home, year=year, marks=said, way=way, client_key=f"{year} {code}")


def over(yard, given, year=None, minimum=5):
    """A survey that ended yesterday."""
    with clock.at(clock.now() - timedelta(days=15)):
        survey = opened(yard, year, minimum=minimum)
        answered(yard, survey.year, given)
    return survey


def living(home, kind="owner"):
    """Somebody new who lives there, as an actor."""
    return people.resident(home, kind)
