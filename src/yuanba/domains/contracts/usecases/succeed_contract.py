"""Another company follows: the one contract ends the day before the other begins, and balances are handed on."""

from collections.abc import Mapping

from django.db import transaction

from yuanba.domains.contracts.access import contracts_to_write
from yuanba.domains.contracts.events import ContractSucceeded
from yuanba.domains.contracts.models import Contract, Saldo
from yuanba.domains.contracts.queries import state_of
from yuanba.domains.contracts.rules import lives
from yuanba.domains.contracts.rules.signing import Signing, checked_saldos, checked_signing, checked_why
from yuanba.domains.contracts.usecases._signed import check_signable
from yuanba.domains.contracts.writing import end, sign
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def succeed_contract(
    *, actor: Actor, yard: Yard, number: int, by: int, signing: Signing, seen: int, why: str, saldos: Mapping[str, int]
) -> Contract:
    """The draft `by` is signed and follows contract `number`; `saldos` in fen by kind. The same again is the same.

    Refused: `invalid` with fields, `contract-overlaps`, `contract-stale`, `contract-state`, absent.
    """
    signing, words = checked_signing(signing, clock.today()), checked_why(why)
    handed = checked_saldos(saldos)
    with transaction.atomic():
        old, new = contracts_to_write(actor, yard, "contract.end", number, by)
        if new.succeeds_id == old.id and not check_signable(new, signing, seen):
            return new
        _check(old, new, signing, seen)
        end(actor, old, lives.day_before(new.since), words)
        new.succeeds = old
        sign(actor, new, signing)
        for kind, fen in handed.items():
            Saldo(yard=yard, contract=old, to=new, kind=kind, fen=fen).save()
        told = ContractSucceeded(number=old.number, by=new.number, on=new.since.isoformat(), handed=handed)
        record(told, yard=yard, actor=actor, subject=old.id)
    return new


def _check(old: Contract, new: Contract, signing: Signing, seen: int) -> None:
    if old.id == new.id or not old.signed_on or old.ended_on:
        raise Refusal("contract-state", state=lives.STATES[state_of(old)])
    if not check_signable(new, signing, seen):
        raise Refusal("contract-state", state=lives.STATES[state_of(new)])
    lives.check_within(lives.day_before(new.since), old.since, old.until)
