"""The survey of a year: butlers ask home after home, everybody marks after a fixed pattern."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from yuanba.demo.stage import crew
from yuanba.domains.evaluation import public as evaluation
from yuanba.domains.places import public as places
from yuanba.kernel import clock
from yuanba.platform.yards.models import Yard

DAYS, STEP = 14, timedelta(minutes=25)


@dataclass(frozen=True)
class Asked:
    """Who opens it, which homes answer, who asks each, and how many of ten marks are the best, how many the second."""

    opens: str
    homes: Sequence[str]
    asks: Callable[[str], str]
    best: int
    second: int


def survey(yard: Yard, year: int, begins: datetime, asked: Asked) -> None:
    """Opened and answered; it closes by itself after a fortnight."""
    last = (begins + timedelta(days=DAYS)).date()
    with clock.at(begins):
        evaluation.open_survey(
            actor=crew.actor(asked.opens), yard=yard, year=year, closes_on=last, minimum=evaluation.USUAL
        )
    for number, label in enumerate(asked.homes):
        home = places.find_place(yard, label)
        assert home is not None, label  # noqa: S101  of the scene
        marks = {name: _mark(asked, 7 * number + 3 * at) for at, name in enumerate(evaluation.QUESTIONS)}
        with clock.at(begins + STEP * (number + 1)):
            evaluation.answer_survey(
                actor=crew.actor(asked.asks(label)),
                home=home,
                year=year,
                marks=marks,
                way="phone" if number % 6 == 5 else "door",
                client_key=f"survey {year} {label}",
            )


def _mark(asked: Asked, seed: int) -> int:
    tenth = seed % 10
    return 5 if tenth < asked.best else 4 if tenth < asked.best + asked.second else 3
