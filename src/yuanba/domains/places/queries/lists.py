"""Lists of estates that were taken over, and what each of them founded or changed."""

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
    """A list with a page of its estates, in order of path; `left`: of how many something was not set back."""

    list: EstateList
    page: Page[ListedEstate]
    left: int


def estate_lists(actor: Actor, after: str = "") -> Page[EstateList]:
    """The lists with an estate where the actor founds yards, the newest first; refused as absent."""
    rows = _lists(actor).order_by("-number")
    if after:
        rows = rows.filter(number__lt=number_of(after))
    return page_of(rows, lambda one: one.number, SIZE)


def estate_list(actor: Actor, number: int, after: str = "", *, is_left: bool = False) -> ListedPage:
    """One of them, or of it only the estates of which something was not set back; refused as absent."""
    found = _lists(actor).filter(number=number).first()
    if found is None or not after.isprintable():  # PostgreSQL takes no NUL
        raise absent()
    mine = ListedEstate.objects.filter(visible(actor, FOUND), list=found)
    left = mine.filter(is_left=True)
    rows = (left if is_left else mine).filter(path__gt=after).order_by("path")
    return ListedPage(found, page_of(rows, lambda one: one.path, SIZE), left.count())


def _lists(actor: Actor) -> QuerySet[EstateList]:
    if actor.kind != "system" and not anywhere(actor, FOUND):
        raise absent()
    return EstateList.objects.filter(Exists(ListedEstate.objects.filter(visible(actor, FOUND), list=OuterRef("pk"))))
