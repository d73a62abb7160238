"""An estate with homes, owners and a signed contract, and bills of a month."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from tests.factories import contracts, people, places
from yuanba.domains.contracts.public import Contract
from yuanba.domains.finance import public as finance
from yuanba.domains.ledger import public as ledger
from yuanba.domains.places.public import Place
from yuanba.platform.access.public import SYSTEM, Actor
from yuanba.platform.yards.models import Yard

MARCH, DUE = date(2026, 3, 1), date(2026, 3, 31)
AREAS = {"3-1-901": 8963, "3-1-902": 12005, "3-2-901": 6432}
_keys = count(1)


@dataclass(frozen=True)
class Fees:
    """The estate, its manager, the contract, homes by name and the owners of each."""

    yard: Yard
    manager: Actor
    contract: Contract
    homes: dict[str, Place]
    owners: dict[str, Actor]

    def home(self, name: str = "3-1-901") -> Place:
        """One of the homes."""
        return self.homes[name]


def measured(yard: Yard, name: str, area: int | None) -> Place:
    """A home of so many hundredths of a square metre."""
    home = places.place(yard, name)
    Place.objects.filter(yard=yard, id=home.id).update(area=area)
    home.area = area
    return home


def fees(code: str = "JG", **terms: object) -> Fees:
    """Three homes with an owner each; `terms` of the contract."""
    yard = places.estate(code)
    homes = {name: measured(yard, name, area) for name, area in AREAS.items()}
    owners = {name: people.resident(home) for name, home in homes.items()}
    contract = contracts.signed(yard, **terms)
    return Fees(yard, people.staff(yard, "manager"), contract, homes, owners)


def drafted(
    town: Fees, month: date = MARCH, due: date = DUE, actor: Actor | None = None, key: str = ""
) -> finance.BillingRun:
    """The draft of a month."""
    return finance.draft_bills(
        actor=actor or town.manager,
        yard=town.yard,
        contract=town.contract.number,
        month=month,
        due=due,
        client_key=key or f"run-{next(_keys)}",
    )


def published(town: Fees, month: date = MARCH, due: date = DUE) -> finance.BillingRun:
    """The bills of a month, owed."""
    run = drafted(town, month, due)
    return finance.publish_bills(actor=town.manager, yard=town.yard, run=run.number)


def bills(town: Fees, name: str = "3-1-901") -> list[finance.Bill]:
    """Of one home, as they came."""
    return list(finance.Bill.objects.filter(yard=town.yard, home=town.home(name)).order_by("number"))


def stands(town: Fees, *codes: str) -> list[int]:
    """What stands in accounts of the book, summed from the transfers; `2203@3-1-901` is an account of a home."""
    book = ledger.Book.objects.get(yard=town.yard, code="MAIN")
    found = []
    for code in codes:
        name, _, home = code.partition("@")
        real = finance.chart.of_home(name, town.home(home).id.hex) if home else name
        found.append(ledger.standing(book, real).get(real, 0))
    return found


def faults(town: Fees) -> dict[str, list[str]]:
    """What an audit of the book finds broken, and homes whose bills and book differ."""
    book = ledger.Book.objects.get(yard=town.yard, code="MAIN")
    broken = {name: found for name, found in ledger.audit(book).items() if found}
    owed = dict.fromkeys((home.id for home in town.homes.values()), 0)
    for bill in finance.Bill.objects.filter(yard=town.yard).exclude(published_at=None):
        owed[bill.home_id] += bill.left if bill.fen > 0 else 0
    standing = ledger.standing(book, "1122.")
    differ = [home for home, fen in owed.items() if standing.get(f"1122.H{home.hex}", 0) != fen]
    return broken | ({"bills": [str(one) for one in differ]} if differ else {})


def billed(yard: Yard, number: int = 1, month: date = MARCH) -> finance.BillingRun:
    """The month of a contract of a town, published; the same every time."""
    said = {"actor": SYSTEM, "yard": yard}
    due = finance.month_of(month)[1]
    run = finance.draft_bills(**said, contract=number, month=month, due=due, client_key=f"billed-{month}")
    return finance.publish_bills(**said, run=run.number)


def pay(town: Fees, fen: int, name: str = "3-1-901", key: str = "", **more: Any) -> finance.Payment:
    """Taken at the window."""
    return _take(finance.take_payment, town, fen, name, key, more)


def deposit(town: Fees, fen: int, name: str = "3-1-901", key: str = "", **more: Any) -> finance.Payment:
    """For the waste of a renovation."""
    return _take(finance.take_deposit, town, fen, name, key, {"words": "装修垃圾清运"} | more)


def refund(town: Fees, fen: int, name: str = "3-1-901", key: str = "", **more: Any) -> finance.Payment:
    """Of what was paid in advance."""
    return _take(finance.refund_advance, town, fen, name, key, more)


def _take(
    verb: Callable[..., finance.Payment], town: Fees, fen: int, name: str, key: str, more: dict[str, Any]
) -> finance.Payment:
    actor = more.pop("actor", town.manager)
    paying = finance.Paying(fen, **{"way": "cash"} | more)
    home = town.home(name).id
    return verb(actor=actor, yard=town.yard, home_id=home, paying=paying, client_key=key or f"pay-{next(_keys)}")


def deposit_back(town: Fees, paid: finance.Payment, fen: int, key: str = "", words: str = "清运费") -> finance.Payment:
    """Less so much."""
    kept = finance.Paying(fen, "cash", words)
    said = {"kept": kept, "client_key": key or f"back-{next(_keys)}"}
    return finance.return_deposit(actor=town.manager, yard=town.yard, receipt=paid.number, **said)
