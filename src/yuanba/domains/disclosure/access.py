"""The only functions that hand out a statement: they check place and right and, to write, hold the estate's row."""

from yuanba.domains.disclosure.models import Publication, Statement
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard


def estate_to(actor: Actor, yard: Yard, action: str) -> None:
    """Refuse as absent an office, or an estate where the actor may not do `action`."""
    check(actor, action, yard)
    if yard.kind != Yard.Kind.ESTATE:
        raise absent()


def estate_held(actor: Actor, yard: Yard, action: str) -> None:
    """The same; no other statement of the estate is written until the commit."""
    estate_to(actor, yard, action)
    Yard.objects.select_for_update(no_key=True).get(id=yard.id)


def statement_to(actor: Actor, yard: Yard, number: int, action: str) -> Statement:
    """A statement with its contract; refused as absent."""
    estate_to(actor, yard, action)
    rows = Statement.objects.select_related("contract", "corrects")
    found = rows.filter(yard=yard, number=number).first()
    if found is None:
        raise absent()
    found.yard = yard
    found.contract.yard = yard
    return found


def publication_of(yard: Yard, code: str) -> Publication:
    """What hangs at the board under this code, for anyone; refused as absent."""
    found = Publication.objects.select_related("supersedes").filter(yard=yard, code=code).first()
    if found is None:
        raise absent()
    found.yard = yard
    return found
