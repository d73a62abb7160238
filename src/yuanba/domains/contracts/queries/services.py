"""What was done of a contract's services: for whoever enters it, and for the report of a period."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet, Sum

from yuanba.domains.contracts.access import worker_of
from yuanba.domains.contracts.models import Contract, ServiceDone
from yuanba.domains.contracts.queries import current, terms_on
from yuanba.domains.contracts.rules.services import due
from yuanba.domains.contracts.rules.terms import Line
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import Yard

READ, PAGE = "service.read", 20


@dataclass(frozen=True)
class Owed:
    """A service of the contract that runs: how often it is due this month, and how often it was done so far."""

    line: Line
    due: int | None
    done: int


@dataclass(frozen=True)
class Entered:
    """An entry, and the service as the contract called it on its day."""

    service: ServiceDone
    line: Line | None


def owed(actor: Actor, yard: Yard) -> Sequence[Owed] | None:
    """The services of the contract that runs, with the entries of this month; None without one. Refused as absent."""
    worker_of(actor, yard, READ)
    today = clock.today()
    contract = current(yard, today)
    if contract is None:
        return None
    month = (today.replace(day=1), today)
    done = services_counted(contract, *month)
    runs = (contract.since, contract.last_day)
    return [Owed(one, due(one, runs, month), done.get(one.code, 0)) for one in terms_on(contract, today).lines]


def services_counted(contract: Contract, since: date, until: date) -> Mapping[str, int]:
    """How many times each line was done on these days, by entries."""
    rows = _counting(contract, since, until).values_list("line").annotate(n=Sum("times"))
    return dict(rows.order_by())


def services_done(contract: Contract, since: date, until: date) -> Sequence[ServiceDone]:
    """The entries of these days that count, in the order of days."""
    rows = _counting(contract, since, until).select_related("place", "photo")
    return list(rows.order_by("day", "number"))


def _counting(contract: Contract, since: date, until: date) -> QuerySet[ServiceDone]:
    rows = ServiceDone.objects.filter(yard=contract.yard_id, contract=contract, day__gte=since, day__lte=until)
    return rows.filter(gone_at=None)


def services_entered(actor: Actor, yard: Yard, *, after: str = "") -> Page[Entered]:
    """All entries, the newest first, also those taken back; refused as absent."""
    worker_of(actor, yard, READ)
    rows = ServiceDone.objects.filter(yard=yard).order_by("-number").select_related("place", "contract")
    if after:
        if not (after.isascii() and after.isdecimal() and len(after) < 10):
            raise absent()
        rows = rows.filter(number__lt=int(after))
    page = page_of(rows, lambda one: one.number, PAGE)
    newest = {one.contract_id: one for one in reversed(page.rows)}
    known = {contract: _lines(one.contract, one.day) for contract, one in newest.items()}
    return page.of(Entered(one, known[one.contract_id].get(one.line)) for one in page.rows)


def _lines(contract: Contract, day: date) -> Mapping[str, Line]:
    return {one.code: one for one in terms_on(contract, day).lines}


def service_sheet(actor: Actor, yard: Yard, number: int) -> Entered:
    """One entry; refused as absent."""
    found = _entry(actor, yard, number)
    return Entered(found, _lines(found.contract, found.day).get(found.line))


def _entry(actor: Actor, yard: Yard, number: int) -> ServiceDone:
    worker_of(actor, yard, READ)
    rows = ServiceDone.objects.filter(yard=yard, number=number)
    found = rows.select_related("photo", "place", "contract").first()
    if found is None:
        raise absent()
    return found


def service_photo(actor: Actor, yard: Yard, number: int) -> StoredFile:
    """The photograph of an entry; refused as absent."""
    found: StoredFile | None = _entry(actor, yard, number).photo
    if found is None:
        raise absent()
    return found


def covered_photos(yard: Yard, files: Collection[UUID]) -> set[UUID]:
    """Which of these pictures were taken out of public view."""
    rows = ServiceDone.objects.filter(yard=yard, photo__in=files, covered_at__isnull=False)
    return {one for one in rows.values_list("photo_id", flat=True) if one is not None}


def service_photos(yard: Yard) -> set[UUID]:
    """The files that entries use."""
    return set(ServiceDone.objects.filter(yard=yard, photo__isnull=False).values_list("photo_id", flat=True))
