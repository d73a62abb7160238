"""Whatever a domain can do, somebody can ask for: at a page, by API, by a job or a command; the demo does not count."""

import ast
from functools import cache

from tests.architecture.source import DOMAINS, SRC, modules, parsed

# Use cases that no door asks for yet, each with its reason.
NOT_YET = {
    "ledger/begin_closing": "the ledger's verbs get their doors with money: issue 5",
    "ledger/close_ledger_account": "issue 5",
    "ledger/expire_lots": "issue 5",
    "ledger/open_book": "issue 5",
    "ledger/open_ledger_account": "issue 5",
    "ledger/open_period": "issue 5",
    "ledger/place_hold": "issue 5",
    "ledger/post_entry": "issue 5",
    "ledger/publish_period": "issue 5",
    "ledger/reverse_entry": "issue 5",
    "ledger/take_hold": "issue 5",
    "ledger/void_hold": "issue 5",
    "people/register_tenure": "the desk moves somebody in by card: move_in; tests and demo by account",
}
OUTER = ("interfaces", "integrations", "platform")


@cache
def said(path):
    """The names a module uses, its texts among them: acts are looked up by name."""
    nodes = list(ast.walk(parsed(path)))
    names = {one.id for one in nodes if isinstance(one, ast.Name)}
    dotted = {one.attr for one in nodes if isinstance(one, ast.Attribute)}
    texts = {one.value for one in nodes if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return names | dotted | texts


def is_door(path):
    part = path.relative_to(SRC).parts
    return part[0] in OUTER or (part[0] == "domains" and ("management" in part or path.stem.startswith("reactions")))


def unreached(files, helpers, doors):
    """Use cases that neither a door names, nor what a door leads to: another use case, or a room's own helper."""
    reached, todo = set(), list(doors)
    known = files | helpers
    while todo:
        found = {name for name in said(todo.pop()) & known.keys() if name not in reached}
        reached |= found
        todo += [known[name] for name in found]
    return files.keys() - reached


def test_every_use_case_is_asked_for_by_some_door():
    every = [path for path in DOMAINS.glob("*/usecases/*.py") if not path.name.startswith("_")]
    names = {path.stem: path for path in every}
    assert len(names) == len(every), "two use cases of one name: this test could not tell them apart"
    doors = [path for path in modules() if is_door(path)]
    helpers = {}
    for path in [*DOMAINS.glob("*/*.py"), *DOMAINS.glob("*/usecases/_*.py")]:
        if path.stem in ("public", "offered", "events", "permissions"):
            continue
        tree = parsed(path)
        helpers |= {one.name: path for one in tree.body if isinstance(one, ast.FunctionDef)}
    missing = unreached(names, helpers, doors)
    assert {f"{names[one].parts[-3]}/{one}" for one in missing} == NOT_YET.keys()
