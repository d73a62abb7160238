"""A supplement: other terms from a day on."""

from datetime import date

from django.db import transaction

from yuanba.domains.contracts.access import contracts_to_write
from yuanba.domains.contracts.events import ContractSupplemented
from yuanba.domains.contracts.models import Version
from yuanba.domains.contracts.rules import lives
from yuanba.domains.contracts.rules.checking import checked_terms
from yuanba.domains.contracts.rules.signing import checked_why
from yuanba.domains.contracts.rules.terms import Terms, digest, to_data
from yuanba.domains.contracts.writing import add_version
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def supplement_contract(*, actor: Actor, yard: Yard, number: int, terms: Terms, since: date, why: str) -> Version:
    """The terms that hold from `since`; what held before stays as it was. The same again is the same supplement.

    Refused: `invalid` with fields, `contract-state`, absent.
    """
    said, words = to_data(checked_terms(terms)), checked_why(why)
    with transaction.atomic():
        (contract,) = contracts_to_write(actor, yard, "contract.sign", number)
        if not contract.signed_on:
            raise Refusal("contract-state", state=lives.STATES[lives.DRAFT])
        last = Version.objects.filter(yard=yard, contract=contract).order_by("-number")[0]
        if (last.since, last.digest, last.words) == (since, digest(said), words):
            return last
        lives.check_within(since, contract.since, contract.last_day)
        lives.check_after(since, last.since)
        version = add_version(actor, contract, last.number + 1, since, said, digest(said), words)
        told = ContractSupplemented(number, version.number, since.isoformat(), version.digest)
        record(told, yard=yard, actor=actor, subject=contract.id)
    return version
