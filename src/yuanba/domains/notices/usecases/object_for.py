"""Staff write down the objection of a home that came on paper or by word of mouth."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from yuanba.domains.notices.access import undertaking_locked
from yuanba.domains.notices.events import UndertakingObjected
from yuanba.domains.notices.models import Objection, Undertaking
from yuanba.domains.notices.rules.drafts import words
from yuanba.domains.notices.rules.vocabulary import CAME
from yuanba.domains.notices.usecases._objecting import check_open, objection_of
from yuanba.domains.places.public import place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

LONGEST_NAME = 60

register("objector-missing", 422, "Please write who of the home objects, in 60 characters at most.")
register("objected-when", 422, "The day lies between the notice and today.")


@dataclass(frozen=True)
class Brought:
    """What was brought: who said what, on which day, and whether on paper or by word of mouth (`CAME`)."""

    name: str
    text: str
    day: date
    way: str


def object_for(*, actor: Actor, yard: Yard, undertaking_id: UUID, home_id: UUID, brought: Brought) -> Objection:
    """The home's objection as it was brought, once; the same words again give the first. The day it came counts.

    Refused: `invalid` with fields, `objected-already`, `undertaking-state`, `not-affected`, `window-over`, absent
    without the right at the home.
    """
    said, name = words(brought.text), " ".join(brought.name.split())
    home = place(yard, home_id)
    check(actor, "undertaking.object_for", home)
    with transaction.atomic():
        undertaking = undertaking_locked(yard, undertaking_id)
        if known := objection_of(undertaking, home, said):
            return known
        check_open(undertaking, home, brought.day)
        _check(undertaking, brought, name)
        how = {"way": brought.way, "said_on": brought.day, "name": name}
        who = {"writer": actor.account, "writer_name": actor.name[:60]}
        objection = Objection(yard=yard, undertaking=undertaking, home=home, text=said, at=clock.now(), **how, **who)
        objection.save()
        told = UndertakingObjected(title=undertaking.title, home=home.path)
        record(told, yard=yard, actor=actor, subject=undertaking.id)
    return objection


def _check(undertaking: Undertaking, brought: Brought, name: str) -> None:
    first = clock.aware(undertaking.announced_at).date() if undertaking.announced_at else clock.today()
    checks = {
        "name": "" if 0 < len(name) <= LONGEST_NAME else "objector-missing",
        "way": "" if brought.way in CAME else "choice-unknown",
        "day": "" if first <= brought.day <= clock.today() else "objected-when",
    }
    wrong = {field: code for field, code in checks.items() if code}
    if wrong:
        raise Refusal("invalid", fields=wrong)
