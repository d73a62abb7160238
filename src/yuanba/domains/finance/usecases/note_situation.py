"""It is written down that nobody lives in a home, or that a space to park is let to it."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.finance.access import home_to, till_held
from yuanba.domains.finance.events import SituationNoted
from yuanba.domains.finance.models import Situation
from yuanba.domains.finance.rules.situations import SPACE, NewSituation, checked
from yuanba.domains.finance.writing.estate import prices_of_spaces
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def note_situation(*, actor: Actor, yard: Yard, home_id: UUID, new: NewSituation) -> Situation:
    """From its first day on. The same again is the one that is there.

    Refused: `invalid` with fields, `space-taken`, `vacant-already`, absent.
    """
    home = home_to(actor, yard, home_id, "bill.run")
    new = checked(new, prices_of_spaces(yard))
    with transaction.atomic():
        till_held(yard)
        found = _open(yard, home, new)
        if found is not None:
            return found
        made = Situation(yard=yard, home=home, at=clock.now(), account=actor.account, by=actor.name[:60], **vars(new))
        made.save()
        told = SituationNoted(made.kind, str(home.id), made.name, made.since.isoformat())
        record(told, yard=yard, actor=actor, subject=made.id)
    return made


def _open(yard: Yard, home: Place, new: NewSituation) -> Situation | None:
    rows = Situation.objects.filter(yard=yard, kind=new.kind, until=None).select_related("home")
    found = (rows.filter(name=new.name) if new.kind == SPACE else rows.filter(home=home)).first()
    if found is None or (found.home_id, found.since, found.price) == (home.id, new.since, new.price):
        return found
    if new.kind == SPACE:
        raise Refusal("space-taken", home=found.home.label)
    raise Refusal("vacant-already", since=found.since.isoformat())
