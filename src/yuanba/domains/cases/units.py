"""Units, categories and the rules that send cases to units: the part of `public` that is called `cases.units`."""

from yuanba.domains.cases.models import Category, Help, RoutingTrouble, RoutingVersion, Unit
from yuanba.domains.cases.queries.explaining import Tried, explain_route, explained
from yuanba.domains.cases.queries.plan import (
    Plan,
    conditions_of,
    forget_plans,
    plan_of,
    routing_versions,
    rules_of_version,
)
from yuanba.domains.cases.queries.unit_figures import broken_rules, english_of, unit_lines
from yuanba.domains.cases.queries.units import Trouble, helps_of, leads, members_of, troubles, units_of, workers_at
from yuanba.domains.cases.rules import routing
from yuanba.domains.cases.rules.units import UNIT_KINDS, CategoryDraft, UnitDraft
from yuanba.domains.cases.usecases.ask_help import ask_help
from yuanba.domains.cases.usecases.check_routing import check_routing
from yuanba.domains.cases.usecases.give_help import give_help
from yuanba.domains.cases.usecases.hand_back import hand_back
from yuanba.domains.cases.usecases.move_rule import move_rule
from yuanba.domains.cases.usecases.remove_rule import remove_rule
from yuanba.domains.cases.usecases.route import route
from yuanba.domains.cases.usecases.take import take
from yuanba.domains.cases.usecases.write_category import write_category
from yuanba.domains.cases.usecases.write_rule import RuleDraft, write_rule
from yuanba.domains.cases.usecases.write_unit import write_unit

__all__ = [
    "UNIT_KINDS",
    "Category",
    "CategoryDraft",
    "Help",
    "Plan",
    "RoutingTrouble",
    "RoutingVersion",
    "RuleDraft",
    "Tried",
    "Trouble",
    "Unit",
    "UnitDraft",
    "ask_help",
    "broken_rules",
    "check_routing",
    "conditions_of",
    "english_of",
    "explain_route",
    "explained",
    "forget_plans",
    "give_help",
    "hand_back",
    "helps_of",
    "leads",
    "members_of",
    "move_rule",
    "plan_of",
    "remove_rule",
    "route",
    "routing",
    "routing_versions",
    "rules_of_version",
    "take",
    "troubles",
    "unit_lines",
    "units_of",
    "workers_at",
    "write_category",
    "write_rule",
    "write_unit",
]
