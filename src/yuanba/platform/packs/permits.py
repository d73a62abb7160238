"""Who allows that a yard is handed over: a room above says so, in its own words and with its own records."""

from collections.abc import Callable
from dataclasses import dataclass

from yuanba.kernel.errors import Refusal
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class Permit:
    """To whom the estate goes, and the key of the receiver."""

    to: str
    receiver: str


Permitting = Callable[[Yard], Permit | None]
_ask: list[Permitting] = []


def permitted_by(ask: Permitting) -> None:
    """Ask this before a yard is released; None is no permit. It is asked in the transaction that closes the yard."""
    _ask[:] = [ask]


def permit(yard: Yard) -> Permit:
    """The permit. Refused: `pack-unasked`."""
    found = _ask[0](yard) if _ask else None
    if found is None:
        raise Refusal("pack-unasked")
    return found
