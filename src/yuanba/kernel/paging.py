"""Pages by key: what comes after the last row, whatever was added meanwhile."""

from datetime import datetime
from uuid import UUID

from yuanba.kernel import clock
from yuanba.kernel.errors import absent


def split_key(after: str) -> tuple[datetime, UUID]:
    """A page's key, `moment_id`, in its two parts; refused as absent where somebody made it up."""
    moment, _, key = after.partition("_")
    try:
        return clock.aware(datetime.fromisoformat(moment)), UUID(key)
    except (ValueError, OverflowError):
        raise absent() from None
