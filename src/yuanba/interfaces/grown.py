"""Matters that grow, each with a page of its requests."""

from collections.abc import Sequence

from django.http import QueryDict

from yuanba.domains.cases import public as cases
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, part_of

REQUESTS = 20
Grown = tuple[cases.Growing, Page[cases.Case]]


def grown(spots: Sequence[cases.Growing], asked: QueryDict) -> list[Grown]:
    """Each with its first requests; with `of`, that one alone, with those after `after`.

    Refused as absent where nothing of that key grows (any more).
    """
    of, after = asked.get("of", ""), asked.get("after", "")
    shown = [spot for spot in spots if spot.key == of] if of else spots
    if of and not shown:
        raise absent()
    return [(spot, part_of(spot.cases, lambda case: str(case.id), after if of else "", REQUESTS)) for spot in shown]
