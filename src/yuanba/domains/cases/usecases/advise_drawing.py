"""What a drawing that was handed in shows of what must not be touched is said beside it."""

from collections.abc import Sequence

from django.db import transaction

from yuanba.domains.cases.events import RenovationMoved
from yuanba.domains.cases.models import HandedDrawing
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.rules.renovation import UNTOUCHABLE
from yuanba.domains.cases.usecases._renovation import renovation_to_write
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record


def advise_drawing(
    *, actor: Actor, target: Target, number: int, untouchable: Sequence[str], advice: str
) -> HandedDrawing:
    """Said, or said anew until the renovation is closed. Refused: `invalid`, `renovation-closed`, absent."""
    said = words(advice, "advice")
    if set(untouchable) - UNTOUCHABLE.keys():
        raise Refusal("invalid", fields={"untouchable": "choice-unknown"})
    with transaction.atomic():
        found = renovation_to_write(actor, target)
        drawing = HandedDrawing.objects.filter(yard=found.yard, renovation=found, number=number).first()
        if drawing is None:
            raise absent()
        drawing.untouchable = [key for key in UNTOUCHABLE if key in untouchable]
        drawing.advice, drawing.advised_at, drawing.name = said, clock.now(), actor.name[:60]
        drawing.save()
        told = RenovationMoved(step="drawing-advised", path=found.home.path)
        record(told, yard=found.yard, actor=actor, subject=target.case_id)
        return drawing
