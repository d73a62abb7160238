"""What contracts of an estate say, to whom it is for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.db.models.functions import Coalesce

from yuanba.domains.contracts.access import contract_to_read, estate_to
from yuanba.domains.contracts.models import Contract, Saldo, Version
from yuanba.domains.contracts.rules import lives
from yuanba.domains.contracts.rules.terms import Terms, from_data
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import PAGE, Page, page_of
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class Sheet:
    """A contract on a day: its state, what it says then, all that it ever said, and what was handed on."""

    contract: Contract
    state: str
    terms: Terms
    versions: Sequence[Version]
    saldos: Sequence[Saldo] = ()


def listed(actor: Actor, yard: Yard, *, after: str = "") -> Page[tuple[Contract, str]]:
    """The contracts of an estate, the newest first, with their states; drafts too."""
    estate_to(actor, yard, "contract.read")
    rows = Contract.objects.filter(yard=yard).order_by("-number")
    if after:
        if not (after.isascii() and after.isdecimal() and len(after) < 9):
            raise absent()
        rows = rows.filter(number__lt=int(after))
    page = page_of(rows, lambda one: one.number)
    return page.of((one, state_of(one)) for one in page.rows)


def state_of(contract: Contract) -> str:
    """Draft, coming, running or over, today."""
    signed = contract.signed_on is not None
    return lives.state(is_signed=signed, since=contract.since, last=contract.last_day, today=clock.today())


def sheet(actor: Actor, yard: Yard, number: int) -> Sheet:
    """One contract for those who work with it; refused as absent."""
    return _sheet(contract_to_read(actor, yard, number), clock.today())


def _sheet(contract: Contract, today: date) -> Sheet:
    versions = list(Version.objects.filter(yard=contract.yard_id, contract=contract).order_by("-number"))
    holds = next((one for one in versions if one.since <= today), versions[-1] if versions else None)
    rows = Saldo.objects.filter(yard=contract.yard_id).filter(Q(contract=contract) | Q(to=contract))
    saldos = list(rows.order_by("id"))
    terms = from_data(holds.terms if holds else contract.terms)
    return Sheet(contract, state_of(contract), terms, versions, saldos)


def current(yard: Yard, day: date | None = None) -> Contract | None:
    """The signed contract that runs on a day (today), for anyone."""
    day = day or clock.today()
    rows = Contract.objects.filter(yard=yard, signed_on__isnull=False, since__lte=day)
    found = rows.annotate(last=Coalesce("ended_on", "until")).filter(last__gte=day).first()
    if found is not None:
        found.yard = yard
    return found


def shown(yard: Yard) -> Sheet | None:
    """What hangs at the notice board: the contract that runs, or None."""
    found = current(yard)
    return _sheet(found, clock.today()) if found else None


def past(yard: Yard) -> list[Contract]:
    """Signed contracts that are over, the last one first."""
    rows = Contract.objects.filter(yard=yard, signed_on__isnull=False)
    ended = rows.annotate(last=Coalesce("ended_on", "until")).filter(last__lt=clock.today())
    return list(ended.order_by("-since")[:PAGE])


def terms_on(contract: Contract, day: date) -> Terms:
    """What a signed contract says on a day; before its first day, as it was signed."""
    rows = Version.objects.filter(yard=contract.yard_id, contract=contract)
    found = rows.filter(since__lte=day).order_by("-since").first() or rows.order_by("number").first()
    return from_data(found.terms if found else contract.terms)
