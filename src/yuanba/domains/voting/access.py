"""The only functions that hand out a resolution: they check place and right and, to write, hold the estate's row."""

from django.db.models import QuerySet

from yuanba.domains.voting.models import Resolution
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard


def estate_to(actor: Actor, yard: Yard, action: str) -> None:
    """Refuse as absent an office, or an estate where the actor may not do `action`."""
    check(actor, action, yard)
    if yard.kind != Yard.Kind.ESTATE:
        raise absent()


def estate_held(yard: Yard) -> None:
    """Nothing else becomes of a resolution of the estate until the commit."""
    Yard.objects.select_for_update(no_key=True).get(id=yard.id)


def resolution_to(actor: Actor, yard: Yard, number: int, action: str) -> Resolution:
    """A resolution of an estate where the actor may do `action`; refused as absent."""
    estate_to(actor, yard, action)
    found = resolutions_of(yard).filter(number=number).first()
    if found is None:
        raise absent()
    found.yard = yard
    return found


def resolutions_of(yard: Yard) -> QuerySet[Resolution]:
    """All of an estate, each with what became of it and what it supersedes."""
    return Resolution.objects.filter(yard=yard).select_related("supersedes").prefetch_related("became")
