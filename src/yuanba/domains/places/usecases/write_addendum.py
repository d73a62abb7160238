"""Something is noted beside what is signed."""

from django.db import transaction

from yuanba.domains.places.events import AddendumWritten
from yuanba.domains.places.inspecting import inspection_to
from yuanba.domains.places.models import Addendum
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("addendum-words", 422, "Please write what you noticed, in up to 500 characters.")
register("addendum-early", 409, "Nothing is signed yet: correct the thing itself.")


def write_addendum(*, actor: Actor, yard: Yard, number: int, words: str, key: str, item: int = 0) -> Addendum:
    """The addendum; the same key again is that one. Refused: `addendum-words`, `addendum-early`, absent."""
    with transaction.atomic():
        inspection = inspection_to(actor, "takeover.inspect", yard, number)
        if not inspection.digest:
            raise Refusal("addendum-early")
        there = inspection.addenda.filter(key=key).first()
        if there is not None:
            return there
        said = clean(words)
        if not 0 < len(said) <= 500:
            raise Refusal("invalid", fields={"words": "addendum-words"})
        row = Addendum(
            yard=yard,
            inspection=inspection,
            item=inspection.items.filter(number=item).first(),
            key=key[:64],
            words=said,
            by=actor.name[:60],
            account=actor.account,
            at=clock.now(),
        )
        row.save()
        record(AddendumWritten(number, item), yard=yard, actor=actor, subject=row.id)
    return row
