"""A draft is written anew."""

from django.db import transaction

from yuanba.domains.contracts.access import contracts_to_write
from yuanba.domains.contracts.events import ContractDrafted
from yuanba.domains.contracts.models import Contract
from yuanba.domains.contracts.rules import lives
from yuanba.domains.contracts.rules.checking import Draft, checked, said_by
from yuanba.domains.contracts.rules.terms import digest
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def rewrite_contract(*, actor: Actor, yard: Yard, number: int, draft: Draft, seen: int) -> Contract:
    """The draft as it is now; `seen` is the count of writings that the page showed. The same again changes nothing.

    Refused: `invalid` with fields, `contract-stale`, `contract-state`, absent.
    """
    draft = checked(draft)
    said = said_by(draft)
    with transaction.atomic():
        (contract,) = contracts_to_write(actor, yard, "contract.draft", number)
        if contract.signed_on:
            raise Refusal("contract-state", state=lives.STATES[lives.RUNNING])
        if contract.digest == digest(said):
            return contract
        if contract.seen != seen:
            raise Refusal("contract-stale")
        contract.company, contract.company_en = draft.company, draft.company_en
        contract.since, contract.until = draft.since, draft.until
        contract.terms, contract.digest, contract.seen = said["terms"], digest(said), seen + 1
        contract.save()
        told = ContractDrafted(number=contract.number, company=contract.company, digest=contract.digest)
        record(told, yard=yard, actor=actor, subject=contract.id)
    return contract
