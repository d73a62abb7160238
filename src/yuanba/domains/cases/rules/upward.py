"""What goes up: to whom, and until when something may be asked for."""

from datetime import datetime, timedelta

from yuanba.kernel.errors import Refusal, absent, register
from yuanba.kernel.text import gettext_noop as _

UPPER: dict[str, str] = {"community": _("The community"), "street": _("The street")}
SIDE = {"community-supervisor": "community", "street-official": "street"}
FARTHEST = timedelta(days=90)

register("date-please", 422, "Please choose a day and a time.")
register("date-quarter", 422, "At most ninety days from now.")
register("instruction-open", 409, "There is an instruction on this request already. It is answered and accepted first.")
register("nothing-owed", 409, "No answer to an instruction is owed here now.")
register("nothing-answered", 409, "The estate has not answered yet, or this was accepted already.")
register("not-their-instruction", 409, "The answer is accepted by the side that gave the instruction.")
register("handed-already", 409, "This request was handed up already and waits for them.")
register("nothing-handed", 409, "Nothing was handed up to you here, or it was decided meanwhile.")


def above(held_by: str, role: str) -> str:
    """To whom whoever has this role hands up a case: the estate to the community, the community to the street.

    The community hands up what it has taken on; anything else is absent.
    """
    if SIDE.get(role, "") != held_by:
        raise absent()
    return "street" if held_by == "community" else "community"


def check_date(by: datetime, now: datetime) -> None:
    """Refuse a date that has passed, or lies more than a quarter of a year ahead."""
    if by <= now:
        raise Refusal("invalid", fields={"due": "date-past"})
    if by > now + FARTHEST:
        raise Refusal("invalid", fields={"due": "date-quarter"})
