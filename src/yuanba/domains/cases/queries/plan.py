"""The plan of a yard: its units, its categories, and the rules that send a case to one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from yuanba.domains.cases.models import Category, RoutingRule, RoutingVersion, Unit
from yuanba.domains.cases.queries.presets import begin_routing
from yuanba.domains.cases.rules import routing
from yuanba.kernel.memory import Kept
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class Plan:
    """What holds now; `rules` in their order. Read only: it is shared by whoever asks within five seconds."""

    yard: Yard
    version: int
    units: Mapping[UUID, Unit]
    categories: Mapping[UUID, Category]
    rules: Sequence[RoutingRule]

    @cached_property
    def default(self) -> Unit:
        """The unit that takes whatever no rule names."""
        return next(unit for unit in self.units.values() if unit.is_default)

    @property
    def open_units(self) -> list[Unit]:
        """Units that are not closed, the default first."""
        return sorted((one for one in self.units.values() if one.closed_at is None), key=lambda one: not one.is_default)

    @cached_property
    def tree(self) -> dict[UUID, routing.Category]:
        """Each category with what it lies under."""
        return {one.id: tuple(filter(None, (one.id, one.parent_id))) for one in self.categories.values()}

    @cached_property
    def pure(self) -> list[routing.Rule]:
        """The rules as the pure ones take them."""
        return [pure_rule(one) for one in self.rules]

    def called(self, code: str) -> Category | None:
        """The category of this code that may be chosen."""
        return next((one for one in self.categories.values() if one.code == code and one.closed_at is None), None)

    def groups(self) -> list[tuple[Category, list[Category]]]:
        """What may be chosen: each upper line with those below it."""
        shown = [one for one in self.categories.values() if one.closed_at is None]
        below = {top.id: [one for one in shown if one.parent_id == top.id] for top in shown if top.parent_id is None}
        return [(self.categories[top], found) for top, found in below.items()]


def pure_rule(row: RoutingRule) -> routing.Rule:
    """A stored rule without the database."""
    return routing.Rule(
        number=row.number,
        unit=row.unit_id,
        category=row.category_id,
        kind=row.kind,
        path=row.path,
        level=row.level,
        hours=row.hours,
        days=row.days,
        person=row.person,
    )


def conditions_of(row: RoutingRule, plan: Plan) -> dict[str, Any]:
    """What a rule asks for, as it is frozen on a case: codes, and pairs of names in Chinese and English."""
    asked: dict[str, Any] = {"level": row.level, "kind": row.kind, "hours": row.hours, "days": row.days}
    category = plan.categories.get(row.category_id) if row.category_id else None
    asked["category"] = [category.name, category.name_en] if category else ""
    asked["place"] = [row.place, row.place_en] if row.path else ""
    return {name: value for name, value in asked.items() if value}


_kept: Kept[Plan | None] = Kept()
_counted: Kept[Plan | None] = Kept(seconds=300, most=1024)


def plan_of(yard: Yard) -> Plan:
    """The plan in force, kept in memory for five seconds."""
    return _kept.get(yard.id, lambda: _standing(yard)) or read_plan(yard)


def plan_at(yard: Yard, changes: int) -> Plan:
    """The same for a report, which has counted the changes here and so knows whether what is kept still holds."""
    return _counted.get((yard.id, changes), lambda: _standing(yard)) or read_plan(yard)


def read_plan(yard: Yard) -> Plan:
    """The same from the tables. What a yard begins with is made when its plan is first asked for."""
    return _standing(yard) or _of(yard, _begun(yard))


def _standing(yard: Yard) -> Plan | None:
    """The plan, where there is one: of what is begun only now nothing is kept in memory, it may yet be undone."""
    newest = RoutingVersion.objects.filter(yard=yard).order_by("-number").first()
    return _of(yard, newest) if newest else None


def _of(yard: Yard, newest: RoutingVersion) -> Plan:
    rules = RoutingRule.objects.filter(yard=yard, version=newest).order_by("number")
    units = Unit.objects.filter(yard=yard).order_by("id")
    categories = Category.objects.filter(yard=yard).order_by("position", "id")
    by_id = {one.id: one for one in units}, {one.id: one for one in categories}
    return Plan(yard, newest.number, *by_id, list(rules))


def _begun(yard: Yard) -> RoutingVersion:
    """The first version; where somebody else made it meanwhile, theirs."""
    try:
        with transaction.atomic():
            return begin_routing(yard)
    except IntegrityError:
        return RoutingVersion.objects.get(yard=yard, number=1)


def rules_of_version(yard: Yard, number: int) -> list[RoutingRule]:
    """The rules of an earlier version, to say why something went where it went."""
    return list(RoutingRule.objects.filter(yard=yard, version__number=number).order_by("number"))


def routing_versions(yard: Yard) -> list[RoutingVersion]:
    """The last twenty versions, the newest first."""
    return list(RoutingVersion.objects.filter(yard=yard).order_by("-number")[:20])


def forget_plans() -> None:
    """Read again at once: after a change, and between tests."""
    _kept.forget()
    _counted.forget()
