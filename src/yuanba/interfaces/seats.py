"""The seats of committees side by side, a page at a time: `of` and `after` of the address lead on in one of them."""

from dataclasses import dataclass

from django.http import HttpRequest

from yuanba.domains.people import public as people
from yuanba.platform.yards.models import Yard

COMMITTEES = ("committee-member", "management-committee")


@dataclass(frozen=True)
class Seated:
    """A committee: its role, one page of who sits on which side, and where the next one begins."""

    role: str
    sides: list[tuple[str, list[people.Member]]]
    more: str


def seated(request: HttpRequest, yard: Yard, role: str) -> Seated:
    """One page of a committee; sides where nobody sits are told where all of it stands on one page."""
    after = request.GET.get("after", "") if request.GET.get("of") == role else ""
    page = people.committee_page(yard.path, role, after)
    sides = [(side, [one for one in page.rows if one.side == side]) for side in people.sides_of(role)]
    is_whole = not (after or page.more)
    return Seated(role, [one for one in sides if one[1] or is_whole], page.more)
