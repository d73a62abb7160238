"""Orders that are paid by telephone: their states, and what follows from what the service says of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from yuanba.kernel.errors import register
from yuanba.kernel.text import gettext_noop as _

H5, NATIVE, JSAPI = "h5", "native", "jsapi"
KINDS = (H5, NATIVE, JSAPI)
CREATED, PAYING, PAID, CLOSED, FAILED, REFUNDED = "created", "paying", "paid", "closed", "failed", "refunded"
STATES: dict[str, str] = {
    CREATED: _("being sent"),
    PAYING: _("waits to be paid"),
    PAID: _("paid"),
    CLOSED: _("ran out unpaid"),
    FAILED: _("refused by WeChat"),
    REFUNDED: _("given back"),
}
OPEN, SETTLED = (CREATED, PAYING), (PAID, REFUNDED)
LATE, SUM, TWICE = "late", "sum", "twice"
ODD: dict[str, str] = {
    LATE: _("It was paid after it had run out: what no bill needs any more is kept as paid in advance."),
    SUM: _("WeChat says another sum than was asked for: nothing was booked. Compare with the merchant's page."),
    TWICE: _("WeChat says that it was paid a second time: the second time was not booked."),
}
ASKED, DONE, BROKEN = "asked", "done", "failed"
REFUNDS: dict[str, str] = {
    ASKED: _("on its way back"),
    DONE: _("arrived"),
    BROKEN: _("could not be given back"),
}
PAY, REFUND = "pay", "refund"
UNKNOWN, UNPAID, OTHER_SUM, MISSING = "unknown", "unpaid", "sum", "missing"
DIFFERENCES: dict[str, str] = {
    UNKNOWN: _("no order of ours has this number"),
    UNPAID: _("paid there, not here"),
    OTHER_SUM: _("another sum than here"),
    MISSING: _("paid here, not in the trade bill"),
}
LASTS, ASKS_EVERY = timedelta(minutes=30), timedelta(minutes=1)
BOOK, SAME, WAIT, OVER = "book", "same", "wait", "over"
register("online-off", 409, "Paying by WeChat is not set up for this estate.")
register("online-bills", 422, "Please choose at least one bill that is still owed.")
register("online-sum", 409, "What is owed has changed meanwhile. Please look at the sum again.")
register("online-payer", 422, "WeChat does not say who you are. Open this page in your browser, or pay by the code.")
register("online-line", 409, "WeChat does not answer just now. Nothing was charged. Please try again.")
register("online-refused", 409, "WeChat refused this order (%(why)s). Nothing was charged.")
register("online-unknown", 404, "No order of ours has this number.")
register("online-sum-other", 409, "WeChat Pay tells another sum of this refund than we asked for.")
register("online-stranger", 403, "This is about another merchant.")
register("online-state", 409, "This order was not paid, or was given back already.")
register("online-why", 422, "Please say in a few words why it is given back.")


@dataclass(frozen=True)
class Wish:
    """What is to be paid: of bills by their numbers, or a sum at the window; how, and by whom."""

    fen: int
    kind: str
    bills: Sequence[int] = ()
    payer: str = ""


def after(state: str, fen: int, serial: str, told: tuple[str, str, int]) -> str:
    """What follows for an order from what the service says (state, serial, fen): BOOK, SAME, WAIT, OVER, SUM, TWICE."""
    said, by, much = told
    if said == PAID:
        if state in SETTLED:
            return SAME if serial == by else TWICE
        return BOOK if much == fen else SUM
    if state not in OPEN:
        return SAME
    return OVER if said == CLOSED else WAIT
