"""What is due next, by when: pure, from what is stored on a case. Page, API, export and replay all ask here."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from yuanba.domains.cases.rules import states
from yuanba.domains.cases.rules.policy import Policy
from yuanba.kernel.calendar import Allowance, Calendar, Unit, deadline, next_service, run_on


@dataclass(frozen=True)
class Promised:
    """The clocks a level starts: answer by, close by (None: as promised later), promise by (hard only)."""

    answer_due: datetime
    close_due: datetime | None
    promise_due: datetime | None


@dataclass(frozen=True)
class Facts:
    """What happened to a case so far, as far as clocks are concerned.

    A case is paused once: from `paused_at` until `paused_until`, the end as it was set or as it came.
    """

    state: str
    level: str
    reported_at: datetime
    kind: str = ""
    answered_at: datetime | None = None
    promised_due: datetime | None = None
    reopen_requested_at: datetime | None = None
    reopened_at: datetime | None = None
    resolved_at: datetime | None = None
    promised_at: datetime | None = None
    extended_at: datetime | None = None
    extended_due: datetime | None = None
    paused_at: datetime | None = None
    paused_until: datetime | None = None
    checked_at: datetime | None = None


@dataclass(frozen=True)
class Due:
    """The next thing due: what, since when its clock runs, and by when; it counts in `unit`.

    `set_at` is when somebody set it going, at night perhaps before it runs; it stood still for `rest` of that time.
    """

    what: str
    since: datetime
    by: datetime
    set_at: datetime
    unit: Unit = "hours"
    stopped: datetime | None = None
    rest: timedelta = timedelta()


def starts(policy: Policy, kind: str, moment: datetime, calendar: Calendar | None = None) -> datetime:
    """When the clock starts of what comes in at a moment: at once, or at the next service time."""
    waits = policy.waits and kind not in policy.urgent
    return next_service(moment, policy.hours, calendar) if waits else moment


def clocks(
    policy: Policy, level: str, start: datetime, calendar: Calendar | None = None, *, kind: str = ""
) -> Promised:
    """What is promised for a level, and a kind, from `start` on."""
    rule, start = policy.levels[level], starts(policy, kind, start, calendar)

    def by(allowance: Allowance | None) -> datetime | None:
        return deadline(start, allowance, policy.hours, calendar) if allowance else None

    answer_due = deadline(start, rule.answer, policy.hours, calendar)
    return Promised(answer_due, by(rule.close), by(rule.promise))


def next_due(facts: Facts, policy: Policy, calendar: Calendar | None = None) -> Due | None:
    """What the staff owe next; None where nothing is owed (done, closed). A pause that fell into its time is in it."""
    due = _unpaused(facts, policy, calendar)
    return _after_pause(due, facts, policy, calendar) if due else None


def _unpaused(facts: Facts, policy: Policy, calendar: Calendar | None) -> Due | None:
    if facts.state == states.REOPEN_REQUESTED and facts.reopen_requested_at:
        return _of_level("decide", facts, policy, facts.reopen_requested_at, calendar)
    if facts.state not in states.WAITING_FOR_STAFF:
        return None
    start = facts.reopened_at or facts.reported_at
    if facts.answered_at is None:
        return _of_level("answer", facts, policy, start, calendar)
    if facts.extended_due is not None and facts.extended_at is not None:
        return Due("close", facts.extended_at, facts.extended_due, facts.extended_at)
    if facts.promised_due is not None:
        since = facts.promised_at or max(start, facts.answered_at)
        return Due("close", since, facts.promised_due, since)
    return _of_level("promise", facts, policy, start, calendar) or _of_level("close", facts, policy, start, calendar)


def _of_level(what: str, facts: Facts, policy: Policy, start: datetime, calendar: Calendar | None) -> Due | None:
    level = policy.levels[facts.level]
    allowance = {"promise": level.promise, "close": level.close}.get(what, level.answer)
    if allowance is None:
        return None
    since = starts(policy, facts.kind, start, calendar)
    return Due(what, since, deadline(since, allowance, policy.hours, calendar), start, allowance.unit)


def _after_pause(due: Due, facts: Facts, policy: Policy, calendar: Calendar | None) -> Due:
    """The same due, later by the pause where it began while this clock was set."""
    if facts.paused_at is None or facts.paused_until is None or not due.set_at <= facts.paused_at < due.by:
        return due
    stopped = max(due.since, facts.paused_at)
    if facts.paused_until <= stopped:
        return due
    by = run_on(due.by, stopped, facts.paused_until, due.unit, policy.hours, calendar)
    return replace(due, by=by, stopped=stopped, rest=facts.paused_until - stopped)


def check_by(facts: Facts, policy: Policy) -> datetime | None:
    """By when a hard case whose date is promised is looked after again; None where there is nothing to follow."""
    if facts.state != states.IN_WORK or facts.promised_due is None or policy.levels[facts.level].promise is None:
        return None
    last = max(moment for moment in (facts.checked_at, facts.promised_at, facts.answered_at) if moment is not None)
    return last + timedelta(days=policy.check_days)


def remind_at(due: Due, policy: Policy) -> datetime:
    """When the responsible are reminded: after the policy's part of the clock, in real time without its pause."""
    part = policy.remind
    moment = due.since + (due.by - due.since - due.rest) * part.numerator / part.denominator
    return moment + due.rest if due.stopped is not None and moment > due.stopped else moment


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
