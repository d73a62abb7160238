"""Payments out of the money of an estate, with their documents."""

from datetime import date
from itertools import count
from typing import Any

from tests.support.pictures import photograph
from yuanba.domains.finance import public as finance
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import store_image
from yuanba.platform.yards.models import Yard

_keys = count(1)
DAY = date(2026, 3, 2)


def spent(yard: Yard, fen: int = 120000, **more: Any) -> finance.Spent:
    """The monthly care of lifts, on a photograph of its invoice."""
    said = {"item": "running", "part": "labour", "fen": fen, "day": DAY, "words": "3 号电梯月度保养"}
    said |= {"payee": "迅驰电梯公司", "way": "transfer"}
    scans = more.pop("scans", None)
    return finance.Spent(**said | more, scans=(store_image(yard, photograph()).id,) if scans is None else scans)


def voucher(actor: Actor, yard: Yard, fen: int = 120000, key: str = "", **more: Any) -> finance.Voucher:
    """Written down."""
    key = key or f"voucher-{next(_keys)}"
    return finance.write_voucher(actor=actor, yard=yard, spent=spent(yard, fen, **more), client_key=key)


def approved(actor: Actor, other: Actor, yard: Yard, fen: int = 120000, **more: Any) -> finance.Voucher:
    """Written down by one and approved by another."""
    made = voucher(actor, yard, fen, **more)
    return finance.approve_voucher(actor=other, yard=yard, voucher=made.number)
