"""Days as forms send them."""

from datetime import date

from yuanba.kernel.days import field_day
from yuanba.kernel.errors import Refusal, register

register("day-please", 422, "Please choose a day.")


def day_or_none(text: str, field: str) -> date | None:
    """The day; None where none was chosen. Refused at its field."""
    if not text.strip():
        return None
    try:
        return field_day(text)
    except ValueError:
        raise Refusal("invalid", fields={field: "day-please"}) from None


def day_or_odd(text: str) -> date | None:
    """The day; None also where it cannot be read, which is refused with the other fields."""
    try:
        return day_or_none(text, "day")
    except Refusal:
        return None


def day_of(text: str, field: str) -> date:
    """The day; refused at its field where none was chosen."""
    found = day_or_none(text, field)
    if found is None:
        raise Refusal("invalid", fields={field: "day-please"})
    return found
