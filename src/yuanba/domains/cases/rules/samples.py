"""What a policy would promise for a report now, tonight, on the next holiday: shown before it is saved."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from yuanba.domains.cases.rules.clocks import Promised, clocks
from yuanba.domains.cases.rules.policy import Policy
from yuanba.kernel.calendar import Calendar

NOW, TONIGHT, URGENT, HOLIDAY = "now", "tonight", "urgent", "holiday"


@dataclass(frozen=True)
class Sample:
    """A report at a moment, and what each level would be promised."""

    name: str
    at: datetime
    kind: str
    promised: dict[str, Promised]


def samples(policy: Policy, now: datetime, calendar: Calendar | None = None) -> list[Sample]:
    """Now; tonight at eleven; the same of a kind that does not wait; on the next first of October."""
    night = now.replace(hour=23, minute=0, second=0, microsecond=0)
    night = night if night > now else night + timedelta(days=1)
    holiday = now.replace(month=10, day=1, hour=10, minute=0, second=0, microsecond=0)
    holiday = holiday if holiday > now else holiday.replace(year=holiday.year + 1)
    asked = [(NOW, now, ""), (TONIGHT, night, "")]
    asked += [(URGENT, night, policy.urgent[0])] if policy.waits and policy.urgent else []
    asked.append((HOLIDAY, holiday, ""))
    return [
        Sample(name, at, kind, {level: clocks(policy, level, at, calendar, kind=kind) for level in policy.levels})
        for name, at, kind in asked
    ]
