"""The closed table of actions: which roles may do what. Domains add theirs at start; a misspelt one is an error."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

ANYONE = "anyone"
REPORTER = "reporter"


@dataclass(frozen=True)
class Rule:
    """Who may: roles, a sentence for people, and whether standing above is enough.

    `inherits=False` opens only to a grant of the same yard: contacts, health, ballots.
    """

    roles: frozenset[str]
    doc: str
    inherits: bool = True


ACTIONS: dict[str, Rule] = {}
ROLES: set[str] = {ANYONE, REPORTER}


def register_roles(names: Iterable[str]) -> None:
    """Make roles known; the domain that owns posts and tenures calls this."""
    ROLES.update(names)


def register_actions(table: Mapping[str, Rule]) -> None:
    """Add a domain's actions; one name with two rules is an error at start."""
    for name, rule in table.items():
        if ACTIONS.setdefault(name, rule) != rule:
            raise ValueError(f"action {name!r} is registered twice")


def misspelt() -> list[str]:
    """Actions that name a role nobody registered: an error at start (system check `access.E1`)."""
    return sorted(name for name, rule in ACTIONS.items() if rule.roles - ROLES)


def rule_of(action: str) -> Rule:
    """The rule of an action; KeyError for a word that is not in the table."""
    return ACTIONS[action]
