"""An estate with a quarter behind it: bills paid in part, a cost, a deposit; and its statement on its way."""

from dataclasses import dataclass
from datetime import date

from tests.factories import contracts, fees, people, spending
from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.people import public
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM, Actor
from yuanba.platform.yards.models import Yard

IN_MARCH, IN_APRIL = clock.now().replace(2026, 3, 10), clock.now().replace(2026, 4, 6)
MARCH_END = date(2026, 3, 31)


@dataclass(frozen=True)
class Quarter:
    """The fees of the estate, and a second person of the company."""

    fees: fees.Fees
    other: Actor

    @property
    def yard(self) -> Yard:
        """The estate."""
        return self.fees.yard

    @property
    def manager(self) -> Actor:
        """Who drafts."""
        return self.fees.manager


def billed_in_march(yard: Yard) -> int:
    """A signed contract of the estate, and the bills of March under it; its number."""
    with clock.at(IN_MARCH):
        number = contracts.signed(yard).number
        fees.billed(yard, number, date(2026, 3, 1))
    return number


def quarter(code: str = "JG", **terms: object) -> Quarter:
    """¥185.47 and ¥100.00 came in, ¥300.00 was spent, ¥500.00 is a deposit; the clock of the caller stays."""
    with clock.at(IN_MARCH):
        town = fees.fees(code, **terms)
        other = people.staff(town.yard, "manager")
        fees.published(town)
        fees.pay(town, 18547)
        fees.pay(town, 10000, "3-1-902")
        fees.deposit(town, 50000)
        spending.approved(town.manager, other, town.yard, 30000, item="cleaning", payee="净美保洁公司", words="保洁")
    return Quarter(town, other)


def drafted(town: Quarter, kind: str = "quarter", day: date = MARCH_END, actor: Actor | None = None):
    """Worked out."""
    said = {"contract": town.fees.contract.number, "kind": kind, "day": day}
    return disclosure.draft_statement(actor=actor or town.manager, yard=town.yard, **said)


def signed(town: Quarter, statement: disclosure.Statement) -> disclosure.Statement:
    """Reviewed by another and signed for the company."""
    said = {"yard": town.yard, "number": statement.number, "seen": statement.digest}
    disclosure.review_statement(actor=town.other, **said)
    return disclosure.sign_statement(actor=town.manager, **said)


def publish(town: Quarter, statement: disclosure.Statement) -> disclosure.Publication:
    """Signed, and at the board."""
    one = signed(town, statement)
    return disclosure.publish_statement(actor=town.manager, yard=town.yard, number=one.number, seen=one.digest)


def published(yard: Yard, contract: int, day: date) -> disclosure.Publication:
    """The quarter of a day under a contract, by the system; the same every time."""
    one = disclosure.draft_statement(actor=SYSTEM, yard=yard, contract=contract, kind="quarter", day=day)
    return published_of(yard, one)


def published_of(yard: Yard, one: disclosure.Statement) -> disclosure.Publication:
    """Reviewed, signed by the sides that there are, and published by the system."""
    said = {"actor": SYSTEM, "yard": yard, "number": one.number, "seen": one.digest}
    disclosure.review_statement(**said)
    disclosure.sign_statement(**said)
    if any(any(public.committee_at(yard.path, role).values()) for role in public.COMMITTEES):
        disclosure.countersign_statement(**said)
    return disclosure.publish_statement(**said)


def publish_again(town: Quarter, one: disclosure.Publication) -> disclosure.Publication:
    """The same request once more."""
    statement = one.statement
    seen = statement.digest
    return disclosure.publish_statement(actor=town.manager, yard=town.yard, number=statement.number, seen=seen)
