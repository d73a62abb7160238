"""A company or an estate stands by a call, or no longer."""

from django.db import transaction

from yuanba.domains.cases.events import CallMoved
from yuanba.domains.cases.models import Call, SignOn
from yuanba.domains.cases.rules.ledger import checked_signer
from yuanba.domains.places.public import profile
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def sign_call(*, actor: Actor, yard: Yard, number: int, signing: Yard, kind: str, withdraw: bool = False) -> SignOn:
    """Signed for the estate `signing` or its company, by the name in its profile and no other; `withdraw` takes it
    back, with its day. For the company those sign who work for it.

    Refused: `invalid`, `signed-on-already`, absent (the right is asked for at `signing`, which lies under the call).
    """
    check(actor, "call.sign_company" if kind == "company" else "call.sign", signing)
    own = profile(signing)
    said = checked_signer(kind, own.name, own.company)
    with transaction.atomic():
        rows = Call.objects.select_for_update(of=("self",), no_key=True).select_related("yard")
        call = rows.filter(yard=yard, number=number, withdrawn_at=None).first()
        if call is None or not signing.path.startswith(call.yard.path.rpartition("/")[0] + "/"):
            raise absent()
        there = SignOn.objects.filter(yard=yard, call=call, kind=kind, name=said, withdrawn_at=None).first()
        if withdraw:
            return _withdrawn(actor, call, there)
        if there is not None:
            raise Refusal("signed-on-already")
        signer = SignOn(yard=yard, call=call, kind=kind, name=said, signed_by=actor.name[:60], account=actor.account)
        signer.signed_at = clock.now()
        signer.save()
        record(CallMoved(call.number, call.title, "signed"), yard=yard, actor=actor, subject=call.id)
        return signer


def _withdrawn(actor: Actor, call: Call, there: SignOn | None) -> SignOn:
    if there is None or there.account != actor.account:
        raise absent()
    there.withdrawn_at = clock.now()
    there.save()
    record(CallMoved(call.number, call.title, "unsigned"), yard=call.yard, actor=actor, subject=call.id)
    return there
