"""Somebody goes from door to door with a notice and notes what came of it at each."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.notices.access import check_at, notice_locked, notice_state, undertaking_locked, undertaking_state
from yuanba.domains.notices.events import NoticeKnocked
from yuanba.domains.notices.models import Knock, Notice
from yuanba.domains.notices.queries.audience import homes_of
from yuanba.domains.notices.rules import knocks
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("knocked-meanwhile", 409, "Meanwhile somebody noted something else at this door. Please look, and tap again.")


def knock(*, actor: Actor, yard: Yard, notice_id: UUID, home_id: UUID, result: str, turn: int) -> Knock:
    """What came of it, one of `knocks.RESULTS`; `turn` is the last turn of the home that the actor knew of.

    The same tap twice is one. What was handed over proves that the home has the notice until it is taken back, which
    is over where the undertaking it announces has begun. Refused: `invalid` with fields, `knocked-meanwhile`,
    `notice-state`, `undertaking-state`, absent without the right at the home.
    """
    with transaction.atomic():
        notice = notice_locked(yard, notice_id)
        home = _home(actor, notice, home_id)
        _check(notice, result)
        last = Knock.objects.filter(yard=yard, notice=notice, home=home).order_by("turn").last()
        known = (last.turn, last.result) if last else (0, "")
        meant = knocks.follows(known, (turn, result))
        if meant == "meanwhile":
            raise Refusal("knocked-meanwhile")
        if last and meant == "same":
            return last
        who = {"account": actor.account, "name": actor.name[:60]}
        noted = Knock(yard=yard, notice=notice, home=home, turn=known[0] + 1, result=result, at=clock.now(), **who)
        noted.save()
        told = NoticeKnocked(number=notice.number or 0, home=home.path, result=result, turn=noted.turn)
        record(told, yard=yard, actor=actor, subject=notice.id)
    return noted


def _home(actor: Actor, notice: Notice, home_id: UUID) -> Place:
    home = Place.objects.filter(yard=notice.yard, id=home_id).first()
    if home is None:
        raise absent()
    check_at(actor, "notice.deliver", notice.yard, [home.path])
    if not homes_of(notice.yard, notice.audience).filter(id=home.id).exists():
        raise Refusal("invalid", fields={"home": "home-not-addressed"})
    return home


def _check(notice: Notice, result: str) -> None:
    if result not in knocks.RESULTS:
        raise Refusal("invalid", fields={"result": "choice-unknown"})
    notice_state(notice, "deliver")
    if notice.undertaking_id and result == knocks.TAKEN_BACK:
        undertaking_state(undertaking_locked(notice.yard, notice.undertaking_id), "take_back")
