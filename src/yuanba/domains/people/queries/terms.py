"""Terms of committees and representatives: from when to when, who sat, seats per side, and which of them ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, Q

from yuanba.domains.people.models import Post
from yuanba.domains.people.queries.spans import in_force, lasting
from yuanba.domains.people.rules.roles import SEATS, SIDES, TERMED, side_of
from yuanba.kernel import clock
from yuanba.kernel.paging import Page, part_of
from yuanba.platform.yards.models import Yard

NOTICED, MOST, PAGE = timedelta(days=180), 500, 40


@dataclass(frozen=True)
class Term:
    """One term of a role: who held a seat in it, counted by side, and how many sit today; `number` None without one."""

    role: str
    number: int | None
    since: date
    until: date | None
    sides: dict[str, int]
    sitting: int

    @property
    def held(self) -> int:
        """How many seats were held in all."""
        return sum(self.sides.values())

    @property
    def is_over(self) -> bool:
        """The last day of its last seat is gone."""
        return self.until is not None and self.until < clock.today()

    @property
    def days_left(self) -> int | None:
        """How many days are left where its end is near enough to prepare the next one; None elsewhere."""
        if self.until is None or self.is_over or self.until > clock.today() + NOTICED:
            return None
        return (self.until - clock.today()).days


def terms(yard: Yard, roles: Iterable[str] = TERMED) -> dict[str, list[Term]]:
    """The terms of these roles in a yard, the latest first, what has no number last; one statement."""
    rows = Post.objects.filter(lasting(), yard=yard, role__in=list(roles)).values("role", "term", "side")
    counted = rows.order_by("role", "term").annotate(
        first=Min("since"),
        last=Max("until"),
        open=Count("id", filter=Q(until=None)),
        held=Count("id"),
        now=Count("id", filter=in_force(clock.today())),
    )
    found: dict[str, list[Term]] = {role: [] for role in roles}
    for (role, number), group in groupby(counted, key=lambda row: (row["role"], row["term"])):
        found[role].append(_term(role, number, [dict(row) for row in group]))
    return {role: sorted(of_role, key=lambda one: -(one.number or 0)) for role, of_role in found.items()}


def _term(role: str, number: int | None, rows: list[dict[str, Any]]) -> Term:
    held = {side_of(role, row["side"]): row["held"] for row in rows}
    until = None if any(row["open"] for row in rows) else max(row["last"] for row in rows)
    sides = {side: held[side] for side in SIDES if side in held}
    return Term(role, number, min(row["first"] for row in rows), until, sides, sum(row["now"] for row in rows))


def terms_ending(yard: Yard) -> list[Term]:
    """The last term of each role where it has ended, or ends within 180 days, and no other is known yet."""
    last = (of_role[0] for of_role in terms(yard).values() if of_role)
    return [one for one in last if one.is_over or one.days_left is not None]


def term_seats(yard: Yard, role: str, number: int | None, after: UUID | None = None) -> Page[Post]:
    """Who sat in one term, side by side and the chair first, forty at a time."""
    rows = Post.objects.filter(lasting(), yard=yard, role=role, term=number).select_related("account").order_by("id")
    return part_of(sorted(rows[:MOST], key=_order), lambda one: str(one.id), str(after or ""), PAGE)


def _order(post: Post) -> tuple[int, int, str, date, UUID]:
    seat = list(SEATS).index(post.seat) if post.seat else len(SEATS)
    return list(SIDES).index(side_of(post.role, post.side)), seat, post.path, post.since, post.id
