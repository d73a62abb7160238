"""A contract ends before its last day."""

from datetime import date

from django.db import transaction

from yuanba.domains.contracts.access import contracts_to_write
from yuanba.domains.contracts.models import Contract
from yuanba.domains.contracts.queries import state_of
from yuanba.domains.contracts.rules import lives
from yuanba.domains.contracts.rules.signing import checked_why
from yuanba.domains.contracts.writing import end
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def end_contract(*, actor: Actor, yard: Yard, number: int, on: date, why: str) -> Contract:
    """`on` is the last day; the company's posts end with it. The same again changes nothing.

    Refused: `invalid` with fields, `contract-state`, absent.
    """
    words = checked_why(why)
    with transaction.atomic():
        (contract,) = contracts_to_write(actor, yard, "contract.end", number)
        if (contract.ended_on, contract.ended_why) == (on, words):
            return contract
        if not contract.signed_on or contract.ended_on:
            raise Refusal("contract-state", state=lives.STATES[state_of(contract)])
        lives.check_within(on, contract.since, contract.until)
        end(actor, contract, on, words)
    return contract
