"""Prices as pages show them, with what a home would pay: one example for the desk and the notice board."""

from collections.abc import Mapping
from typing import Any

from yuanba.domains.contracts import public as contracts
from yuanba.kernel.area import format_square_metres, parse_square_metres

LARGEST = 10_000_00
MOST_SPACES = 9


def home_of(typed: Mapping[str, str]) -> contracts.examples.Home:
    """The home of the example: what was typed, or the usual one where it cannot be read."""
    try:
        area = parse_square_metres(typed.get("area", ""))
    except ValueError:
        area = contracts.examples.USUAL_AREA
    spaces = typed.get("spaces", "")
    count = min(int(spaces), MOST_SPACES) if spaces.isascii() and spaces.isdecimal() and len(spaces) < 4 else 0
    return contracts.examples.Home(min(area, LARGEST), typed.get("empty") == "1", count)


def example(terms: contracts.Terms, home: contracts.examples.Home) -> dict[str, Any]:
    """What the page about prices shows."""
    rows = contracts.examples.owes(terms.tariffs, home)
    return {
        "home": home,
        "area": format_square_metres(home.area).replace(",", ""),
        "owes": rows,
        "month": contracts.examples.month(rows),
    }


def said(sheet: contracts.Sheet) -> dict[str, Any]:
    """A contract in the words of its vocabulary."""
    words = contracts.vocabulary
    budget = sheet.terms.budget
    return {
        "contract": sheet.contract,
        "sheet": sheet,
        "terms": sheet.terms,
        "budget": [(key, budget[key]) for key in words.COSTS if budget.get(key)],
        "budget_sum": sum(budget.values()),
        "modes": contracts.modes.MODES,
        "bases": contracts.modes.BASES,
        "states": contracts.lives.STATES,
        "kinds": words.KINDS,
        "shares": words.SHARES,
        "meters": words.METERS,
        "missing": words.MISSING,
        "pers": words.PERS,
        "costs": words.COSTS,
        "orders": words.ORDERS,
        "kinds_of_saldo": words.SALDOS,
    }
