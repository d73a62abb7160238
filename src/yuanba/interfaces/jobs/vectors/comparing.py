"""One worked example against the rules: passed, skipped because no pure rule shows it, or what differs.

Skipped is what is not built yet, and what only rows show: tests enter those into a ledger.
"""

from collections.abc import Callable, Mapping
from typing import Any

from yuanba.kernel.errors import Refusal

Given = dict[str, Any]
Topic = Callable[[Given], Given]
# What the examples say for people to read, and figures that only warn of a wrong way.
FOR_READING = {"note", "corrects", "shown_as", "naive_sum_fen", "not_fen"}
# Codes of the examples, by the codes of our refusals.
CODES = {
    "amount-wrong": "zero_amount",
    "unit-unbalanced": "unbalanced_in_unit",
    "conflict": "idempotency_conflict",
    "reversed-already": "already_reversed",
    "balance-short": "insufficient_credits",
    "period-closed": "period_closed",
    "hold-over": "already_posted",
    "hold-exceeded": "exceeds_hold",
    "hold-expired": "hold_expired",
    "refund-exceeds": "exceeds_refundable",
    "maintenance-fund-only": "must_be_maintenance_fund",
}


def code_of(work: Callable[[], object]) -> str:
    """The code with which something is refused; empty where it is not."""
    try:
        work()
    except Refusal as refusal:
        return CODES[refusal.code]
    return ""


def differs(vector: Mapping[str, Any], topics: Mapping[str, Topic]) -> str | None:
    """What differs, empty where all is as expected; None for a topic that no rule computes."""
    topic = topics.get(vector["topic"])
    if topic is None:
        return None
    expected = _compared(vector["expect"])
    found = topic(vector["given"])
    wrong = {name: found.get(name) for name, value in expected.items() if found.get(name) != value}
    return f"expected {expected}, found {wrong}" if wrong else ""


def _compared(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _compared(one) for name, one in value.items() if name not in FOR_READING}
    return [_compared(one) for one in value] if isinstance(value, list) else value
