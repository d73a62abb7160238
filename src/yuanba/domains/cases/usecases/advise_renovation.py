"""What a renovation may not touch is told at a request by telephone or at the window: deposit, period, hours."""

from django.db import transaction

from yuanba.domains.cases.access import case_to_write
from yuanba.domains.cases.events import RenovationMoved
from yuanba.domains.cases.models import Renovation
from yuanba.domains.cases.rules.renovation import APPROVED, Terms, checked_terms
from yuanba.domains.cases.writing import Target
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record


def advise_renovation(
    *, actor: Actor, target: Target, home: Place, terms: Terms, version: int | None = None
) -> Renovation:
    """Told, or told anew until it is closed.

    Refused: `invalid`, `not-renovation`, `renovation-closed`, `problem-stale`, absent.
    """
    terms = checked_terms(terms)
    with transaction.atomic():
        case = case_to_write(actor, target.yard, target.case_id, "renovation.advise")
        if case.kind != "renovation":
            raise Refusal("not-renovation")
        there = Renovation.objects.filter(yard=case.yard, case=case).first()
        if there is not None and there.closed_at is not None:
            raise Refusal("renovation-closed")
        found = there or Renovation(yard=case.yard, case=case, version=0)
        if there is not None and version is not None and there.version != version:
            raise Refusal("problem-stale")
        found.state = APPROVED
        found.home, found.untouchable, found.advice = home, list(terms.untouchable), terms.advice
        found.starts_on, found.ends_on, found.hours = terms.starts_on, terms.ends_on, terms.hours
        found.deposit_fen, found.advised_at = terms.deposit_fen, clock.now()
        found.version += 1
        found.save()
        told = RenovationMoved(step="advised", path=home.path)
        record(told, yard=case.yard, actor=actor, subject=case.id)
        return found
