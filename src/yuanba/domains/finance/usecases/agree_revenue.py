"""What somebody pays for using a common part is written down with the signed contract."""

import hashlib

from django.db import transaction

from yuanba.domains.finance.access import estate_to, till_held
from yuanba.domains.finance.events import RevenueAgreed
from yuanba.domains.finance.models import RevenueContract, RevenueScan
from yuanba.domains.finance.rules import revenue
from yuanba.domains.places.public import place as place_at
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest as key_of
from yuanba.kernel.ids import uuid7
from yuanba.kernel.merkle import canon
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.files.public import pictures
from yuanba.platform.yards.models import Yard


def agree_revenue(*, actor: Actor, yard: Yard, agreed: revenue.Agreed, client_key: str) -> RevenueContract:
    """The contract, once per key.

    Refused: `invalid` with fields, `conflict`, absent.
    """
    estate_to(actor, yard, "revenue.agree")
    said = revenue.agreed(agreed)
    key = key_of(f"{actor.account or yard.id}:{client_key}")
    digest = hashlib.sha256(canon({name: str(value) for name, value in vars(said).items()})).hexdigest()
    with transaction.atomic():
        till_held(yard)
        found = RevenueContract.objects.filter(yard=yard, client_key=key).first()
        if found is not None:
            if found.digest != digest:
                raise Refusal("conflict")
            return found
        files = pictures(yard, list(said.scans))
        if len(files) != len(said.scans):
            raise Refusal("invalid", fields={"scans": "revenue-scan"})
        last = RevenueContract.objects.filter(yard=yard).order_by("-number").first()
        made = RevenueContract(yard=yard, number=last.number + 1 if last else 1, client_key=key, digest=digest)
        for name in ("kind", "party", "since", "until", "period", "fen", "first", "share", "words"):
            setattr(made, name, getattr(said, name))
        made.place = place_at(yard, said.place) if said.place else None
        made.account, made.by, made.at = actor.account, actor.name[:60], clock.now()
        made.save()
        rows = (
            RevenueScan(id=uuid7(), yard=yard, contract=made, file=one, position=at) for at, one in enumerate(files)
        )
        RevenueScan.objects.bulk_create(rows)
        told = RevenueAgreed(made.number, made.kind, made.period, made.fen)
        record(told, yard=yard, actor=actor, subject=made.id)
    return made
