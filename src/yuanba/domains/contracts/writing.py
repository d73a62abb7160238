"""How signing and ending are written; the caller has checked the right and holds the estate's lock."""

from datetime import date

from yuanba.domains.contracts.access import others_signed
from yuanba.domains.contracts.events import ContractEnded, ContractSigned
from yuanba.domains.contracts.models import Contract, Version
from yuanba.domains.contracts.rules.lives import check_alone
from yuanba.domains.contracts.rules.signing import Signing
from yuanba.domains.people.public import end_posts_of_contract, put_under_contract
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM, Actor
from yuanba.platform.events.public import record


def sign(actor: Actor, contract: Contract, signing: Signing) -> None:
    """From now on it cannot be changed but by supplements; the company's posts stand under it."""
    others = ((one.number, one.since, one.last_day) for one in others_signed(contract))
    check_alone(contract.since, contract.until, others)
    contract.signed_on, contract.signer_owners, contract.signer_company = signing.on, signing.owners, signing.company
    contract.save()
    add_version(actor, contract, 1, contract.since, contract.terms, contract.digest)
    posts = put_under_contract(actor=SYSTEM, yard=contract.yard, contract=contract.id)
    told = ContractSigned(
        number=contract.number,
        company=contract.company,
        mode=contract.terms["mode"],
        since=contract.since.isoformat(),
        until=contract.until.isoformat(),
        digest=contract.digest,
        posts=posts,
    )
    record(told, yard=contract.yard, actor=actor, subject=contract.id)


def add_version(
    actor: Actor, contract: Contract, number: int, since: date, terms: object, digest: str, words: str = ""
) -> Version:
    """What holds from a day on."""
    version = Version(yard=contract.yard, contract=contract, number=number, since=since, words=words, terms=terms)
    version.digest, version.account, version.by, version.at = digest, actor.account, actor.name[:60], clock.now()
    version.save()
    return version


def end(actor: Actor, contract: Contract, on: date, why: str) -> None:
    """Its last day is `on`; the posts the company held by it end then, because the contract does."""
    contract.ended_on, contract.ended_why = on, why
    contract.save()
    posts = end_posts_of_contract(actor=SYSTEM, yard=contract.yard, contract=contract.id, until=on)
    told = ContractEnded(number=contract.number, on=on.isoformat(), posts=posts)
    record(told, yard=contract.yard, actor=actor, subject=contract.id)
