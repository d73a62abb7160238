"""How accounts of a book are named, and what kinds there are."""

import re

from yuanba.kernel.errors import register
from yuanba.kernel.text import gettext_noop as _

KINDS: dict[str, str] = {
    "asset": _("Assets"),
    "liability": _("Liabilities"),
    "equity": _("Own funds"),
    "income": _("Income"),
    "expense": _("Expenses"),
}
CODE = re.compile(r"[A-Z0-9][A-Za-z0-9-]*(\.[A-Z0-9][A-Za-z0-9-]*){0,5}")
UNIT = re.compile(r"[A-Z]{3,8}")
register(
    "account-code-unfit", 422, "Please use capital letters, figures and hyphens, in parts with full stops between."
)
register("unit-unfit", 422, "A unit is named by three to eight capital letters.")
register("account-code-taken", 409, "There is something else of this code already.")
register("account-kind-unknown", 422, "Please choose a kind of account.")
register("account-nameless", 422, "Please give it a name.")


def faults(code: str, name: str, kind: str, unit: str) -> dict[str, str]:
    """What is wrong with a new account, by field."""
    checks = {
        "code": "" if CODE.fullmatch(code) and len(code) <= 60 else "account-code-unfit",
        "name": "" if name else "account-nameless",
        "kind": "" if kind in KINDS else "account-kind-unknown",
        "unit": "" if UNIT.fullmatch(unit) else "unit-unfit",
    }
    return {field: wrong for field, wrong in checks.items() if wrong}
