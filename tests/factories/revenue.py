"""Contracts about common parts of an estate, and money that came by them."""

from datetime import date
from itertools import count
from typing import Any

from tests.support.pictures import photograph
from yuanba.domains.finance import public as finance
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import store_image
from yuanba.platform.yards.models import Yard

_keys = count(1)


def agreed(yard: Yard, **more: Any) -> finance.revenue.Agreed:
    """Parcel lockers, 3,000 yuan a quarter from January on, a tenth of it the company's."""
    said = {"kind": "lockers", "party": "捷达快递柜公司", "since": date(2026, 1, 1), "until": date(2026, 12, 31)}
    said |= {"period": "quarter", "fen": 300000, "first": date(2026, 1, 10), "share": 1000}
    scans = more.pop("scans", None)
    return finance.revenue.Agreed(
        **said | more, scans=(store_image(yard, photograph()).id,) if scans is None else scans
    )


def contract(actor: Actor, yard: Yard, key: str = "", **more: Any) -> finance.revenue.RevenueContract:
    """Written down."""
    said = agreed(yard, **more)
    return finance.revenue.agree_revenue(
        actor=actor, yard=yard, agreed=said, client_key=key or f"revenue-{next(_keys)}"
    )


def parking(actor: Actor, yard: Yard, key: str = "", **more: Any) -> finance.revenue.RevenueContract:
    """The gate of the estate: as it comes, three tenths the company's."""
    said = {"kind": "parking", "party": "大门临时停车", "period": "open", "share": 3000}
    return contract(actor, yard, key, **said | more)


def taken(
    actor: Actor, yard: Yard, number: int, fen: int = 300000, key: str = "", **more: Any
) -> finance.revenue.Taking:
    """Taken today."""
    said = finance.revenue.Taken(fen, **{"way": "transfer"} | more)
    return finance.revenue.take_revenue(
        actor=actor, yard=yard, number=number, taken=said, client_key=key or f"taking-{next(_keys)}"
    )
