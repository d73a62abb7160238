"""Periods of a book: one after the other without a gap; a published one carries the digest of the one before."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from yuanba.kernel.errors import register
from yuanba.kernel.merkle import canon, leaf, root

OPEN, CLOSING, PUBLISHED = "open", "closing", "published"
FIRST = "0" * 64
register("period-closed", 422, "The books are closed until %(until)s. Enter it on a later day as a correction.")
register("period-closing", 422, "The books until %(until)s are being closed. Only closing entries go there.")
register("period-gap", 422, "The next period begins on %(since)s, the day after the last one.")
register("period-days", 422, "The last day of a period cannot lie before the first.")
register("period-state", 409, "This cannot be done with a period in this state.")
register("period-running", 422, "The period is not over yet.")


def begins(last_until: date | None, since: date, until: date) -> tuple[str, date | None]:
    """The code of what is wrong with the days of a new period, and the day on which it should begin."""
    if until < since:
        return "period-days", None
    expected = last_until + timedelta(days=1) if last_until else None
    if expected and since != expected:
        return "period-gap", expected
    return "", None


def shut(day: date, kind: str, closed_until: date | None, closing_until: date | None) -> tuple[str, date | None]:
    """The code of why nothing may be dated on `day` any more, and until when; empty where it may."""
    if closed_until and day <= closed_until:
        return "period-closed", closed_until
    if closing_until and day <= closing_until and kind != "closing":
        return "period-closing", closing_until
    return "", None


def placed(day: date, shut_until: date | None) -> tuple[date, date | None]:
    """The day on which something of `day` is booked, and where that is a later one, the day to which it belongs.

    What is closed stays as it is: it is booked on the first day after, so that the next period tells it.
    """
    if shut_until and day <= shut_until:
        return shut_until + timedelta(days=1), day
    return day, None


def digest(
    *,
    book: str,
    code: str,
    days: tuple[date, date],
    before: str,
    entries: Sequence[str],
    balances: Mapping[str, Sequence[int]],
) -> str:
    """The seal of a period: over the one before, its days, a Merkle root over the digests of its entries, and each
    account's opening, what came, what went, and its closing balance."""
    head = root([leaf(bytes.fromhex(one)) for one in entries]).hex()
    said = {
        "book": book,
        "period": code,
        "since": days[0].isoformat(),
        "until": days[1].isoformat(),
        "before": before,
        "entries": head,
        "balances": {account: list(figures) for account, figures in balances.items()},
    }
    return hashlib.sha256(canon(said)).hexdigest()
