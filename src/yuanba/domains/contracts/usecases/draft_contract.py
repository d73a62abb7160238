"""A contract is drafted."""

from django.db import IntegrityError, transaction
from django.db.models import Max

from yuanba.domains.contracts.access import estate_to
from yuanba.domains.contracts.events import ContractDrafted
from yuanba.domains.contracts.models import Contract
from yuanba.domains.contracts.rules.checking import Draft, checked, said_by
from yuanba.domains.contracts.rules.terms import digest, to_data
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest as key_of
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def draft_contract(*, actor: Actor, yard: Yard, draft: Draft, client_key: str) -> Contract:
    """One draft per (actor, client key), however often it is sent; numbered in its estate.

    Refused: `invalid` with fields, `conflict` for the same key with other content, absent.
    """
    estate_to(actor, yard, "contract.draft")
    draft = checked(draft)
    key = key_of(f"{actor.account or yard.id}:{client_key}")
    try:
        with transaction.atomic():
            Yard.objects.select_for_update(no_key=True).get(id=yard.id)
            return _new(actor, yard, draft, key)
    except IntegrityError:  # the same draft was there before
        found = Contract.objects.filter(yard=yard, client_key=key).first()
        if found is None:
            raise
        if found.digest != digest(said_by(draft)):
            raise Refusal("conflict") from None
        found.yard = yard
        return found


def _new(actor: Actor, yard: Yard, draft: Draft, key: str) -> Contract:
    last = Contract.objects.filter(yard=yard).aggregate(last=Max("number"))["last"]
    contract = Contract(yard=yard, number=(last or 0) + 1, company=draft.company, company_en=draft.company_en)
    contract.since, contract.until = draft.since, draft.until
    contract.terms, contract.digest = to_data(draft.terms), digest(said_by(draft))
    contract.client_key, contract.account, contract.by = key, actor.account, actor.name[:60]
    contract.at = clock.now()
    contract.save()
    told = ContractDrafted(number=contract.number, company=contract.company, digest=contract.digest)
    record(told, yard=yard, actor=actor, subject=contract.id)
    return contract
