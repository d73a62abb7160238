"""Examples of entries, closed days, holds and lots."""

from datetime import date, datetime, timedelta
from typing import Any

from yuanba.domains.ledger.public import Line, Posting, drafts, holds, limits, lots, periods
from yuanba.interfaces.jobs.vectors.comparing import CODES, Given, Topic, code_of
from yuanba.kernel import clock
from yuanba.platform.access.actions import ACTIONS


def _lines(postings: list[list[Any]]) -> tuple[Line, ...]:
    """An account of an example is `1002` or `C200/zhang:XYB`."""
    units = {account: account.partition(":")[2] or "CNY" for account, _ in postings}
    return drafts.lines_of([Posting(*one) for one in postings], units)


def _net(lines: tuple[Line, ...]) -> dict[str, int]:
    return dict(drafts.net((one.source, one.target, one.amount) for one in lines))


def refused_entry(given: Given) -> Given:
    """What cannot be entered."""
    return {"error": code_of(lambda: _lines(given["postings"]))}


def reversal_of_reversal(given: Given) -> Given:
    """A reversal is an entry like any other."""
    return {"ok": not code_of(lambda: drafts.check_reversible(was_reversed=False))}


def spent(given: Given) -> Given:
    """What was earned and spent meanwhile is taken back by force only."""
    there, back = given["wallet_after_spending"], given["reverse_earning"]
    fits = limits.fits(there, 0, 0, -back)
    roles = [role.removesuffix("-official") for role in ACTIONS["ledger.force"].roles]
    forced = {"wallet": there - back, "flagged": not fits, "role": " ".join(roles)}
    return {"error": "" if fits else CODES["balance-short"], "with_force": forced}


def closed(given: Given) -> Given:
    """Nothing is dated in a published period; the correction has the day on which it is written."""
    until = date.fromisoformat(given["closed_until"])
    days = [given["entry_date"], given["recorded_at"]]
    codes = [periods.shut(date.fromisoformat(day), "journal", until, None)[0] for day in days]
    open_day = next((day for day, code in zip(days, codes, strict=True) if not code), "")
    return {"error": CODES[codes[0]], "correct_way": {"entry_date": open_day}}


def trial_balance(given: Given) -> Given:
    """All accounts, and their sum."""
    lines = tuple(line for entry in given["entries"] for line in _lines(entry))
    found = _net(lines)
    return {"balances": found, "sum": sum(found.values())}


def hold_twice(given: Given) -> Given:
    """Taken once, whole or in part."""
    first, second = given["post"]
    holds.check_amount(given["hold"], first)
    state = holds.TAKEN if second else holds.PENDING
    return {"second_error": code_of(lambda: holds.check(state, None, clock.now()))}


def hold_exceeded(given: Given) -> Given:
    """No more than is held."""
    return {"error": code_of(lambda: holds.check_amount(given["hold"], given["post"]))}


def hold_over(given: Given) -> Given:
    """The end itself is too late."""
    ends, taken = (datetime.fromisoformat(given[name]) for name in ("expires", "post_at"))
    return {"error": code_of(lambda: holds.check(holds.PENDING, ends, taken))}


def _lot(given: Given) -> lots.Left:
    ends = given["expires"]
    return lots.Left(given["id"], given["left"], date.fromisoformat(ends) if ends else None)


def first_to_end(given: Given) -> Given:
    """What ends first is spent first."""
    there = [_lot(one) for one in given["lots"]]
    took = lots.taken(there, given["spend"], date.fromisoformat(given["on"])) or {}
    left = [lots.Left(one.lot, one.left - took.get(one.lot, 0), one.expires) for one in there]
    ended = sum(one.left for one in lots.over(left, date.fromisoformat(given["expire_run"])))
    return {
        "took": took,
        "left_after_spend": {one.lot: one.left for one in left},
        "expired": ended,
        "wallet": sum(one.left for one in left) - ended,
    }


def ended_twice(given: Given) -> Given:
    """A second run finds nothing left."""
    first, second = map(date.fromisoformat, given["expire_run"])
    there = [lots.Left("L1", 2, first - timedelta(days=1)), lots.Left("L2", 5, None)]
    gone = {one.lot for one in lots.over(there, first)}
    left = [lots.Left(one.lot, 0 if one.lot in gone else one.left, one.expires) for one in there]
    return {"second_run_entries": len(lots.over(left, second))}


def held(given: Given) -> Given:
    """What is held does not end before the hold does."""
    ends, run = date.fromisoformat(given["expires"]), date.fromisoformat(given["expire_run"])
    amounts = (given["lot_left"] - given["held"], given["lot_left"])
    during, after = (sum(one.left for one in lots.over([lots.Left("L1", left, ends)], run)) for left in amounts)
    return {"expired": during, "then_on_void": after}


BOOKS: dict[str, Topic] = {
    "entry.zero": refused_entry,
    "entry.units": refused_entry,
    "reverse.reversal": reversal_of_reversal,
    "reverse.spent": spent,
    "period.closed": closed,
    "trial_balance": trial_balance,
    "hold.twice": hold_twice,
    "hold.exceeds": hold_exceeded,
    "hold.timeout": hold_over,
    "expiry.fifo": first_to_end,
    "expiry.rerun": ended_twice,
    "expiry.held": held,
}
