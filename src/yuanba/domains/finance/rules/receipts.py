"""What a payment must say, and the code by which a receipt proves itself."""

import secrets
from dataclasses import dataclass

from yuanba.domains.finance.rules.words import BY_HAND
from yuanba.kernel.errors import Refusal, register

register("pay-sum", 422, "Please write an amount above zero, such as 185.47.")
register("pay-way", 422, "Please choose how it was paid.")
register("deposit-for", 422, "Please say what the deposit is for.")
register("deposit-returned", 409, "This deposit was given back already.")
register("deposit-deducted", 422, "No more can be kept than was paid in.")
register("deposit-why", 422, "Please say what is kept of the deposit, and why.")
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE, MOST = 10, 10**12


@dataclass(frozen=True)
class Paying:
    """What comes in: fen, in which way, words; with the late fees of the contract or without."""

    fen: int
    way: str
    words: str = ""
    late: bool = True


def checked(paying: Paying) -> Paying:
    """The payment; refused as `invalid` with fields `fen` and `way`."""
    wrong = {}
    if isinstance(paying.fen, bool) or not 0 < paying.fen <= MOST:
        wrong["fen"] = "pay-sum"
    if paying.way not in BY_HAND:
        wrong["way"] = "pay-way"
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return paying


def fresh_code() -> str:
    """Fifty bits, without letters that look alike."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE))
