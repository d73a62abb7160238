"""How the maintenance fund stood, as its special account told it."""

from datetime import date
from typing import Any
from uuid import UUID

from yuanba.domains.finance.access import estate_to
from yuanba.domains.finance.models import FundStanding
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import Yard

READ = "spending.read"


def fund_told(actor: Actor, yard: Yard, after: str = "") -> Page[FundStanding]:
    """All that was noted, the last first; of one day the first counts. Refused as absent."""
    estate_to(actor, yard, READ)
    rows = FundStanding.objects.filter(yard=yard).order_by("-day", "-id")
    return page_of(rows.filter(id__lt=_key(after)) if after else rows, lambda one: one.id)


def fund_file(actor: Actor, yard: Yard, standing_id: UUID) -> StoredFile:
    """The photograph of a statement of the account; refused as absent."""
    estate_to(actor, yard, READ)
    found = FundStanding.objects.select_related("file").filter(yard=yard, id=standing_id).first()
    file: StoredFile | None = found.file if found else None
    if file is None:
        raise absent()
    return file


def fund_stood(yard: Yard, since: date, until: date) -> dict[str, Any] | None:
    """What came in and was used in a period, and the balance told last in it or before; None where nothing was told.

    `opening` is None where nothing was told of a day before the period.
    """
    last: dict[date, FundStanding] = {}
    for one in FundStanding.objects.filter(yard=yard, day__lte=until).order_by("id"):
        last[one.day] = one
    if not last:
        return None
    earlier = [one for day, one in last.items() if day < since]
    now = [one for day, one in last.items() if day >= since]
    told = last[max(last)]
    return {
        "opening": max(earlier, key=lambda one: one.day).balance if earlier else None,
        "came": sum(one.came for one in now),
        "used": sum(one.used for one in now),
        "closing": told.balance,
        "day": told.day.isoformat(),
        "source": told.source,
    }


def _key(after: str) -> UUID:
    try:
        return UUID(after)
    except ValueError:
        raise absent() from None
