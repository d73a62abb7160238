"""Somebody does not follow a case any more."""

from uuid import UUID

from yuanba.domains.cases import writing
from yuanba.domains.cases.access import follower_of
from yuanba.domains.cases.bringing import forget_brought
from yuanba.domains.cases.events import CaseLeft
from yuanba.domains.cases.following import at_main, recount
from yuanba.domains.cases.models import Case, Follower
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def leave(*, actor: Actor, yard: Yard, follower_id: UUID) -> Follower:
    """Left: told of nothing more and not counted. A second time changes nothing; absent for anybody else."""
    follower = follower_of(actor, yard, follower_id)
    return at_main(actor, yard, follower.case_id, lambda case: _left(actor, case, follower))


def _left(actor: Actor, case: Case, follower: Follower) -> Follower:
    follower.refresh_from_db()
    if follower.left_at is not None:
        return follower
    follower.left_at, follower.sealed_phone = clock.now(), ""
    follower.save()
    forget_brought(case.yard, [follower.id])
    recount(case)
    case.save()
    key, data = f"leave:{follower.id.hex}:{follower.left_at.timestamp()}", {"people": case.people}
    writing.append(writing.Moving(case, "leave", actor, key, data=data, public=False))
    record(CaseLeft(number=case.number, people=case.people), yard=case.yard, actor=actor, subject=case.id)
    return follower
