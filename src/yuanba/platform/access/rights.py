"""Grants and actors, and the one question: may this actor do this here?"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol
from uuid import UUID

from yuanba.kernel.errors import absent
from yuanba.kernel.paths import covers
from yuanba.platform.access.actions import ANYONE, Rule, rule_of


class Located(Protocol):
    """Anything with a place on the map: a yard, a place, a case."""

    @property
    def yard_id(self) -> UUID: ...

    @property
    def path(self) -> str: ...


@dataclass(frozen=True)
class Grant:
    """One current right: a role at a path, given by a post or a tenure kept in `yard`.

    `lent_until` is the last day of a right of somebody who only stands in; None of an own one.
    """

    role: str
    path: str
    yard: UUID
    lent_until: date | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Actor:
    """Whoever asks. `subject` is the case a token opens; `account` is None for tokens, jobs and strangers."""

    kind: Literal["account", "token", "system", "anonymous"]
    account: UUID | None = None
    name: str = ""
    grants: tuple[Grant, ...] = ()
    language: str = "zh-hans"
    subject: UUID | None = None
    name_en: str = ""

    @property
    def roles(self) -> frozenset[str]:
        """All role names held now, wherever."""
        return frozenset(grant.role for grant in self.grants)


SYSTEM = Actor(kind="system", name="system")
ANONYMOUS = Actor(kind="anonymous")


def deciding(actor: Actor, action: str, where: Located) -> Grant | None:
    """The grant by which the actor may, the nearest to the place first; None where there is none."""
    return max(_fitting(actor, action, where), key=lambda grant: len(grant.path), default=None)


def lent_until(actor: Actor, action: str, where: Located | None) -> date | None:
    """Until when the actor may by rights that are only lent; None where an own right allows it, or none does.

    Without `where` it is asked of an action that has no place: whoever may somewhere may.
    """
    days = [grant.lent_until for grant in _fitting(actor, action, where)]
    return max((day for day in days if day is not None), default=None) if None not in days else None


def _fitting(actor: Actor, action: str, where: Located | None) -> list[Grant]:
    rule = rule_of(action)
    return [
        grant for grant in actor.grants if grant.role in rule.roles and (where is None or _reaches(grant, rule, where))
    ]


def _reaches(grant: Grant, rule: Rule, where: Located) -> bool:
    return covers(grant.path, where.path) and (rule.inherits or grant.yard == where.yard_id)


def can(actor: Actor, action: str, where: Located, also: Iterable[str] = ()) -> bool:
    """Whether a current right at this place or above allows the action.

    `also` names roles the actor has for this one object, such as its reporter. The system may everything.
    """
    roles = rule_of(action).roles
    if actor.kind == "system" or ANYONE in roles or not roles.isdisjoint(also):
        return True
    return deciding(actor, action, where) is not None


def check(actor: Actor, action: str, where: Located, also: Iterable[str] = ()) -> None:
    """Refuse as absent what the actor may not do."""
    if not can(actor, action, where, also):
        raise absent()


def paths(actor: Actor, action: str) -> tuple[str, ...]:
    """The shortest path prefixes under which the actor may; empty means nowhere.

    Of an action that does not inherit, a prefix opens the yard that keeps the grant only: narrow with `visible`.
    """
    roles = rule_of(action).roles
    held = sorted({grant.path for grant in actor.grants if grant.role in roles}, key=len)
    kept: list[str] = []
    for path in held:
        if not any(covers(above, path) for above in kept):
            kept.append(path)
    return tuple(kept)


def anywhere(actor: Actor, action: str) -> bool:
    """Whether the actor may do this in some place."""
    return bool(paths(actor, action))
