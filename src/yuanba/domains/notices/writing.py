"""What several verbs write: the words of a notice, its addressees, a proof of delivery."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from yuanba.domains.notices.models import Addressee, Delivery, Notice
from yuanba.domains.notices.rules import drafts
from yuanba.domains.notices.rules.audience import LIVING_THERE, targets, to_data
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import StoredFile


def put(notice: Notice, draft: drafts.Draft) -> None:
    """The words, days and audience of a draft onto the row."""
    notice.title, notice.title_en = draft.title, draft.title_en
    notice.text, notice.text_en = draft.text, draft.text_en
    notice.kind, notice.since, notice.until = draft.kind, draft.since, draft.until
    notice.wall, notice.sms = draft.wall, draft.sms
    notice.audience_data = to_data(draft.audience)
    notice.digest = drafts.digest(draft)


def set_addressees(notice: Notice) -> None:
    """The rows that say where and to which roles: those of before go."""
    audience = notice.audience
    roles = audience.roles or (LIVING_THERE,)
    Addressee.objects.filter(yard=notice.yard, notice=notice).delete()
    Addressee.objects.bulk_create(
        Addressee(yard=notice.yard, notice=notice, path=path, role=role)
        for path in targets(audience, notice.yard.path)
        for role in roles
    )


@dataclass(frozen=True)
class Proof:
    """How a home got a notice: by which channel, when, by whom, shown by which photograph."""

    actor: Actor
    channel: str
    at: datetime
    photo: StoredFile | None = None


def deliver(notice: Notice, homes: list[Place], proof: Proof) -> list[Place]:
    """Write the proofs; of the homes that had none by this channel so far. The first proof of a home stays."""
    there = Delivery.objects.filter(yard=notice.yard, notice=notice, channel=proof.channel, home__in=homes)
    known = set(there.values_list("home_id", flat=True))
    new = [home for home in homes if home.id not in known]
    if not new:
        return []
    try:
        with transaction.atomic():
            Delivery.objects.bulk_create(_row(notice, home, proof) for home in new)
    except IntegrityError:  # two at once: now the other's rows are known
        return deliver(notice, homes, proof)
    return new


def _row(notice: Notice, home: Place, proof: Proof) -> Delivery:
    return Delivery(
        yard=notice.yard,
        notice=notice,
        home=home,
        channel=proof.channel,
        at=proof.at,
        noted_at=clock.now(),
        account=proof.actor.account,
        name=proof.actor.name[:60],
        photo=proof.photo,
    )
