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


_kept: Kept[Company] = Kept()


def company_kept(yard: Yard) -> str:
    """Its name for a report, kept in memory for five seconds of this day."""
    return _kept.get((yard.id, clock.today()), lambda: company_of(yard)).name


def company_of(yard: Yard) -> Company:
    """By the signed contract that runs today, else by what the estate says of itself."""
    said = contracts.current(yard) or profile(yard)
    return Company(said.company, said.company_en)
