"""Lists of estates that were taken over, and what each of them founded."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from yuanba.domains.places.models import EstateList, ListedEstate
from yuanba.domains.places.queries.tree import number_of
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.platform.access.public import Actor, anywhere, visible

FOUND, SIZE = "place.found", 50


@dataclass(frozen=True)
class ListedPage:
    """A list with a page of the estates it founded, in order of path."""

    list: EstateList
    page: Page[ListedEstate]


def estate_lists(actor: Actor, after: str = "") -> Page[EstateList]:
    """The lists with an estate where the actor founds yards, the newest first; refused as absent."""
    rows = _lists(actor).order_by("-number")
    if after:
        rows = rows.filter(number__lt=number_of(after))
    return page_of(rows, lambda one: one.number, SIZE)


def estate_list(actor: Actor, number: int, after: str = "") -> ListedPage:
    """One of them; refused as absent."""
    found = _lists(actor).filter(number=number).first()
    if found is None or not after.isprintable():  # PostgreSQL takes no NUL
        raise absent()
    rows = ListedEstate.objects.filter(visible(actor, FOUND), list=found, path__gt=after).order_by("path")
    return ListedPage(found, page_of(rows, lambda one: one.path, SIZE))


def _lists(actor: Actor) -> QuerySet[EstateList]:
    if actor.kind != "system" and not anywhere(actor, FOUND):
        raise absent()
    return EstateList.objects.filter(Exists(ListedEstate.objects.filter(visible(actor, FOUND), list=OuterRef("pk"))))
