"""What a car pays at the gate: by the price of the contract that runs today."""

from collections.abc import Sequence

from yuanba.domains.contracts.public import Tariff, current, parking, terms_on, vocabulary
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.money import half_up
from yuanba.platform.yards.models import Yard


def hourly_prices(yard: Yard) -> Sequence[Tariff]:
    """The prices by the hour of the contract that runs."""
    contract = current(yard)
    tariffs = terms_on(contract, clock.today()).tariffs if contract else ()
    return [one for one in tariffs if one.kind == vocabulary.PARKING_HOUR]


def fee_of(yard: Yard, minutes: int, price: str) -> int:
    """For so many minutes, by the price of this name; refused as `revenue-price` at its field."""
    found = next((one for one in hourly_prices(yard) if one.name == price), None)
    if found is None:
        raise Refusal("invalid", fields={"price": "revenue-price"})
    rule = parking.Hourly(found.free, half_up(found.price * 100), found.cap)
    return parking.hourly(minutes, rule)
