"""What happened to surveys. No event holds a mark."""

from dataclasses import dataclass

from yuanba.platform.events.public import event


@event("survey.opened")
@dataclass(frozen=True)
class SurveyOpened:
    """The homes of an estate are asked until a day."""

    year: int
    closes_on: str
    asked: int


@event("survey.answered")
@dataclass(frozen=True)
class SurveyAnswered:
    """One more home has answered, by itself, at the door or on the telephone."""

    year: int
    way: str
