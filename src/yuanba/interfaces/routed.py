"""Rules that send cases to units, in words: what they ask for, why one did not match, where a case went."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from yuanba.domains.cases import public as cases
from yuanba.interfaces.telling import unit_name
from yuanba.ui.preferences import Preferences

MISSED: dict[str, str] = {
    "level": gettext_noop("another level"),
    "kind": gettext_noop("another kind"),
    "time": gettext_noop("not at this time"),
    "category": gettext_noop("about something else"),
    "place": gettext_noop("somewhere else"),
}
TROUBLES: dict[str, str] = {
    "unit": gettext_noop("The unit %(name)s is closed: the default unit takes it."),
    "members": gettext_noop("Nobody belongs to %(name)s today."),
    "person": gettext_noop("%(name)s has no post there today: it goes to the unit."),
    "place": gettext_noop("%(name)s is no longer a place of the estate."),
    "category": gettext_noop("%(name)s can no longer be chosen."),
}


def asked(conditions: Mapping[str, Any], prefs: Preferences) -> str:
    """What a rule asks for: 公共照明 · 3 栋 · 夜里; words of its own where it asks for nothing."""
    tables = {"kind": cases.vocabulary.KINDS, "level": cases.vocabulary.LEVELS}
    tables |= {"hours": cases.units.routing.HOURS, "days": cases.units.routing.DAYS}
    said = []
    for name in ("category", "kind", "place", "level", "days", "hours"):
        value = conditions.get(name)
        if value:
            said.append(_(tables[name][value]) if name in tables else unit_name(value, prefs))
    return " · ".join(said) or _("everything")


def missed(names: tuple[str, ...]) -> str:
    """Why a rule did not match."""
    return _(", ").join(_(MISSED[name]) for name in names)


def trouble(found: cases.units.Trouble | cases.units.RoutingTrouble, english: str, prefs: Preferences) -> str:
    """What is the matter with a rule."""
    return _(TROUBLES[found.what]) % {"name": unit_name([found.name, english], prefs)}


def try_rules(
    plan: cases.units.Plan, path: str, moment: datetime, *, level: str, kind: str, category: str
) -> list[cases.units.Tried]:
    """Every rule held against a sample; without a kind, that of its category."""
    known = plan.called(category)
    above = plan.tree[known.id] if known else ()
    sample = cases.units.routing.Sample(path, level, kind or (known.kind if known else ""), above)
    hours = cases.policy_of(plan.yard).hours
    return cases.units.explained(plan.rules, cases.units.routing.at_moment(sample, moment), hours)


def rows_of(tried: list[cases.units.Tried], plan: cases.units.Plan, prefs: Preferences) -> list[dict[str, Any]]:
    """Rules that were tried, as a table shows them."""
    return [
        {
            "number": one.row.number,
            "asked": asked(cases.units.conditions_of(one.row, plan), prefs),
            "unit": unit_name(_names(plan.units[one.row.unit_id]), prefs),
            "person": one.row.person_name,
            "decides": one.decides,
            "is_after": one.is_after,
            "missed": missed(one.misses),
        }
        for one in tried
    ]


def _names(unit: cases.units.Unit) -> list[str]:
    return [unit.name, unit.name_en]


def reason(route: Mapping[str, Any], prefs: Preferences) -> str:
    """The sentence that answers why a case went where it went, in the words of that day."""
    parts: dict[str, Any] = {"unit": unit_name(route["unit"], prefs), "rule": route["rule"]}
    if route["why"] == "default":
        return _("No rule matched, so %(unit)s takes it.") % parts
    parts["asked"] = asked(route["conditions"], prefs)
    if route["why"] == "unit-closed":
        return _("Rule %(rule)s (%(asked)s) names a unit that is closed, so %(unit)s takes it.") % parts
    if route["why"] == "person-gone":
        parts["person"] = route["person"]
        return _("Rule %(rule)s (%(asked)s): %(unit)s. %(person)s has no post there, so the unit has it.") % parts
    if route["person"]:
        parts["person"] = route["person"]
        return _("Rule %(rule)s, because: %(asked)s. It goes to %(unit)s, to %(person)s.") % parts
    return _("Rule %(rule)s, because: %(asked)s. It goes to %(unit)s.") % parts
