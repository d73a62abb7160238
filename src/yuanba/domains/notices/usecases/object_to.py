"""A home that an undertaking touches says that it is against it, and why."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.notices.access import undertaking_locked
from yuanba.domains.notices.events import UndertakingObjected
from yuanba.domains.notices.models import Objection
from yuanba.domains.notices.rules.drafts import words
from yuanba.domains.notices.usecases._objecting import check_open, objection_of
from yuanba.domains.places.public import place
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def object_to(*, actor: Actor, yard: Yard, undertaking_id: UUID, home_id: UUID, text: str) -> Objection:
    """The home's objection, once; the same words again give the first.

    Refused: `invalid` without words, `objected-already`, `undertaking-state`, `not-affected`, `window-over`, absent for
    whoever neither owns the home nor is guardian there.
    """
    said = words(text)
    home = place(yard, home_id)
    check(actor, "undertaking.object", home)
    with transaction.atomic():
        undertaking = undertaking_locked(yard, undertaking_id)
        if known := objection_of(undertaking, home, said):
            return known
        check_open(undertaking, home, clock.today())
        who = {"account": actor.account, "text": said, "at": clock.now()}
        objection = Objection(yard=yard, undertaking=undertaking, home=home, **who)
        objection.save()
        told = UndertakingObjected(title=undertaking.title, home=home.path)
        record(told, yard=yard, actor=actor, subject=undertaking.id)
    return objection
