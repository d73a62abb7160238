"""The maintenance fund of a scene, as its special account tells it at the end of each quarter."""

from collections.abc import Sequence
from datetime import date

from yuanba.demo import pictures
from yuanba.demo.stage import crew
from yuanba.domains.finance.public import fund
from yuanba.platform.files.public import store_image
from yuanba.platform.yards.models import Yard


def note(yard: Yard, writer: str, before: int, moved: Sequence[tuple[int, int]], day: date) -> None:
    """How it stood at the end of a day: `before` and what came and was used until now, in fen; nothing without any."""
    if not before:
        return
    came, used = moved[-1]
    balance = before + sum(plus - minus for plus, minus in moved)
    scan = store_image(yard, pictures.invoice(70)).id
    said = fund.Stood(day, came, used, balance, f"专项维修资金专户 {day} 对账单", scan)
    fund.note_fund(actor=crew.actor(writer), yard=yard, said=said)
