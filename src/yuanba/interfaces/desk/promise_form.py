"""A policy as a form holds it, and back."""

from collections.abc import Mapping
from datetime import time
from fractions import Fraction

from yuanba.domains.cases import public as cases
from yuanba.kernel.calendar import UNITS, Allowance, ServiceHours
from yuanba.kernel.errors import Refusal, register

NUMBERS = ("remind", "confirm_days", "pause_days", "check_days")
register("number-please", 422, "Please write a whole number.")
register("hours-please", 422, "Please choose when it opens and, later, when it closes.")


def values_of(policy: cases.Policy) -> dict[str, str]:
    """What the fields show."""
    values = {
        "opens": policy.hours.opens.isoformat("minutes"),
        "closes": policy.hours.closes.isoformat("minutes"),
        "workdays_only": "1" if policy.hours.workdays_only else "",
        "waits": "1" if policy.waits else "",
        "urgent": " ".join(policy.urgent),
        "ladder": " ".join(policy.ladder),
        "remind": str(policy.remind.numerator * 100 // policy.remind.denominator),
        "confirm_days": str(policy.confirm_days),
        "pause_days": str(policy.pause_days),
        "check_days": str(policy.check_days),
    }
    values |= _allowed("step", policy.step) | _allowed("hand_up", policy.hand_up)
    for name, level in policy.levels.items():
        values |= _allowed(f"{name}_answer", level.answer)
        last = ("close", level.close) if level.close else ("promise", level.promise)
        values |= _allowed(f"{name}_{last[0]}", last[1])
    return values


def _allowed(name: str, allowance: Allowance | None) -> dict[str, str]:
    return {name: str(allowance.amount), f"{name}_unit": allowance.unit} if allowance else {}


def policy_of_form(form: Mapping[str, str]) -> cases.Policy:
    """The policy that was typed; refused with a code per field that cannot be read."""
    wrong: dict[str, str] = {}
    numbers = {name: _number(form, name, wrong) for name in NUMBERS}
    levels = {name: _level(form, name, wrong) for name in cases.vocabulary.LEVELS}
    step, hand_up = _allowance(form, "step", wrong), _allowance(form, "hand_up", wrong)
    hours = _hours(form, wrong)
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return cases.Policy(
        levels=levels,
        hours=hours,
        remind=Fraction(numbers["remind"], 100),
        confirm_days=numbers["confirm_days"],
        ladder=tuple(form.get("ladder", "").split()),
        step=step,
        waits=form.get("waits") == "1",
        urgent=tuple(form.get("urgent", "").split()),
        pause_days=numbers["pause_days"],
        check_days=numbers["check_days"],
        hand_up=hand_up,
    )


def _level(form: Mapping[str, str], name: str, wrong: dict[str, str]) -> cases.Level:
    answer = _allowance(form, f"{name}_answer", wrong)
    if name == "hard":
        return cases.Level(answer, None, _allowance(form, "hard_promise", wrong))
    return cases.Level(answer, _allowance(form, f"{name}_close", wrong))


def _allowance(form: Mapping[str, str], name: str, wrong: dict[str, str]) -> Allowance:
    unit = next((one for one in UNITS if one == form.get(f"{name}_unit", "")), None)
    if unit is None:
        wrong[name] = "choice-unknown"
    return Allowance(_number(form, name, wrong), unit or "hours")


def _number(form: Mapping[str, str], name: str, wrong: dict[str, str]) -> int:
    text = form.get(name, "").strip()
    if not (text.isascii() and text.isdecimal() and len(text) < 5):
        wrong[name] = "number-please"
        return 1
    return int(text)


def _hours(form: Mapping[str, str], wrong: dict[str, str]) -> ServiceHours:
    try:
        opens, closes = (time.fromisoformat(form.get(name, "")).replace(tzinfo=None) for name in ("opens", "closes"))
        return ServiceHours(opens, closes, form.get("workdays_only") == "1")
    except ValueError:
        wrong["closes"] = "hours-please"
        return ServiceHours()
