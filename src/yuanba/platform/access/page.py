"""The page `docs/permissions.md`: the table of actions as a person reads it."""

from yuanba.platform.access.actions import ACTIONS, Rule

HEAD = """# Who may do what

Made by `yuanba docs` from the permission tables; do not edit. A role holds at its place and below, unless the
last column says that only the yard itself counts. `anyone` needs no sign-in; `reporter` is whoever holds the
token of the request or reported it signed in; `self` is the person whom a resident card or a post is about.

| action | roles | what it is | where |
|---|---|---|---|
"""


def page() -> str:
    """Markdown, one line an action, in order of name."""
    return HEAD + "".join(_line(name, rule) for name, rule in sorted(ACTIONS.items()))


def _line(name: str, rule: Rule) -> str:
    roles, where = ", ".join(sorted(rule.roles)), "at or below" if rule.inherits else "own yard only"
    return f"| `{name}` | {roles} | {rule.doc} | {where} |\n"
