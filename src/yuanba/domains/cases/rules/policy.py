"""Levels and clocks of a yard, as data. The preset is S4.5 of the articles.

ordinary: answered and handled within 4 hours; middling: answered within 4, closed within 24; hard: visited or phoned
within 4, then given a measure and a date, which closes it.
"""

from dataclasses import dataclass, field, replace
from datetime import time
from fractions import Fraction
from typing import Any

from yuanba.kernel.calendar import Allowance, ServiceHours

Data = dict[str, Any]


@dataclass(frozen=True)
class Level:
    """How long the first answer may take, the work, and – where work takes as long as promised – the promise."""

    answer: Allowance
    close: Allowance | None
    promise: Allowance | None = None


@dataclass(frozen=True)
class Policy:
    """What a yard promises. `remind` is the part of a clock after which the responsible are reminded.

    Where `waits` is set, the clock of what comes in outside the service hours starts at the next opening; of the
    kinds in `urgent` it runs on through night and holiday all the same.
    """

    levels: dict[str, Level]
    hours: ServiceHours = field(default_factory=ServiceHours)
    remind: Fraction = Fraction(4, 5)
    confirm_days: int = 7
    ladder: tuple[str, ...] = ("manager", "community-supervisor", "street-official")
    step: Allowance = field(default_factory=lambda: Allowance(4))
    waits: bool = False
    urgent: tuple[str, ...] = ("hazard",)
    pause_days: int = 30
    check_days: int = 7
    hand_up: Allowance = field(default_factory=lambda: Allowance(24))


DEFAULT = Policy(
    levels={
        "ordinary": Level(Allowance(4), Allowance(4)),
        "middling": Level(Allowance(4), Allowance(24)),
        "hard": Level(Allowance(4), None, Allowance(24)),
    }
)


def closing_within(policy: Policy, close: Allowance | None) -> Policy:
    """The policy with another time to close: of a request that has its own; a hard case closes as promised."""
    if close is None:
        return policy
    levels = {name: replace(one, close=close) if one.close else one for name, one in policy.levels.items()}
    return replace(policy, levels=levels)


def to_data(policy: Policy) -> Data:
    """The policy as JSON values: what is stored and frozen on a case."""
    return {
        "levels": {
            name: {
                "answer": _pair(level.answer),
                "close": _pair(level.close),
                "promise": _pair(level.promise),
            }
            for name, level in policy.levels.items()
        },
        "hours": [
            policy.hours.opens.isoformat("minutes"),
            policy.hours.closes.isoformat("minutes"),
            policy.hours.workdays_only,
        ],
        "remind": [policy.remind.numerator, policy.remind.denominator],
        "confirm_days": policy.confirm_days,
        "ladder": list(policy.ladder),
        "step": _pair(policy.step),
        "waits": policy.waits,
        "urgent": list(policy.urgent),
        "pause_days": policy.pause_days,
        "check_days": policy.check_days,
        "hand_up": _pair(policy.hand_up),
    }


def from_data(data: Data) -> Policy:
    """The inverse of `to_data`; what an older version did not hold yet is as in the preset."""
    levels = {
        name: Level(_needed(level["answer"]), _allowance(level["close"]), _allowance(level["promise"]))
        for name, level in data["levels"].items()
    }
    opens, closes, workdays_only = data["hours"]
    return Policy(
        levels=levels,
        hours=ServiceHours(time.fromisoformat(opens), time.fromisoformat(closes), workdays_only),
        remind=Fraction(*data["remind"]),
        confirm_days=data["confirm_days"],
        ladder=tuple(data["ladder"]),
        step=_needed(data["step"]),
        waits=data.get("waits", False),
        urgent=tuple(data.get("urgent", DEFAULT.urgent)),
        pause_days=data.get("pause_days", DEFAULT.pause_days),
        check_days=data.get("check_days", DEFAULT.check_days),
        hand_up=_allowance(data.get("hand_up")) or DEFAULT.hand_up,
    )


def _pair(allowance: Allowance | None) -> list[Any] | None:
    return [allowance.amount, allowance.unit] if allowance else None


def _allowance(pair: list[Any] | None) -> Allowance | None:
    return _needed(pair) if pair else None


def _needed(pair: list[Any]) -> Allowance:
    return Allowance(pair[0], pair[1])
