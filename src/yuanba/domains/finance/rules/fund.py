"""The maintenance fund is mirrored: what its special account tells has to follow from what it told before."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from yuanba.domains.finance.rules.receipts import MOST
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean

register("fund-day", 422, "Please give the day of the account's statement: not in the future, nor before the last one.")
register("fund-sum", 422, "Please write a sum in yuan, such as 5000; 0 where there was nothing.")
register("fund-differs", 422, "The balance of the day before, with what came in and less what was used, is not this.")
register("fund-source", 422, "Please say which statement of the special account it is, such as its date or number.")
register("fund-scan", 422, "Please choose one photograph or PDF of one side.")


@dataclass(frozen=True)
class Stood:
    """What a statement of the special account says; fen. `came` and `used` are since the one noted before."""

    day: date | None
    came: int
    used: int
    balance: int
    source: str
    scan: UUID | None = None


def checked(said: Stood, last: date | None, before: int | None, today: date) -> Stood:
    """As it is kept; `last` is the day noted last, `before` the balance noted of an earlier day.

    Refused: `invalid` with `fund-day`, `fund-sum`, `fund-differs`, `fund-source` at their fields.
    """
    found = replace(said, source=clean(said.source)[:120])
    sums = {name: getattr(found, name) for name in ("came", "used", "balance")}
    wrong = {name: "fund-sum" for name, fen in sums.items() if not 0 <= fen <= MOST}
    if found.day is None or found.day > today or (last and found.day < last):
        wrong["day"] = "fund-day"
    if not found.source:
        wrong["source"] = "fund-source"
    if not wrong and before is not None and before + found.came - found.used != found.balance:
        wrong["balance"] = "fund-differs"
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return found
