"""The lists somebody can choose from, each with how many it holds, counted no further than a hundred."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from django.db import connection
from django.db.models import Q

from yuanba.domains.cases.access import check_works
from yuanba.domains.cases.models import FirstList, SavedList
from yuanba.domains.cases.queries.lists import narrowed
from yuanba.domains.cases.rules.narrowing import Narrow, narrow_of
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

MOST, COUNTED = 12, 100


@dataclass(frozen=True)
class Kept:
    """A saved list; `count` of 100 means a hundred or more."""

    row: SavedList
    narrow: Narrow
    count: int
    is_first: bool

    @property
    def many(self) -> bool:
        """Whether there are more than were counted."""
        return self.count >= COUNTED


def saved_lists(actor: Actor, yard: Yard) -> list[Kept]:
    """The own ones and the shared ones, the own first; at most twelve. Two statements and one that counts all."""
    account = check_works(actor, yard)
    rows = SavedList.objects.filter(yard=yard).filter(Q(owner=account) | Q(shared=True)).order_by("name", "id")
    found = [(row, known) for row in rows if (known := _known(row.query)) is not None]
    found = sorted(found, key=lambda one: one[0].owner != account)[:MOST]
    first = FirstList.objects.filter(yard=yard, account=account).values_list("kept_id", flat=True).first()
    counts = _counted(actor, yard, [narrow for _, narrow in found])
    return [Kept(row, narrow, n, row.id == first) for (row, narrow), n in zip(found, counts, strict=True)]


def first_list(actor: Actor, yard: Yard) -> Narrow | None:
    """With which list the actor begins here."""
    account = check_works(actor, yard)
    row = FirstList.objects.filter(yard=yard, account=account).select_related("kept").first()
    if row is None or not (row.kept.shared or row.kept.owner == account):
        return None
    return _known(row.kept.query)


def _known(query: str) -> Narrow | None:
    try:
        return narrow_of(dict(parse_qsl(query)))
    except Refusal:
        return None  # a word of it is no longer known


def _counted(actor: Actor, yard: Yard, narrows: list[Narrow]) -> list[int]:
    """How many each holds, in one statement: as many scalar subqueries as there are lists."""
    if not narrows:
        return []
    parts: list[str] = []
    given: list[Any] = []
    for narrow in narrows:
        sql, params = narrowed(actor, yard, narrow).values("id")[:COUNTED].query.sql_with_params()
        parts.append(f"(SELECT COUNT(*) FROM ({sql}) held)")  # noqa: S608  made by the ORM
        given += params
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", given)
        return [int(count) for count in cursor.fetchone()]
