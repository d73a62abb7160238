"""What is due next, by when: pure, from what is stored on a case. Page, API, export and replay all ask here."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from yuanba.domains.cases.rules import states
from yuanba.domains.cases.rules.policy import Policy
from yuanba.kernel.calendar import Allowance, Calendar, deadline


@dataclass(frozen=True)
class Promised:
    """The clocks a level starts: answer by, close by (None: as promised later), promise by (hard only)."""

    answer_due: datetime
    close_due: datetime | None
    promise_due: datetime | None


@dataclass(frozen=True)
class Facts:
    """What happened to a case so far, as far as clocks are concerned."""

    state: str
    level: str
    reported_at: datetime
    answered_at: datetime | None = None
    promised_due: datetime | None = None
    reopen_requested_at: datetime | None = None
    reopened_at: datetime | None = None
    resolved_at: datetime | None = None


@dataclass(frozen=True)
class Due:
    """The next thing due: what, since when its clock runs, and by when."""

    what: str
    since: datetime
    by: datetime


def clocks(policy: Policy, level: str, start: datetime, calendar: Calendar | None = None) -> Promised:
    """What is promised for a level from `start` on."""
    rule = policy.levels[level]

    def by(allowance: Allowance | None) -> datetime | None:
        return deadline(start, allowance, policy.hours, calendar) if allowance else None

    answer_due = deadline(start, rule.answer, policy.hours, calendar)
    return Promised(answer_due, by(rule.close), by(rule.promise))


def next_due(facts: Facts, policy: Policy, calendar: Calendar | None = None) -> Due | None:
    """What the staff owe next; None where nothing is owed (done, closed)."""
    if facts.state == states.REOPEN_REQUESTED and facts.reopen_requested_at:
        again = clocks(policy, facts.level, facts.reopen_requested_at, calendar)
        return Due("decide", facts.reopen_requested_at, again.answer_due)
    if facts.state not in states.WAITING_FOR_STAFF:
        return None
    start = facts.reopened_at or facts.reported_at
    given = clocks(policy, facts.level, start, calendar)
    if facts.answered_at is None:
        return Due("answer", start, given.answer_due)
    if facts.promised_due is not None:
        return Due("close", max(start, facts.answered_at), facts.promised_due)
    if given.promise_due is not None:
        return Due("promise", start, given.promise_due)
    return Due("close", start, given.close_due) if given.close_due else None


def remind_at(due: Due, policy: Policy) -> datetime:
    """When the responsible are reminded: after the policy's part of the clock, in real time."""
    part = policy.remind
    return due.since + (due.by - due.since) * part.numerator / part.denominator


def confirm_until(resolved_at: datetime, policy: Policy) -> datetime:
    """When a resolved case closes by itself."""
    return resolved_at + timedelta(days=policy.confirm_days)


def rung_at(rung: int, due_by: datetime, policy: Policy) -> datetime | None:
    """When rung `rung` (0 the first) of the ladder is told of a case that was due; None past the last rung."""
    if rung >= len(policy.ladder):
        return None
    moment = due_by
    for _ in range(rung):
        moment = deadline(moment, policy.step, policy.hours)
    return moment


def in_time(done_at: datetime | None, due: datetime | None, now: datetime) -> bool | None:
    """True or False once it is decided; None while it is still open and not late, or where nothing was due."""
    if due is None:
        return None
    if done_at is not None:
        return done_at <= due
    return False if now > due else None
