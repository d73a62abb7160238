"""Contracts of an estate: terms under remuneration, a draft, one that is signed."""

from datetime import date
from fractions import Fraction
from itertools import count
from typing import Any

from yuanba.domains.contracts import public as contracts
from yuanba.platform.access.public import SYSTEM, Actor
from yuanba.platform.yards.models import Yard

_keys = count(1)
SINCE, UNTIL = date(2026, 1, 1), date(2028, 12, 31)
CLEANING = contracts.Line("1", "楼道清扫", "每日两次，无积尘", 2, "day", "Stairwells swept", "Twice a day, no dust")
LIFTS = contracts.Line("2", "电梯维保", "每半月一次", 2, "month", "Lift maintenance")
GUARDS = contracts.Line("3", "门岗值守", per="always", name_en="Gate guarded")
FEE = contracts.Tariff("1", "物业费", "area", Fraction("1.98"), "Service fee", vacant=Fraction("0.7"))
BIN = contracts.Tariff("2", "垃圾清运", "fixed", Fraction(8), "Waste removal", passed_on=True)
SPACE = contracts.Tariff("3", "车位管理费", "parking-month", Fraction(60), "Parking space")
VISIT = contracts.Tariff("4", "临停", "parking-hour", Fraction(3), "Visitors' parking", free=120, cap=2000)
LIGHT = contracts.Tariff(
    "5", "公共照明", "shared", Fraction("0.5464"), "Common light", share="households", meter="power"
)
TERMS = contracts.Terms(
    mode="remuneration",
    pay=contracts.Pay(Fraction("0.08")),
    late=contracts.Clause(Fraction("0.0003"), Fraction("0.3"), 15),
    lines=(CLEANING, LIFTS, GUARDS),
    tariffs=(FEE, BIN, SPACE, VISIT, LIGHT),
    budget={"staff": 120_000_000, "cleaning": 30_000_000},
)


def draft(**more: Any) -> contracts.Draft:
    """Three years of one company."""
    said: dict[str, Any] = {
        "company": "青禾物业",
        "company_en": "Qinghe",
        "since": SINCE,
        "until": UNTIL,
        "terms": TERMS,
    }
    return contracts.Draft(**said | more)


def drafted(yard: Yard, actor: Actor = SYSTEM, key: str = "", **more: Any) -> contracts.Contract:
    """A draft in an estate."""
    key = key or f"contract-{next(_keys)}"
    return contracts.draft_contract(actor=actor, yard=yard, draft=draft(**more), client_key=key)


def signing(**more: Any) -> contracts.Signing:
    """Both sides signed in the December before."""
    said: dict[str, Any] = {"on": date(2025, 12, 20), "owners": "孟秋", "company": "谭志远"}
    return contracts.Signing(**said | more)


def signed(yard: Yard, actor: Actor = SYSTEM, **more: Any) -> contracts.Contract:
    """A contract that both sides have signed."""
    one = drafted(yard, **more)
    return contracts.sign_contract(actor=actor, yard=yard, number=one.number, signing=signing(), seen=one.seen)
