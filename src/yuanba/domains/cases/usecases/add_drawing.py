"""A layout drawing goes into the estate's files."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.events import DrawingAdded
from yuanba.domains.cases.models import Drawing
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.files.public import pictures


def add_drawing(*, actor: Actor, place: Place, file: UUID | None, title: str) -> Drawing:
    """Kept for the home, or all homes below the place; the same picture there is one. Refused: `invalid`, absent."""
    check(actor, "renovation.advise", place)
    named = words(title, "title")[:60]
    found = pictures(place.yard, [file]) if file else []
    if not found:
        raise Refusal("invalid", fields={"drawing": "drawing-missing"})
    with transaction.atomic():
        there = Drawing.objects.filter(yard=place.yard, place=place, file=found[0]).first()
        if there is not None:
            return there
        drawing = Drawing(yard=place.yard, place=place, file=found[0], title=named, at=clock.now())
        drawing.save()
        record(DrawingAdded(path=place.path, title=named), yard=place.yard, actor=actor, subject=drawing.id)
        return drawing
