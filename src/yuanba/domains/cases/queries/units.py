"""Who belongs to the units of a yard, and which rules lead to nobody."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from yuanba.domains.cases.access import may_see
from yuanba.domains.cases.models import Case, Help, RoutingRule, Unit
from yuanba.domains.cases.queries.lists import WORKERS
from yuanba.domains.cases.queries.plan import Plan, plan_of
from yuanba.domains.people.public import Member, actor_of, team_of_estate
from yuanba.domains.places.public import labels_of
from yuanba.kernel.paths import touch
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard

NEAREST = 5  # as many of a unit or a role are told


def belongs(unit: Unit, role: str, account: UUID | None) -> bool:
    """Whether somebody of this role here belongs to the unit."""
    return role in unit.roles or str(account) in unit.people


def units_of(actor: Actor, plan: Plan) -> list[Unit]:
    """The open units to which the actor belongs here."""
    roles = {grant.role for grant in actor.grants if touch(grant.path, plan.yard.path)}
    return [one for one in plan.open_units if roles & set(one.roles) or str(actor.account) in one.people]


def leads(actor: Actor, case: Case) -> bool:
    """Whether the actor is of the unit that answers for the case, has it, or gives cases out here."""
    own = case.assignee is not None and case.assignee == actor.account
    if own or can(actor, "case.dispatch", case):
        return True
    return case.unit_id in {one.id for one in units_of(actor, plan_of(case.yard))}


def helps_of(case: Case) -> list[Help]:
    """What other units are and were asked for, the newest first."""
    return list(Help.objects.filter(yard=case.yard, case=case).order_by("-asked_at", "-id")[:20])


def members_of(unit: Unit, team: Iterable[Member]) -> list[Member]:
    """Those of the team who belong to the unit, each once."""
    found = {member.account: member for member in team if belongs(unit, member.role, member.account)}
    return list(found.values())


def readers(case: Case, members: Iterable[Member]) -> list[Member]:
    """The first five of them who may read the case."""
    return list(islice((one for one in members if may_see(actor_of(one.account), case)), NEAREST))


def workers_at(team: Iterable[Member], path: str) -> list[Member]:
    """Those of the team whom a case at a place, or below it, can be given to."""
    return [member for member in team if member.role in WORKERS and touch(member.path, path)]


@dataclass(frozen=True)
class Trouble:
    """A rule that leads to nobody: what has gone (`unit`, `members`, `person`, `place`, `category`), and its name."""

    number: int
    what: str
    name: str
    name_en: str = ""


def troubles(yard: Yard, plan: Plan) -> list[Trouble]:
    """The rules of today that lead to nobody."""
    team = team_of_estate(yard.path)
    known = labels_of(rule.path for rule in plan.rules if rule.path)
    found = ((rule, _trouble(rule, plan, team, known)) for rule in plan.rules)
    return [Trouble(rule.number, *what) for rule, what in found if what]


def _trouble(rule: RoutingRule, plan: Plan, team: list[Member], known: Iterable[str]) -> tuple[str, ...] | None:
    unit = plan.units[rule.unit_id]
    category = plan.categories[rule.category_id] if rule.category_id else None
    if unit.closed_at is not None:
        return "unit", unit.name, unit.name_en
    if rule.person and rule.person not in {one.account for one in workers_at(team, rule.path or plan.yard.path)}:
        return "person", rule.person_name
    if unit.kind != "outside" and not rule.person and not members_of(unit, team):
        return "members", unit.name, unit.name_en
    if rule.path and rule.path not in known:
        return "place", rule.place
    return ("category", category.name, category.name_en) if category and category.closed_at is not None else None
