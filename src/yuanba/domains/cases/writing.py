"""How a verb is written: step appended, pointers moved, clocks recomputed, version raised, event recorded."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model

from yuanba.domains.cases.access import case_to_write, check_version, new_state
from yuanba.domains.cases.events import CaseMoved
from yuanba.domains.cases.models import Case, Photo, Step
from yuanba.domains.cases.rules import clocks
from yuanba.domains.cases.rules.policy import Policy, from_data
from yuanba.domains.cases.rules.states import IN_WORK, MERGED, RESOLVED
from yuanba.domains.cases.rules.vocabulary import SLIP
from yuanba.domains.cases.settling import settle
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import uuid7
from yuanba.kernel.text import clean
from yuanba.platform.access.public import REPORTER, Actor, deciding
from yuanba.platform.events.public import record
from yuanba.platform.files.public import pictures
from yuanba.platform.yards.models import Yard

log = logging.getLogger(__name__)
R = TypeVar("R", bound=Model)


@dataclass(frozen=True)
class Target:
    """Which case, as seen at which version, and the sender's key that makes a repeat harmless."""

    yard: Yard
    case_id: UUID
    version: int | None = None
    key: str = ""


@dataclass
class Moving:
    """A verb being done: the locked case and what its step will say."""

    case: Case
    verb: str
    actor: Actor
    key: str
    text: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    public: bool = True


def facts_of(case: Case) -> clocks.Facts:
    """What the clocks need to know of a case."""
    return clocks.Facts(
        state=case.state,
        level=case.level,
        reported_at=case.reported_at,
        answered_at=case.answered_at,
        promised_due=case.promised_due,
        reopen_requested_at=case.reopen_requested_at,
        reopened_at=case.reopened_at,
        resolved_at=case.resolved_at,
        kind=case.kind,
        promised_at=case.promised_at,
        extended_at=case.extended_at,
        extended_due=case.extended_due,
        paused_at=case.paused_at,
        paused_until=case.paused_until,
        checked_at=case.checked_at,
    )


def set_clocks(case: Case, policy: Policy | None = None) -> None:
    """Recompute what is due next from the row; a new due begins its ladder anew. `policy` is the case's, once read."""
    policy = policy or from_data(case.policy)
    if case.resume_at and case.state != IN_WORK:
        run_again(case)
    facts = facts_of(case)
    due = clocks.next_due(facts, policy)
    case.check_at = clocks.check_by(facts, policy)
    done_at = case.resolved_at if case.state == RESOLVED else None
    case.expires_at = clocks.confirm_until(done_at, policy) if done_at else None
    by = due.by if due else None
    if by != case.due_at:
        case.rungs, case.escalate_at = 0, by
        case.remind_at = clocks.remind_at(due, policy) if due else None
    case.due_what, case.due_at = (due.what, due.by) if due else ("", None)


def closing_due(case: Case) -> datetime | None:
    """The closing date that holds, or held when it was done: with its pause and with more time that was given."""
    facts = facts_of(case)
    due = clocks.next_due(replace(facts, state=IN_WORK), from_data(case.policy))
    return due.by if due and due.what == "close" else case.close_due


def run_again(case: Case) -> None:
    """The pause ends now: the clock runs on."""
    case.paused_until, case.resume_at = clock.now(), None


def role_of(actor: Actor, case: Case) -> str:
    """The role shown beside a step: the nearest that reads cases here, or the reporter."""
    grant = deciding(actor, "case.read", case)
    return grant.role if grant else (REPORTER if actor.kind == "token" else "")


def role_by(actor: Actor, case: Case, action: str) -> str:
    """The role by which the actor may do this here, the nearest; empty for the system."""
    grant = deciding(actor, action, case)
    return grant.role if grant else ""


def by_slip(actor: Actor, case: Case) -> dict[str, str]:
    """Said by the code of what staff wrote down for somebody: what history and event say of that."""
    return {"by": SLIP} if actor.kind == "token" and case.on_behalf_of else {}


def repeated(case: Case, key: str, verb: str, said: str | None) -> bool:
    """Whether this request came before; the key with another verb or other words is refused as `conflict`."""
    step = Step.objects.filter(yard=case.yard, case=case, client_key=key).first() if key else None
    if step is not None and (step.verb != verb or said not in (None, step.text)):
        raise Refusal("conflict")
    return step is not None


def begin(actor: Actor, target: Target, verb: str, said: str | None = None) -> tuple[Case, Moving | None]:
    """Load, check and lock; None beside the case where this very request, with the words `said`, was done before."""
    case = case_to_write(actor, target.yard, target.case_id, f"case.{verb}")
    key = clean(target.key)[:64]
    if repeated(case, key, verb, said):
        return case, None
    check_version(actor, case, target.version)
    case.state = new_state(case, verb)
    return case, Moving(case, verb, actor, key or str(uuid7()))


def finish(moving: Moving) -> Case:
    """Write what `begin` started, in the caller's transaction."""
    case, actor = moving.case, moving.actor
    set_clocks(case)
    if case.state in (RESOLVED, MERGED):
        settle(case)
    case.version += 1
    append(moving)
    case.save()
    moved = CaseMoved(
        number=case.number,
        title=case.told_title,
        verb=moving.verb,
        state=case.state,
        assignee=str(case.assignee or ""),
        public=moving.public,
        by=moving.data.get("by", ""),
    )
    record(moved, yard=case.yard, actor=actor, subject=case.id)
    return case


def append(moving: Moving) -> Step:
    """One row of the history."""
    case, actor = moving.case, moving.actor
    step = Step.new(
        yard=case.yard,
        case=case,
        verb=moving.verb,
        at=clock.now(),
        account=actor.account,
        name=actor.name[:60],
        role=role_of(actor, case),
        text=moving.text,
        data=moving.data,
        public=moving.public,
        client_key=moving.key[:64],
    )
    step.save()
    return step


def add_photos(case: Case, stage: str, ids: tuple[UUID, ...]) -> int:
    """Hang stored pictures of the same yard on the case, each once in a stage; returns how many were found."""
    if not ids:
        return 0
    found = pictures(case.yard, list(ids))
    hung = Photo.objects.filter(yard=case.yard, case=case, stage=stage).values_list("file_id", flat=True)
    there = set(hung) if found and (case.version > 1 or stage != "before") else set()
    for file in (file for file in found if file.id not in there):
        Photo(yard=case.yard, case=case, file=file, stage=stage, at=clock.now()).save()
    return len(found)


def each(rows: Iterable[R], work: Callable[[R], int]) -> int:
    """Do the work row by row; one that fails is logged and does not hold up the others. Returns the sum."""
    done = 0
    for row in rows:
        try:
            done += work(row)
        except Exception:
            log.exception("a periodic step failed", extra={"row": str(row.pk)})
    return done
