"""The only functions that hand out a contract: they check place and right and, to write, lock."""

from collections.abc import Sequence

from yuanba.domains.contracts.models import Contract
from yuanba.kernel.errors import absent
from yuanba.kernel.paths import touch
from yuanba.platform.access.public import Actor, check, paths
from yuanba.platform.yards.models import Yard


def estate_to(actor: Actor, yard: Yard, action: str) -> None:
    """Refuse as absent an office, or an estate where the actor may not do `action`."""
    check(actor, action, yard)
    if yard.kind != Yard.Kind.ESTATE:
        raise absent()


def worker_of(actor: Actor, yard: Yard, action: str) -> None:
    """The same for whoever may do `action` in a part of the estate only."""
    if yard.kind != Yard.Kind.ESTATE or not any(touch(path, yard.path) for path in paths(actor, action)):
        estate_to(actor, yard, action)


def contract_to_read(actor: Actor, yard: Yard, number: int) -> Contract:
    """A contract with its yard, also a draft; refused as absent."""
    estate_to(actor, yard, "contract.read")
    found = Contract.objects.filter(yard=yard, number=number).first()
    if found is None:
        raise absent()
    found.yard = yard
    return found


def contracts_to_write(actor: Actor, yard: Yard, action: str, *numbers: int) -> list[Contract]:
    """Contracts in the order asked for; no other contract of the estate is written meanwhile. Refused as absent."""
    estate_to(actor, yard, action)
    Yard.objects.select_for_update(no_key=True).get(id=yard.id)
    found = {one.number: one for one in Contract.objects.filter(yard=yard, number__in=numbers)}
    if found.keys() != set(numbers):
        raise absent()
    for one in found.values():
        one.yard = yard
    return [found[number] for number in numbers]


def others_signed(contract: Contract, leaving: Sequence[Contract] = ()) -> list[Contract]:
    """The other signed contracts of its estate, without those that leave."""
    rows = Contract.objects.filter(yard=contract.yard_id, signed_on__isnull=False)
    return list(rows.exclude(id__in=[contract.id, *(one.id for one in leaving)]))
