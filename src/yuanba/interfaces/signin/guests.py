"""As whom one may sign in to look around: offered by the demo, shown by the sign-in page of a demo only."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language, gettext

from yuanba.domains.people import public as people
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class Offer:
    """An estate of the demo, with user names and roles."""

    yard: str
    name: str
    name_en: str
    guests: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Shown:
    """The same in the language of the page."""

    name: str
    guests: list[tuple[str, str]]


_offers: list[Offer] = []


def offer(offers: Iterable[Offer]) -> None:
    """What the page of a demo shows from now on, in this order."""
    _offers[:] = offers


def offered() -> list[Shown]:
    """The estates that are there already; one statement."""
    there = set(Yard.objects.filter(code__in=[one.yard for one in _offers]).values_list("code", flat=True))
    return [_shown(one) for one in _offers if one.yard in there]


def _shown(one: Offer) -> Shown:
    words = people.POST_ROLES | people.TENURE_ROLES
    guests = [(username, gettext(words[role])) for username, role in one.guests]
    return Shown(one.name_en if get_language() == "en" else one.name, guests)
