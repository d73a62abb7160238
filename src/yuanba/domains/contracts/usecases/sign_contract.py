"""A contract was signed by both sides."""

from django.db import transaction

from yuanba.domains.contracts.access import contracts_to_write
from yuanba.domains.contracts.models import Contract
from yuanba.domains.contracts.rules.signing import Signing, checked_signing
from yuanba.domains.contracts.usecases._signed import check_signable
from yuanba.domains.contracts.writing import sign
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def sign_contract(*, actor: Actor, yard: Yard, number: int, signing: Signing, seen: int) -> Contract:
    """It stands on the notice board, and the company's posts stand under it. The same again changes nothing.

    Refused: `invalid` with fields, `contract-overlaps`, `contract-stale`, `contract-state`, absent.
    """
    signing = checked_signing(signing, clock.today())
    with transaction.atomic():
        (contract,) = contracts_to_write(actor, yard, "contract.sign", number)
        if not check_signable(contract, signing, seen):
            return contract
        sign(actor, contract, signing)
    return contract
