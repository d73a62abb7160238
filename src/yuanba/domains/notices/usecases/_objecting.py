"""What an objection must hold, whoever brings it."""

from datetime import date

from yuanba.domains.notices.access import undertaking_state
from yuanba.domains.notices.models import Objection, Undertaking
from yuanba.domains.notices.queries.audience import homes_of
from yuanba.domains.notices.rules import guard
from yuanba.domains.places.public import Place
from yuanba.kernel.errors import Refusal, register

register("not-affected", 422, "This home is not among those that it touches.")
register("window-over", 409, "The days to object ended on %(window_ends)s.")
register("objected-already", 409, "This home has objected already. What was said stays.")


def objection_of(undertaking: Undertaking, home: Place, text: str) -> Objection | None:
    """What this home has said already; refused as `objected-already` where that was something else."""
    known = Objection.objects.filter(yard=undertaking.yard, undertaking=undertaking, home=home).first()
    if known and known.text != text:
        raise Refusal("objected-already")
    return known


def check_open(undertaking: Undertaking, home: Place, day: date) -> None:
    """Refuse where this home cannot object to it, or could not any more on a day."""
    undertaking_state(undertaking, "object")
    if not homes_of(undertaking.yard, undertaking.audience).filter(id=home.id).exists():
        raise Refusal("not-affected")
    last = undertaking.window_ends
    if last is not None and not guard.window_open(last, day):
        raise Refusal("window-over", window_ends=last.isoformat())
