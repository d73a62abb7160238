"""To which unit a case goes: ordered rules, the first that matches wins. Pure; an empty condition holds always.

A rule asks for a category (with all below it), a kind, a place (with all below it), a level, a part of the day and a
sort of day. `witness` says whether a rule is ever reached, by finding a case that is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from yuanba.domains.cases.rules.vocabulary import KINDS, LEVELS
from yuanba.kernel.calendar import Calendar, ServiceHours
from yuanba.kernel.clock import aware
from yuanba.kernel.paths import covers
from yuanba.kernel.text import gettext_noop as _

HOURS: dict[str, str] = {
    "service": _("in service hours"),
    "outside": _("outside service hours"),
    "night": _("at night, 22:00 to 6:00"),
}
DAYS: dict[str, str] = {"workday": _("on working days"), "holiday": _("on weekends and holidays")}
NIGHT = (22 * 60, 6 * 60)
DAY_MINUTES = 24 * 60
CONDITIONS = ("level", "kind", "time", "category", "place")
Category = tuple[UUID, ...]  # itself, then what it lies under


@dataclass(frozen=True)
class Rule:
    """One row of the plan; `number` is its place in the order, from 1."""

    number: int
    unit: UUID
    category: UUID | None = None
    kind: str = ""
    path: str = ""
    level: str = ""
    hours: str = ""
    days: str = ""
    person: UUID | None = None


@dataclass(frozen=True)
class Sample:
    """What is known of a case: `category` with all above it, and the minute and sort of the day it came on."""

    path: str
    level: str = "ordinary"
    kind: str = ""
    category: Category = ()
    minute: int = 12 * 60
    is_workday: bool = True


def at_moment(sample: Sample, moment: datetime, calendar: Calendar | None = None) -> Sample:
    """The sample as it would come in at that moment."""
    here = aware(moment)
    is_workday = (calendar or Calendar()).is_workday(here.date())
    return replace(sample, minute=here.hour * 60 + here.minute, is_workday=is_workday)


def _in_time(rule: Rule, sample: Sample, hours: ServiceHours) -> bool:
    minute, workday = sample.minute, sample.is_workday
    if rule.days and (rule.days == "workday") != workday:
        return False
    if not rule.hours:
        return True
    opens, closes = (one.hour * 60 + one.minute for one in (hours.opens, hours.closes))
    served = opens <= minute < closes and (workday or not hours.workdays_only)
    part = {"service": served, "outside": not served, "night": minute >= NIGHT[0] or minute < NIGHT[1]}
    return part[rule.hours]


def _holds(rule: Rule, name: str, sample: Sample, hours: ServiceHours) -> bool:
    if name == "level":
        return rule.level in ("", sample.level)
    if name == "kind":
        return rule.kind in ("", sample.kind)
    if name == "time":
        return _in_time(rule, sample, hours)
    if name == "category":
        return rule.category is None or rule.category in sample.category
    return not rule.path or covers(rule.path, sample.path)


def misses(rule: Rule, sample: Sample, hours: ServiceHours) -> tuple[str, ...]:
    """Which conditions of the rule do not hold; none where it matches."""
    return tuple(name for name in CONDITIONS if not _holds(rule, name, sample, hours))


def matches(rule: Rule, sample: Sample, hours: ServiceHours) -> bool:
    """Whether all conditions hold."""
    return all(_holds(rule, name, sample, hours) for name in CONDITIONS)


def first(rules: Iterable[Rule], sample: Sample, hours: ServiceHours) -> Rule | None:
    """The rule that decides; None where the default unit takes it."""
    return next((rule for rule in rules if matches(rule, sample, hours)), None)


def asks(rule: Rule) -> frozenset[str]:
    """Which conditions the rule has at all."""
    said: dict[str, object] = {"level": rule.level, "kind": rule.kind, "time": rule.hours + rule.days}
    said |= {"category": rule.category, "place": rule.path}
    return frozenset(name for name, value in said.items() if value)


@dataclass(frozen=True)
class Witness:
    """A case that gets to a rule, or else the numbers of the earlier rules that take all of it."""

    sample: Sample | None
    taken_by: tuple[int, ...] = ()


def witness(
    rules: Sequence[Rule], rule: Rule, root: str, tree: Mapping[UUID, Category], hours: ServiceHours
) -> Witness:
    """Whether a case can get to `rule` past the earlier of `rules`; `tree` maps a category to itself and all above.

    Neither a sample nor a taker: its hours never happen.
    """
    earlier = [one for one in rules if one.number < rule.number]
    values = _values([*earlier, rule], rule, root, tree, hours)
    taken: set[int] = set()
    sample = _search(earlier, Sample(root), CONDITIONS, values, hours, taken) if all(values.values()) else None
    return Witness(sample, () if sample else tuple(sorted(taken)))


def _search(
    left: Sequence[Rule],
    sample: Sample,
    names: Sequence[str],
    values: Mapping[str, Sequence[Mapping[str, object]]],
    hours: ServiceHours,
    taken: set[int],
) -> Sample | None:
    """The first sample that none of the rules takes, condition by condition; a branch that is taken is left at once."""
    certain = next((rule for rule in left if asks(rule).isdisjoint(names)), None)
    if certain is not None:
        taken.add(certain.number)
        return None
    if not names:
        return sample
    for value in values[names[0]]:
        tried = replace(sample, **value)  # type: ignore[arg-type]
        still = [rule for rule in left if _holds(rule, names[0], tried, hours)]
        found = _search(still, tried, names[1:], values, hours, taken)
        if found is not None:
            return found
    return None


def _values(
    rules: Sequence[Rule], rule: Rule, root: str, tree: Mapping[UUID, Category], hours: ServiceHours
) -> dict[str, list[Mapping[str, object]]]:
    """Of each condition one value for every way the rules can tell cases apart, within what `rule` asks for."""
    starts = {(hours.opens.hour * 60 + hours.opens.minute), (hours.closes.hour * 60 + hours.closes.minute), *NIGHT, 0}
    tried: dict[str, list[Mapping[str, object]]] = {
        "level": [{"level": one} for one in LEVELS],
        "kind": [{"kind": one} for one in ("", *KINDS)],
        "time": [
            {"minute": minute % DAY_MINUTES, "is_workday": day} for minute in sorted(starts) for day in (True, False)
        ],
        "category": [{"category": ()}, *({"category": tree[one]} for one in _named(rules, tree))],
        "place": [{"path": one} for one in dict.fromkeys((root, *(one.path for one in rules if one.path)))],
    }
    base = Sample(root)
    return {
        name: [one for one in some if _holds(rule, name, replace(base, **one), hours)]  # type: ignore[arg-type]
        for name, some in tried.items()
    }


def _named(rules: Iterable[Rule], tree: Mapping[UUID, Category]) -> list[UUID]:
    return [one for one in dict.fromkeys(rule.category for rule in rules) if one is not None and one in tree]
