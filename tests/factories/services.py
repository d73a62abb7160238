"""Services of a contract, signed as done with a photograph."""

from datetime import date
from itertools import count
from typing import Any

from tests.support.pictures import photograph
from yuanba.domains.contracts import public as contracts
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import store_image
from yuanba.platform.yards.models import Yard

_keys = count(1)
DAY = date(2026, 3, 5)


def done(yard: Yard, line: str = "1", day: date = DAY, **more: Any) -> contracts.services.Done:
    """What is signed for, with a photograph that shows nothing else."""
    made = next(_keys)
    said: dict[str, Any] = {"line": line, "day": day, "photo": None}
    if "photo" not in more:
        said["photo"] = store_image(yard, photograph(size=(400 + made % 200, 300 + made // 200))).id
    return contracts.services.Done(**said | more)


def signed(actor: Actor, yard: Yard, line: str = "1", day: date = DAY, key: str = "", **more: Any):
    """Signed for."""
    key = key or f"service-{next(_keys)}"
    return contracts.sign_service(actor=actor, yard=yard, done=done(yard, line, day, **more), client_key=key)
