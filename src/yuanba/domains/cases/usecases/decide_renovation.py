"""A renovation is approved with its conditions, or not approved with the reason; either answers the request."""

from django.db import transaction

from yuanba.domains.cases.events import RenovationMoved
from yuanba.domains.cases.models import Renovation
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.rules.renovation import APPROVED, REFUSED, Terms, checked_terms
from yuanba.domains.cases.rules.states import after
from yuanba.domains.cases.usecases._renovation import renovation_to_write
from yuanba.domains.cases.usecases.resolve import resolve
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record


def decide_renovation(
    *, actor: Actor, target: Target, terms: Terms | None = None, reason: str = "", version: int | None = None
) -> Renovation:
    """Approved with `terms`, or without them refused with `reason`; decided anew until it is closed.

    The request of the resident is done by this: solved, or with the reason why not.
    Refused: `invalid`, `problem-stale`, `renovation-closed`, absent.
    """
    terms = checked_terms(terms) if terms else None
    said = words(terms.advice, "advice") if terms else words(reason, "reason")
    with transaction.atomic():
        found = renovation_to_write(actor, target)
        if version is not None and version != found.version:
            raise Refusal("problem-stale")
        found.state, found.reason = (APPROVED, "") if terms else (REFUSED, said)
        if terms:
            found.untouchable, found.advice = list(terms.untouchable), said
            found.starts_on, found.ends_on, found.hours = terms.starts_on, terms.ends_on, terms.hours
            found.deposit_fen, found.advised_at = terms.deposit_fen, clock.now()
        found.decided_at, found.decided_by = clock.now(), actor.name[:60]
        found.version += 1
        found.save()
        if after("resolve", found.case.state) is not None:
            outcome, here = "solved" if terms else "not-solvable", Target(target.yard, target.case_id)
            resolve(actor=actor, target=here, text=said, outcome=outcome)
        record(
            RenovationMoved(step=found.state, path=found.home.path), yard=found.yard, actor=actor, subject=found.case.id
        )
        return found
