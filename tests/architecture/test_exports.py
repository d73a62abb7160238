"""What a domain offers is wanted by somebody: a name in `__all__` that nobody outside reads is taken out."""

import ast
import re
from collections import defaultdict

from tests.architecture.source import DOMAINS, ROOT, modules, parsed

IN_THE_MAKING = {"finance", "ledger"}  # their doors come with money: issue 5
ENTERED = re.compile(r"from yuanba\.domains\.(\w+)[\w.]* import (\([^)]*\)|.*)")
BEHIND = re.compile(r"[.\"'](\w+)")  # a dot, or a text for a getattr


def offered(door):
    """The names that a module lists in its `__all__`; empty where it has none."""
    for node in parsed(door).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
            return set(ast.literal_eval(node.value))
    return set()


def read_by(paths):
    """By domain, the names in modules that enter it from outside: imported, behind a dot, or in a text."""
    found = defaultdict(set)
    for path in paths:
        text = path.read_text(encoding="utf-8")
        behind = set(BEHIND.findall(text))
        for domain, imported in ENTERED.findall(text):
            if not path.is_relative_to(DOMAINS / domain):
                found[domain] |= behind | set(re.findall(r"\w+", imported))
    return found


def test_nothing_is_offered_that_nobody_reads():
    read = read_by([*modules(), *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")])
    made = (path for path in DOMAINS.glob("*/*.py") if path.parent.name not in IN_THE_MAKING)
    doors = {path: offered(path) - read[path.parent.name] for path in made}
    assert {str(path.relative_to(DOMAINS)): names for path, names in doors.items() if names} == {}
