"""A side signs what was found; with the first signature nothing is changed any more."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from yuanba.domains.places.events import TakeoverSigned
from yuanba.domains.places.inspecting import digest_of, inspection_to
from yuanba.domains.places.models import Inspection, Signature
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.files.public import pictures
from yuanba.platform.yards.models import Yard

register("takeover-left", 409, "%(left)s things were not looked at. Look at them, or write that they were not seen.")
register("takeover-name", 422, "Please write who signs, and as what.")
register("takeover-paper", 422, "Who has no post here signs on paper: add a photograph of it.")
register("takeover-changed", 409, "What was found changed since it was signed. Tell whoever runs this server.")


@dataclass(frozen=True)
class Signing:
    """Who signs as what; `paper` is the photograph of a signed sheet of who has no post here."""

    side: str
    name: str
    role: str
    remark: str = ""
    paper: UUID | None = None


def sign_takeover(*, actor: Actor, yard: Yard, number: int, signing: Signing) -> Signature:
    """The signature; signed again it is the one that is there.

    Refused: `takeover-left`, `takeover-name`, `takeover-paper`, `takeover-changed`, absent.
    """
    by_giver = signing.side == "giver" and signing.paper is None
    action = "takeover.sign_giver" if by_giver else "takeover.sign_taker"
    with transaction.atomic():
        inspection = inspection_to(actor, action, yard, number)
        if signing.side not in ("giver", "taker") or inspection.baseline_id:
            raise absent()
        there = {one.side: one for one in inspection.signatures.all()}
        if signing.side in there:
            return there[signing.side]
        row = _signature(actor, inspection, signing)
        row.save()
        inspection.digest = row.digest
        inspection.closed_at = clock.now() if there else None
        inspection.save()
        told = TakeoverSigned(number, row.side, row.digest, whole=bool(there))
        record(told, yard=yard, actor=actor, subject=inspection.id)
    return row


def _signature(actor: Actor, inspection: Inspection, signing: Signing) -> Signature:
    name, role = clean(signing.name)[:60], clean(signing.role)[:60]
    if not name or not role:
        raise Refusal("invalid", fields={"name": "takeover-name"})
    paper = next(iter(pictures(inspection.yard, [signing.paper])), None) if signing.paper else None
    if signing.paper and paper is None:
        raise Refusal("invalid", fields={"paper": "takeover-paper"})
    if left := inspection.items.filter(condition="").count():
        raise Refusal("takeover-left", left=left)
    digest = digest_of(inspection)
    if inspection.digest not in ("", digest):
        raise Refusal("takeover-changed")
    return Signature(
        yard=inspection.yard,
        inspection=inspection,
        side=signing.side,
        name=name,
        role=role,
        remark=clean(signing.remark)[:500],
        digest=digest,
        account=actor.account,
        paper=paper,
        at=clock.now(),
    )
