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


def deliver(notice: Notice, home: Place, proof: Proof) -> bool:
    """Write the proof; False where there is one by this channel already: the first stays."""
    once = {"yard": notice.yard, "notice": notice, "home": home, "channel": proof.channel}
    if Delivery.objects.filter(**once).exists():
        return False
    who = {"account": proof.actor.account, "name": proof.actor.name[:60]}
    try:
        with transaction.atomic():
            Delivery(**once, **who, at=proof.at, noted_at=clock.now(), photo=proof.photo).save()
    except IntegrityError:  # two at once
        return False
    return True
