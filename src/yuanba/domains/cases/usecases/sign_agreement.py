"""A side signs: drawn on the screen, by name and one-time code, or on paper that is photographed."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.agreements import current
from yuanba.domains.cases.disputes import MEDIATOR, PARTY, dispute_to_write, own_side
from yuanba.domains.cases.models import Agreement, Dispute, Party, Signature
from yuanba.domains.cases.rules import disputes as rules
from yuanba.domains.cases.secrecy import hide, told
from yuanba.domains.cases.usecases._mediation import stepped
from yuanba.domains.people.public import takes_code
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import pictures
from yuanba.platform.yards.models import Yard

register("signature-missing", 422, "Please sign in the field, or choose another way to sign.")
register("signed-already", 409, "This side has signed. One signature each.")
register("agreement-changed", 409, "The agreement was worded anew meanwhile. Please read it again before you sign.")


@dataclass(frozen=True)
class Written:
    """How somebody signs: the name, the picture (drawn, paper), the asking and the code (code)."""

    how: str
    name: str
    picture: UUID | None = None
    asked: str = ""
    code: str = ""


def sign_agreement(
    *, actor: Actor, yard: Yard, dispute_id: UUID, party_id: UUID, digest: str, written: Written
) -> Signature:
    """One signature a side; with the last one the agreement is frozen.

    A party signs for itself; before the mediator every side can. Refused: `invalid`, `signed-already`,
    `agreement-changed`, `dispute-state`, `code-wrong`, absent.
    """
    with transaction.atomic():
        dispute, parties, part = dispute_to_write(actor, yard, dispute_id, by=(MEDIATOR, PARTY))
        party = next((one for one in parties if one.id == party_id), None)
        if party is None or (part == PARTY and party != own_side(actor, parties)):
            raise absent()
        agreement = current(dispute)
        signed = Signature.objects.filter(yard=yard, agreement=agreement, party=party).first() if agreement else None
        if signed is not None:
            raise Refusal("signed-already")
        rules.may("sign", dispute.state)
        assert agreement is not None  # noqa: S101  what is to be signed was offered
        if agreement.digest != digest:
            raise Refusal("agreement-changed")
        signature = _signature(party, agreement, written)
        signature.save()
        _frozen(dispute, agreement, len(parties), "signed-by-side" if part == PARTY else "signed")
        return signature


def _signature(party: Party, agreement: Agreement, written: Written) -> Signature:
    name = clean(written.name)[:60]
    if written.how not in rules.SIGNED:
        raise Refusal("invalid", fields={"how": "choice-unknown"})
    if not name:
        raise Refusal("invalid", fields={"name": "party-nameless"})
    found = pictures(party.yard, [written.picture]) if written.picture else []
    if written.how == "code":
        if not takes_code(told(party, "phone"), written.asked, written.code):
            raise Refusal("code-wrong")
    elif not found:
        raise Refusal("invalid", fields={"picture": "signature-missing"})
    signature = Signature(yard=party.yard, agreement=agreement, party=party, how=written.how, at=clock.now())
    signature.picture = found[0] if found and written.how != "code" else None
    signature.digest = agreement.digest
    hide(signature, name=name)
    return signature


def _frozen(dispute: Dispute, agreement: Agreement, sides: int, step: str) -> None:
    if Signature.objects.filter(yard=dispute.yard, agreement=agreement).count() == sides:
        agreement.frozen_at = clock.now()
        agreement.save()
        dispute.state = dispute.outcome = rules.AGREED
        dispute.ended_at = agreement.frozen_at
    stepped(dispute, "agreed" if agreement.frozen_at else step)
