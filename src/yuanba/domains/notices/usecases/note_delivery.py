"""Somebody notes, with a photograph, that homes were handed a notice or have it at the door."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from yuanba.domains.notices.access import check_at, notice_locked, notice_state
from yuanba.domains.notices.events import NoticeDelivered
from yuanba.domains.notices.models import Notice
from yuanba.domains.notices.queries.audience import homes_of
from yuanba.domains.notices.rules.vocabulary import CHANNELS
from yuanba.domains.notices.writing import Proof, deliver
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.files.public import StoredFile, pictures
from yuanba.platform.yards.models import Yard

MOST_HOMES = 500
register("homes-none", 422, "Please choose at least one home, and at most 500 at once.")
register("home-not-addressed", 422, "One of the homes is not in the audience of this notice. Please choose again.")
register("proof-missing", 422, "Please add a photograph: of the signatures, of the door, or of what was sent.")
register("delivered-when", 422, "The time lies between the publication of the notice and now.")


def note_delivery(
    *,
    actor: Actor,
    yard: Yard,
    notice_id: UUID,
    home_ids: Iterable[UUID],
    channel: str,
    photo_id: UUID,
    at: datetime | None = None,
) -> int:
    """How many proofs are new; for a home that has one by this channel the first stays. One sheet serves many homes.

    Refused: `invalid` with fields, `notice-state`, absent without the right at each home.
    """
    ids = list(dict.fromkeys(home_ids))
    with transaction.atomic():
        notice = notice_locked(yard, notice_id)
        homes = _homes(yard, ids) if len(ids) <= MOST_HOMES else []
        check_at(actor, "notice.deliver", yard, [home.path for home in homes] or [yard.path])
        notice_state(notice, "deliver")
        photo = next(iter(pictures(yard, [photo_id])), None)
        when = clock.aware(at) if at else clock.now()
        _check(notice, homes, channel, photo, when)
        new = deliver(notice, homes, Proof(actor, channel, when, photo))
        if new:
            told = NoticeDelivered(
                number=notice.number or 0, channel=channel, at=when.isoformat(), homes=[home.path for home in new]
            )
            record(told, yard=yard, actor=actor, subject=notice.id)
    return len(new)


def _homes(yard: Yard, ids: list[UUID]) -> list[Place]:
    homes = list(Place.objects.filter(yard=yard, id__in=ids).order_by("path"))
    if len(homes) < len(ids):
        raise absent()
    return homes


def _check(notice: Notice, homes: list[Place], channel: str, photo: StoredFile | None, when: datetime) -> None:
    addressed = homes_of(notice.yard, notice.audience).filter(id__in=[home.id for home in homes]).count()
    said = notice.published_at is not None and notice.published_at <= when <= clock.now()
    checks = {
        "homes": "homes-none" if not homes else "home-not-addressed" if addressed < len(homes) else "",
        "channel": "" if channel in CHANNELS else "choice-unknown",
        "photo": "" if photo else "proof-missing",
        "at": "" if said else "delivered-when",
    }
    wrong = {name: code for name, code in checks.items() if code}
    if wrong:
        raise Refusal("invalid", fields=wrong)
