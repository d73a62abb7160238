"""Money that a common part earned is taken: a sum that was due, the parking money of a day, or a car at the gate."""

from dataclasses import replace
from fractions import Fraction

from django.db import transaction

from yuanba.domains.contracts.public import parking
from yuanba.domains.finance.access import revenue_to, till_held
from yuanba.domains.finance.models import RevenueContract, Taking
from yuanba.domains.finance.rules import revenue
from yuanba.domains.finance.writing.gate import fee_of
from yuanba.domains.finance.writing.takings import known, new_taking, save
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def take_revenue(*, actor: Actor, yard: Yard, number: int, taken: revenue.Taken, client_key: str) -> Taking:
    """Once per key. Of a car that stayed so long the price of the company's contract says the sum.

    Refused: `invalid` with fields, `revenue-tariff`, `conflict`, `period-closed`, absent.
    """
    contract = revenue_to(actor, yard, number, "revenue.take")
    said = revenue.taken(taken, contract.since, clock.today())
    with transaction.atomic():
        till_held(yard)
        found, key, digest = known(actor, yard, client_key, {"contract": number} | vars(said))
        if found is not None:
            return found
        said = _priced(yard, contract, said)
        made = new_taking(actor, contract, key, digest)
        for name in ("fen", "way", "day", "words", "count", "minutes", "price"):
            setattr(made, name, getattr(said, name))
        made.owners = parking.split(made.fen, 1 - Fraction(contract.share, revenue.WHOLE))[0]
        save(actor, contract, made)
    return made


def _priced(yard: Yard, contract: RevenueContract, said: revenue.Taken) -> revenue.Taken:
    """At the gate: one car, for the sum that the price says."""
    if not said.minutes:
        return replace(said, price="")
    if contract.kind != revenue.PARKING:
        raise Refusal("invalid", fields={"minutes": "revenue-price"})
    if fee_of(yard, said.minutes, said.price) != said.fen:
        raise Refusal("revenue-tariff")
    return replace(said, count=1)
