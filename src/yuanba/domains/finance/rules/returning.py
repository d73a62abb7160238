"""What goes back to people: months that were not used, no more than was paid, deposits less what they stood for."""

from collections.abc import Sequence
from dataclasses import dataclass

from yuanba.domains.finance.rules.chart import BANK, DEPOSITS, PUBLIC_OTHER
from yuanba.domains.finance.rules.paying import Posting
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.money import format_yuan

register("refund-exceeds", 422, "No more than ¥%(left)s can be returned of this payment.")


def unused(by_month: Sequence[int], consumed: int) -> int:
    """What is returned of a payment in advance after `consumed` months."""
    return sum(by_month[consumed:])


def refund(paid: int, returned: int, asked: int) -> int:
    """What can still be returned afterwards; refused as `refund-exceeds`."""
    if asked > paid - returned:
        raise Refusal("refund-exceeds", left=format_yuan(paid - returned))
    return paid - returned - asked


@dataclass(frozen=True)
class Returned:
    """A deposit at its end."""

    fen: int
    came: list[Posting]
    went: list[Posting]


def deposit(received: int, deducted: int, account: str = BANK) -> Returned:
    """A deposit is owed back: it is no income, only what is deducted from it becomes one."""
    back = received - deducted
    went = [(DEPOSITS, received), (account, -back), (PUBLIC_OTHER, -deducted)]
    return Returned(back, [(account, received), (DEPOSITS, -received)], [line for line in went if line[1]])
