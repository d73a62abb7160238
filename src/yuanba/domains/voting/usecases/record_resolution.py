"""What was decided is recorded, with its signed paper."""

import hashlib

from django.db import transaction
from django.db.models import Max

from yuanba.domains.voting.access import estate_held, estate_to, resolutions_of
from yuanba.domains.voting.events import ResolutionRecorded
from yuanba.domains.voting.models import Minute, Resolution
from yuanba.domains.voting.rules import CONFIRMED, NewResolution, checked
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest as key_of
from yuanba.kernel.ids import uuid7
from yuanba.kernel.merkle import canon
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.files.public import pictures
from yuanba.platform.yards.models import Yard


def record_resolution(*, actor: Actor, yard: Yard, new: NewResolution, client_key: str) -> Resolution:
    """The resolution, once per key; it holds once somebody else confirmed it.

    Refused: `invalid` with fields, `conflict`, absent.
    """
    estate_to(actor, yard, "resolution.record")
    said = checked(new, clock.today())
    key = key_of(f"{actor.account or yard.id}:{client_key}")
    digest = hashlib.sha256(canon({name: str(value) for name, value in vars(said).items()})).hexdigest()
    with transaction.atomic():
        estate_held(yard)
        found = Resolution.objects.filter(yard=yard, client_key=key).first()
        if found is not None:
            if found.digest != digest:
                raise Refusal("conflict")
            return found
        former = _former(yard, said)
        files = pictures(yard, list(said.scans))
        if len(files) != len(said.scans):
            raise Refusal("invalid", fields={"scans": "resolution-scan"})
        made = _new(actor, yard, said)
        made.supersedes, made.client_key, made.digest = former, key, digest
        made.save()
        sides = enumerate(files)
        Minute.objects.bulk_create(
            Minute(id=uuid7(), yard=yard, resolution=made, file=one, position=at) for at, one in sides
        )
        told = ResolutionRecorded(made.number, made.body, made.subject, said.most)
        record(told, yard=yard, actor=actor, subject=made.id)
    return made


def _former(yard: Yard, said: NewResolution) -> Resolution | None:
    found = resolutions_of(yard).filter(number=said.former).first() if said.former else None
    if said.former and (found is None or found.state != CONFIRMED):
        raise Refusal("invalid", fields={"former": "resolution-former"})
    return found


def _new(actor: Actor, yard: Yard, said: NewResolution) -> Resolution:
    last = Resolution.objects.filter(yard=yard).aggregate(last=Max("number"))["last"]
    return Resolution(
        yard=yard,
        number=(last or 0) + 1,
        title=said.title,
        words=said.words,
        body=said.body,
        on=said.on or clock.today(),
        subject=said.subject,
        most=said.most or None,
        said=f"{said.title}\n{said.words}",
        account=actor.account,
        by=actor.name[:60],
        at=clock.now(),
    )
