"""From when to when a contract runs, and whether two of them run at once."""

from collections.abc import Iterable
from datetime import date, timedelta

from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import gettext_noop as _

DRAFT, COMING, RUNNING, OVER = "draft", "coming", "running", "over"
STATES: dict[str, str] = {
    DRAFT: _("draft, not signed"),
    COMING: _("signed, not begun"),
    RUNNING: _("in force"),
    OVER: _("contract over"),
}
register("contract-state", 409, "This cannot be done with a contract in the state “%(state)s”.")
register("contract-overlaps", 409, "Contract %(number)s runs in these days. End it, or let this one succeed it.")
register("contract-outside", 422, "Please choose a day on which the contract runs.")
register("contract-order", 422, "A supplement begins after the one before, which holds from %(since)s.")


def state(*, is_signed: bool, since: date, last: date, today: date) -> str:
    """Of a contract whose last day is `last`."""
    if not is_signed:
        return DRAFT
    if today < since:
        return COMING
    return RUNNING if today <= last else OVER


def check_alone(since: date, last: date, others: Iterable[tuple[int, date, date]]) -> None:
    """Refuse as `contract-overlaps` days on which another signed contract (number, first, last) runs."""
    for number, its_since, its_last in others:
        if since <= its_last and its_since <= last:
            raise Refusal("contract-overlaps", number=number)


def check_within(day: date, since: date, last: date) -> None:
    """Refuse as `contract-outside` a day on which the contract does not run."""
    if not since <= day <= last:
        raise Refusal("invalid", fields={"day": "contract-outside"})


def check_after(since: date, before: date) -> None:
    """Refuse as `contract-order` a supplement that begins no later than the terms before it."""
    if since <= before:
        raise Refusal("invalid", fields={"day": "contract-order"}, since=before.isoformat())


def day_before(day: date) -> date:
    """The last day of the one who leaves."""
    return day - timedelta(days=1)
