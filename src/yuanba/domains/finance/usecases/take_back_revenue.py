"""Money of a common part was written down wrongly, or given back."""

from django.db import transaction

from yuanba.domains.finance.access import taking_to, till_held
from yuanba.domains.finance.models import Taking
from yuanba.domains.finance.writing.earning import check_back
from yuanba.domains.finance.writing.takings import new_taking, save
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest as key_of
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def take_back_revenue(*, actor: Actor, yard: Yard, taking: int, why: str) -> Taking:
    """An entry of today takes it back; both stay. The same again gives the same.

    Refused: `revenue-why` at its field, `revenue-taken-back`, `revenue-short`, `share-short`, absent.
    """
    said = clean(why)[:200]
    with transaction.atomic():
        till_held(yard)
        found = taking_to(actor, yard, taking, "revenue.agree")
        if not said:
            raise Refusal("invalid", fields={"why": "revenue-why"})
        before = Taking.objects.filter(yard=yard, of=found).first()
        if before is not None:
            if before.words == said:
                return before
            raise Refusal("revenue-taken-back")
        if found.fen < 0:
            raise Refusal("revenue-taken-back")
        check_back(yard, found.owners, found.fen - found.owners)
        key = key_of(f"back:{found.id}")
        made = new_taking(actor, found.contract, key, key)
        made.fen, made.owners, made.of = -found.fen, -found.owners, found
        made.way, made.day, made.words, made.count = found.way, clock.today(), said, -found.count
        save(actor, found.contract, made)
    return made
