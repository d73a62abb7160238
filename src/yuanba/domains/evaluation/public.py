"""What other domains and the doors may call."""

from yuanba.domains.evaluation.models import Survey, Turn
from yuanba.domains.evaluation.queries import (
    Result,
    has_answered,
    latest_published,
    results,
    results_in,
    running_for,
    survey_of,
)
from yuanba.domains.evaluation.rules import BY_STAFF, MARKS, QUESTIONS, USUAL, WAYS, Score
from yuanba.domains.evaluation.usecases.answer_survey import answer_survey
from yuanba.domains.evaluation.usecases.open_survey import open_survey

__all__ = [
    "BY_STAFF",
    "MARKS",
    "QUESTIONS",
    "USUAL",
    "WAYS",
    "Result",
    "Score",
    "Survey",
    "Turn",
    "answer_survey",
    "has_answered",
    "latest_published",
    "open_survey",
    "results",
    "results_in",
    "running_for",
    "survey_of",
]
