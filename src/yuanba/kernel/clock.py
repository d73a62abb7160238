"""The one clock. Everything that asks for the time asks here, so that tests, demos and replays can set it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")

_moment: ContextVar[datetime | None] = ContextVar("yuanba_moment", default=None)


def now() -> datetime:
    """The present moment, aware, in Asia/Shanghai."""
    return _moment.get() or datetime.now(SHANGHAI)  # noqa: TID251  the clock itself


def today() -> date:
    """The present day in Asia/Shanghai."""
    return now().date()


def set_now(moment: datetime | None) -> None:
    """Stop the clock at an aware moment, or let it run again with None."""
    _moment.set(None if moment is None else aware(moment))


def advance(by: timedelta) -> datetime:
    """Move a stopped clock on; a running one is stopped where it arrives."""
    set_now(now() + by)
    return now()


@contextmanager
def at(moment: datetime) -> Iterator[datetime]:
    """The clock stands at `moment` inside the block."""
    token = _moment.set(aware(moment))
    try:
        yield now()
    finally:
        _moment.reset(token)


def aware(moment: datetime) -> datetime:
    """The same moment in Asia/Shanghai; a naive one is refused with ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a zone")
    return moment.astimezone(SHANGHAI)


def minute(moment: datetime | None) -> str:
    """2026-11-21 08:05, for paper and files, where "today" soon is another day; empty for no moment."""
    return f"{aware(moment):%Y-%m-%d %H:%M}" if moment else ""


def short(moment: datetime) -> str:
    """11-21 08:05, for messages."""
    return f"{aware(moment):%m-%d %H:%M}"


def local(moment: datetime) -> datetime:
    """A naive wall-clock time of this city, made aware."""
    return moment.replace(tzinfo=SHANGHAI)
