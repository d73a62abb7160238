"""Estates as people and programs name them: by code."""

from uuid import UUID

from yuanba.kernel.errors import Refusal
from yuanba.platform.yards.public import by_code


def estate_named(code: str) -> UUID | None:
    """The id behind the code of an estate; None where none is named. Refused at the field `estate`."""
    if not code:
        return None
    try:
        return by_code(code).id
    except Refusal:
        raise Refusal("invalid", fields={"estate": "ledger-estate"}) from None
