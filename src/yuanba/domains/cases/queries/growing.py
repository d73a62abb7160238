"""What is growing now: the same matter said by several in one estate within days, with the cases behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from yuanba.domains.cases.access import seen, seen_in
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.rules.hotspots import GAP, NEW, Message, hotspots
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

NEWEST, SPOTS = 2_000, 20


@dataclass(frozen=True)
class Growing:
    """A matter in an estate: its cases, the newest first, and how many more that only their handlers read.

    `key` names it as long as its earliest case is among them.
    """

    key: str
    yard_id: UUID
    about: tuple[str, ...]
    people: int
    days: int
    cases: Sequence[Case]
    hidden: int


def growing(actor: Actor, yard: Yard | None = None) -> list[Growing]:
    """The hottest first, of the cases the actor oversees and may see; of private ones only how many there are.

    With a `yard`, those of the desk there.
    """
    now = clock.now()
    rows = seen_in(actor, "case.work", yard) if yard else Case.objects.filter(seen(actor, "case.oversee"))
    rows = rows.filter(reported_at__gte=now - GAP - NEW)
    rows = rows.select_related("yard", "place").defer("policy", "search").order_by("-reported_at", "-id")
    found = {str(case.id): case for case in rows[:NEWEST]}
    spots = hotspots([_message(key, case) for key, case in found.items()], now)[:SPOTS]
    told = []
    for spot in spots:
        cases = [found[one.key] for one in reversed(spot.messages)]
        public = [case for case in cases if case.visibility == "neighbours"]
        days, hidden = max(1, (now - spot.since).days), len(cases) - len(public)
        told.append(Growing(str(cases[-1].id), cases[0].yard_id, spot.about, spot.people, days, public, hidden))
    return told


def _message(key: str, case: Case) -> Message:
    return Message(
        key=key,
        who=str(case.reporter or ""),
        title=case.said_title,
        text=case.text,
        at=case.reported_at,
        place=str(case.yard_id),
        hidden=case.visibility != "neighbours",
    )
