"""Which company looks after an estate today: what is said and promised now counts for it, whoever comes later."""

from dataclasses import dataclass

from yuanba.domains.contracts import public as contracts
from yuanba.domains.places.public import profile
from yuanba.kernel import clock
from yuanba.kernel.memory import Kept
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class Company:
    """Its name in two languages; empty where residents look after the estate themselves, or nothing is known."""

    name: str
    name_en: str


_kept: Kept[Company] = Kept(seconds=60)


def company_kept(yard: Yard) -> str:
    """Its name for a report, kept in memory for a minute of this day.

    A contract begins and ends with a day, and the day is part of the key: a regular change is never read late. What can
    be late is only what somebody signs or corrects for today, and then a report of this minute counts for who
    looked after the estate a moment before, as it would have, had it been sent a moment earlier. Clearing the memory by
    a reaction would not help: reactions run in the worker, and each server process remembers for itself.
    """
    return _kept.get((yard.id, clock.today()), lambda: company_of(yard)).name


def company_of(yard: Yard) -> Company:
    """By the signed contract that runs today, else by what the estate says of itself."""
    said = contracts.current(yard) or profile(yard)
    return Company(said.company, said.company_en)
