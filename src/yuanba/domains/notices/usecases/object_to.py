"""A home that an undertaking touches says that it is against it, and why."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.notices.access import undertaking_locked, undertaking_state
from yuanba.domains.notices.events import UndertakingObjected
from yuanba.domains.notices.models import Objection, Undertaking
from yuanba.domains.notices.queries.audience import homes_of
from yuanba.domains.notices.rules import guard
from yuanba.domains.notices.rules.drafts import words
from yuanba.domains.places.public import Place, place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("not-affected", 422, "This home is not among those that it touches.")
register("window-over", 409, "The days to object ended on %(window_ends)s.")
register("objected-already", 409, "This home has objected already. What was said stays.")


def object_to(*, actor: Actor, yard: Yard, undertaking_id: UUID, home_id: UUID, text: str) -> Objection:
    """The home's objection, once; the same words again give the first.

    Refused: `invalid` without words, `objected-already`, `undertaking-state`, `not-affected`, `window-over`, absent for
    whoever does not own the home.
    """
    said = words(text)
    home = place(yard, home_id)
    check(actor, "undertaking.object", home)
    with transaction.atomic():
        undertaking = undertaking_locked(yard, undertaking_id)
        known = Objection.objects.filter(yard=yard, undertaking=undertaking, home=home).first()
        if known and known.text != said:
            raise Refusal("objected-already")
        if known:
            return known
        _check(undertaking, home)
        who = {"account": actor.account, "name": actor.name[:60]}
        objection = Objection(yard=yard, undertaking=undertaking, home=home, text=said, at=clock.now(), **who)
        objection.save()
        told = UndertakingObjected(title=undertaking.title, home=home.path)
        record(told, yard=yard, actor=actor, subject=undertaking.id)
    return objection


def _check(undertaking: Undertaking, home: Place) -> None:
    undertaking_state(undertaking, "object")
    if not homes_of(undertaking.yard, undertaking.audience).filter(id=home.id).exists():
        raise Refusal("not-affected")
    last = undertaking.window_ends
    if last is not None and not guard.window_open(last, clock.today()):
        raise Refusal("window-over", window_ends=last.isoformat())
