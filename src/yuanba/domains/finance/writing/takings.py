"""How money of common parts is written: the next number, saved, entered, told."""

import hashlib

from yuanba.domains.finance.events import RevenueTaken
from yuanba.domains.finance.models import RevenueContract, Taking
from yuanba.domains.finance.writing.earning import enter_taking
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest as key_of
from yuanba.kernel.merkle import canon
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def known(actor: Actor, yard: Yard, client_key: str, said: dict[str, object]) -> tuple[Taking | None, str, str]:
    """What was taken by this key before, the key and the digest. Refused: `conflict` for other content."""
    key = key_of(f"{actor.account or yard.id}:{client_key}")
    digest = hashlib.sha256(canon({name: str(value) for name, value in said.items()})).hexdigest()
    found = Taking.objects.filter(yard=yard, client_key=key).first()
    if found is not None and found.digest != digest:
        raise Refusal("conflict")
    return found, key, digest


def new_taking(actor: Actor, contract: RevenueContract, key: str, digest: str) -> Taking:
    """With the next number of the estate, whose till the caller holds; not saved."""
    last = Taking.objects.filter(yard=contract.yard).order_by("-number").first()
    made = Taking(yard=contract.yard, number=last.number + 1 if last else 1, contract=contract)
    made.client_key, made.digest, made.at = key, digest, clock.now()
    made.account, made.by = actor.account, actor.name[:60]
    return made


def save(actor: Actor, contract: RevenueContract, taking: Taking) -> None:
    """Kept, entered and told."""
    taking.save()
    enter_taking(actor, contract, taking)
    told = RevenueTaken(taking.number, contract.number, contract.kind, taking.fen, taking.owners)
    record(told, yard=taking.yard, actor=actor, subject=taking.id)
