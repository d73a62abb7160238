"""A title that an estate was given is written down."""

from datetime import date

from django.db import transaction

from yuanba.domains.places.events import HonourNoted
from yuanba.domains.places.models import Honour
from yuanba.domains.places.rules.complete import LONGEST_NAME
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("honour-name", 422, "Please write the title and who gave it, each in up to 80 characters.")
register("honour-day", 422, "The day on which it was given is today or earlier.")


def note_honour(*, actor: Actor, yard: Yard, name: str, giver: str, day: date, name_en: str = "") -> Honour:
    """The title of that day; the same again is the same. Refused: `honour-name`, `honour-day`, absent."""
    check(actor, "place.standard", yard)
    name, giver = clean(name), clean(giver)
    texts = {"name": name, "giver": giver}
    wrong = {key: "honour-name" for key, text in texts.items() if not 0 < len(text) <= LONGEST_NAME}
    wrong |= {} if day <= clock.today() else {"given": "honour-day"}
    if wrong:
        raise Refusal("invalid", fields=wrong)
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        known = Honour.objects.filter(yard=yard, name=name, day=day).first()
        if known is not None:
            return known
        honour = Honour(yard=yard, name=name, name_en=clean(name_en)[:120], giver=giver, day=day)
        honour.save()
        record(HonourNoted(name, noted=True), yard=yard, actor=actor, subject=honour.id)
    return honour
