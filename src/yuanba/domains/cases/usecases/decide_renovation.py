"""A renovation is approved with its conditions, or not approved with the reason; either answers the request."""

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.events import RenovationMoved
from yuanba.domains.cases.models import Case, Renovation
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.rules.renovation import APPROVED, REFUSED, Terms, checked_terms
from yuanba.domains.cases.rules.states import MERGED, after
from yuanba.domains.cases.usecases._renovation import renovation_to_write
from yuanba.domains.cases.usecases.resolve import resolve
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record

register(
    "renovation-stale",
    409,
    "Meanwhile somebody has decided or seen this renovation. What you typed is kept; please read and send again.",
)


def decide_renovation(
    *, actor: Actor, target: Target, terms: Terms | None = None, reason: str = "", version: int | None = None
) -> Renovation:
    """Approved with `terms`, or without them refused with `reason`; decided anew until it is closed.

    The request of the resident is done by this: solved, or with the reason why not. Decided anew, the request, done
    already, gets the new outcome with a step of its own, and whoever reported is told.
    Refused: `invalid`, `renovation-stale`, `renovation-closed`, absent.
    """
    terms = checked_terms(terms) if terms else None
    said = words(terms.advice, "advice") if terms else words(reason, "reason")
    with transaction.atomic():
        found = renovation_to_write(actor, target)
        if version is not None and version != found.version:
            raise Refusal("renovation-stale")
        found.state, found.reason = (APPROVED, "") if terms else (REFUSED, said)
        if terms:
            found.untouchable, found.advice = list(terms.untouchable), said
            found.starts_on, found.ends_on, found.hours = terms.starts_on, terms.ends_on, terms.hours
            found.deposit_fen, found.advised_at = terms.deposit_fen, clock.now()
        found.decided_at, found.decided_by = clock.now(), actor.name[:60]
        found.version += 1
        found.save()
        outcome = "solved" if terms else "not-solvable"
        if after("resolve", found.case.state) is not None:
            resolve(actor=actor, target=Target(target.yard, target.case_id), text=said, outcome=outcome)
        elif found.case.state != MERGED:
            _anew(actor, found.case, outcome, said)
        record(
            RenovationMoved(step=found.state, path=found.home.path), yard=found.yard, actor=actor, subject=found.case.id
        )
        return found


def _anew(actor: Actor, case: Case, outcome: str, said: str) -> None:
    """The request stays done; its clocks and its first answer stay as they were."""
    case.outcome, case.outcome_reason = outcome, "" if outcome == "solved" else said
    data = {"outcome": outcome}
    writing.finish(writing.Moving(case, "decide_renovation", actor, str(uuid7()), text=said, data=data))
