"""Which policies a yard may have: what would promise nothing, or never, is refused at save."""

from fractions import Fraction

from yuanba.domains.cases.rules.policy import Policy
from yuanba.domains.cases.rules.vocabulary import KINDS, LEVELS
from yuanba.kernel.calendar import Allowance
from yuanba.kernel.errors import Refusal, register

LADDER = ("butler", "manager", "community-supervisor", "street-official")
MOST = {"hours": 720, "days": 90, "service_hours": 360, "working_days": 60}

register("allowance-range", 422, "Please give at least 1, and at most three months.")
register("close-early", 422, "The work cannot be due before the first answer.")
register("remind-range", 422, "Between 50 and 95 percent.")
register("confirm-range", 422, "Between 1 and 30 days.")
register("pause-range", 422, "Between 1 and 90 days.")
register("check-range", 422, "Between 1 and 31 days.")
register("ladder-order", 422, "The ladder goes upward: at least one step, each role once, in this order.")


def check_sensible(policy: Policy) -> None:
    """Refused as `invalid` with a code per field."""
    wrong = _wrong_levels(policy) | _wrong_rest(policy)
    if wrong:
        raise Refusal("invalid", fields=wrong)


def _wrong_levels(policy: Policy) -> dict[str, str]:
    wrong = {}
    for name, level in policy.levels.items():
        for part, allowance in (("answer", level.answer), ("close", level.close), ("promise", level.promise)):
            if allowance is not None and not _fits(allowance):
                wrong[f"{name}_{part}"] = "allowance-range"
        last = level.close or level.promise
        if last is not None and last.unit == level.answer.unit and last.amount < level.answer.amount:
            wrong.setdefault(f"{name}_{'close' if level.close else 'promise'}", "close-early")
    return wrong


def _wrong_rest(policy: Policy) -> dict[str, str]:
    order = [LADDER.index(role) for role in policy.ladder if role in LADDER]
    sound = {
        "level": set(policy.levels) == set(LEVELS),
        "remind": Fraction(1, 2) <= policy.remind <= Fraction(19, 20),
        "confirm_days": 1 <= policy.confirm_days <= 30,
        "pause_days": 1 <= policy.pause_days <= 90,
        "check_days": 1 <= policy.check_days <= 31,
        "step": _fits(policy.step),
        "hand_up": _fits(policy.hand_up),
        "urgent": set(policy.urgent) <= set(KINDS),
        "ladder": bool(order) and len(order) == len(policy.ladder) and order == sorted(set(order)),
    }
    codes = {"remind": "remind-range", "confirm_days": "confirm-range", "pause_days": "pause-range"}
    codes |= {"check_days": "check-range", "step": "allowance-range", "hand_up": "allowance-range"}
    codes |= {"ladder": "ladder-order"}
    return {name: codes.get(name, "choice-unknown") for name, fine in sound.items() if not fine}


def _fits(allowance: Allowance) -> bool:
    return 1 <= allowance.amount <= MOST[allowance.unit]
