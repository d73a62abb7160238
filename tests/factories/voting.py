"""Resolutions of an estate, with their signed papers."""

from datetime import date
from itertools import count
from typing import Any

from tests.support.pictures import photograph
from yuanba.domains.voting import public as voting
from yuanba.platform.access.public import SYSTEM, Actor
from yuanba.platform.files.public import store_image
from yuanba.platform.yards.models import Yard

_keys = count(1)
DAY = date(2026, 3, 1)


def decided(yard: Yard, **more: Any) -> voting.NewResolution:
    """The committee agreed to a new rope for a lift, up to ¥30,000."""
    said = {"title": "更换 3 号电梯钢丝绳", "words": "应到 7 人，实到 6 人，6 人同意。", "body": "committee", "on": DAY}
    said |= {"subject": "spending", "most": 3000000, "former": 0}
    scans = more.pop("scans", None)
    return voting.NewResolution(**said | more, scans=(store_image(yard, photograph()).id,) if scans is None else scans)


def recorded(actor: Actor, yard: Yard, key: str = "", **more: Any) -> voting.Resolution:
    """Recorded; it waits for a second person."""
    key = key or f"resolution-{next(_keys)}"
    return voting.record_resolution(actor=actor, yard=yard, new=decided(yard, **more), client_key=key)


def held(yard: Yard, key: str = "", **more: Any) -> voting.Resolution:
    """Recorded and confirmed."""
    made = recorded(SYSTEM, yard, key, **more)
    return voting.confirm_resolution(actor=SYSTEM, yard=yard, number=made.number)
