"""The vocabulary of actions is closed: a word that somebody asks for stands in the permission table."""

import ast
import re

from tests.architecture.source import SRC, modules, parsed
from yuanba.platform.access.actions import ACTIONS

ASKS = {"anywhere", "can", "check", "deciding", "may_see", "paths", "rule_of", "seen", "seen_in", "visible"}
ASKS |= {"case_to_write", "check_at", "may_at", "notice_to_write", "undertaking_to_write"}
WORD = re.compile(r"[a-z]+\.[a-z_]+")


def asked(tree):
    """The words with a dot that are handed to a function that asks for a right."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    for call in calls:
        if isinstance(call.func, ast.Name) and call.func.id in ASKS:
            for node in (one for argument in call.args for one in ast.walk(argument)):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and WORD.fullmatch(node.value):
                    yield node.value


def test_asks_for_known_actions_only():
    unknown = {str(path.relative_to(SRC)): set(asked(parsed(path))) - ACTIONS.keys() for path in modules()}
    assert {path: names for path, names in unknown.items() if names} == {}


def test_a_misspelt_action_would_be_found():
    misspelt = ast.parse('check(actor, "case.traige" if late else "case.read", case)')
    assert set(asked(misspelt)) == {"case.traige", "case.read"}
