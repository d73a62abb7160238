"""One verb per file: one public function, keywords only, `actor` first, and a right that it asks for."""

import ast
from functools import cache
from pathlib import Path

from tests.architecture.source import DOMAINS, functions, parsed
from yuanba.platform.access.actions import ACTIONS

# Use cases that ask for no right, each with its reason.
OPEN = {
    "people/accept_invitation": "whoever holds the code; throttled",
    "people/add_passkey": "the own account",
    "people/ask_code": "who signs in is nobody yet; throttled",
    "people/change_password": "the own account, by the old password; throttled",
    "people/change_phone": "the own account, by code and password; throttled",
    "people/check_passkey": "who signs in is nobody yet; throttled",
    "people/check_second_factor": "who signs in is nobody yet; throttled",
    "people/confirm_second_factor": "the own account, by code and password; throttled",
    "people/enrol_second_factor": "the own account",
    "people/remove_passkey": "the own account",
    "people/remove_second_factor": "the own account, by a code; throttled",
    "people/end_device": "the own account",
    "people/open_operator": "the machine itself only, by command: nobody can sign in yet",
    "people/end_other_devices": "the own account",
    "people/link_identity": "the own account, proved by the other site",
    "people/prove_again": "the own account; throttled",
    "people/remember_device": "the end of signing in: whoever calls it proved to be the account",
    "people/sign_in": "who signs in is nobody yet; throttled",
    "people/sign_in_by_identity": "who signs in is nobody yet; proved by the other site",
    "people/unlink_identity": "the own account",
    "people/sign_in_by_passkey": "who signs in is nobody yet; throttled",
    "people/sign_in_by_code": "who signs in is nobody yet; throttled",
    "people/use_letter": "whoever holds the code; throttled",
    "cases/keep_unplaced": "what came by mail, as SYSTEM; everybody else is refused",
    "cases/check_routing": "the clock's own work, as SYSTEM",
    "cases/close_expired": "the clock's own work, as SYSTEM",
    "cases/recount": "the command's own work, as SYSTEM",
    "cases/remind_due": "the clock's own work, as SYSTEM",
    "cases/escalate_overdue": "the clock's own work, as SYSTEM",
    "cases/resume_paused": "the clock's own work, as SYSTEM",
    "cases/remind_checks": "the clock's own work, as SYSTEM",
    "cases/remind_problems": "the clock's own work, as SYSTEM",
    "cases/sweep_settled": "periodic, as SYSTEM: empties what was settled",
    "cases/sweep_words": "the clock's own work, as SYSTEM",
    "cases/report_unlooked": "the clock's own work, as SYSTEM",
    "disclosure/remind_duties": "the clock's own work, as SYSTEM",
    "finance/ask_open_orders": "the clock's own work, as SYSTEM",
    "finance/note_online": "what WeChat Pay signed, as SYSTEM; everybody else is refused",
    "finance/remind_revenue": "the clock's own work, as SYSTEM",
    "finance/take_trade_bill": "the clock's own work, as SYSTEM",
    "ledger/expire_holds": "the clock's own work, as SYSTEM",
    "notices/end_expired": "the clock's own work, as SYSTEM",
}
MODULES = {path.stem for path in DOMAINS.rglob("*.py")}
FILES = sorted(path for path in DOMAINS.glob("*/usecases/*.py") if not path.name.startswith("_"))


def name(path: Path) -> str:
    return f"{path.parts[-3]}/{path.stem}"


def words(node: ast.AST) -> set[str]:
    constants = (one.value for one in ast.walk(node) if isinstance(one, ast.Constant))
    return {value for value in constants if isinstance(value, str)}


def names(node: ast.AST) -> set[str]:
    """What is called: `function(…)` and `module.function(…)`."""
    called = [one.func for one in ast.walk(node) if isinstance(one, ast.Call)]
    plain = {one.id for one in called if isinstance(one, ast.Name)}
    dotted = (one for one in called if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name))
    return plain | {one.attr for one in dotted if one.value.id in MODULES}


@cache
def inside(domain: Path) -> dict[str, ast.FunctionDef | ast.AsyncFunctionDef]:
    """What the use cases of a domain use of its inside, by name."""
    places = domain.glob("*.py"), domain.glob("rules/*.py"), domain.glob("usecases/_*.py")
    files = [file for found in places for file in sorted(found) if file.stem not in ("permissions", "models")]
    return {node.name: node for file in files for node in functions(parsed(file))}


@cache
def said(node: ast.AST) -> tuple[frozenset[str], frozenset[str]]:
    """The actions that a piece of code names, and what it calls."""
    return frozenset(words(node) & ACTIONS.keys()), frozenset(names(node))


def asked(path: Path) -> set[str]:
    """The actions named in the file or in what it uses of its domain's inside."""
    known = inside(path.parents[1])
    todo, seen, found = [parsed(path)], set(), set()
    while todo:
        named, called = said(todo.pop())
        found |= named
        more = called & known.keys() - seen
        seen |= more
        todo += [known[one] for one in more]
    return found


def has_one_function(path):
    """One public function of the file's name, all arguments by name, the actor first."""
    defined = [node for node in parsed(path).body if isinstance(node, ast.FunctionDef)]
    public = [node for node in defined if not node.name.startswith("_")]
    if [node.name for node in public] != [path.stem]:
        return False
    arguments = public[0].args
    by_place = arguments.args or arguments.posonlyargs or arguments.vararg
    return not by_place and arguments.kwonlyargs[0].arg == "actor"


def test_one_public_function_with_the_actor_first():
    assert [name(path) for path in FILES if not has_one_function(path)] == []


def test_asks_for_a_registered_right():
    silent = [name(path) for path in FILES if name(path) not in OPEN and not asked(path)]
    assert silent == [], "these name no action of the permission table"


def test_the_list_of_open_use_cases_names_only_what_exists():
    assert OPEN.keys() <= {name(path) for path in FILES}
