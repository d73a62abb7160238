"""Somebody goes to see a renovation, before, during or after; the last visit closes it and the deposit goes back."""

from django.db import transaction

from yuanba.domains.cases.events import RenovationMoved
from yuanba.domains.cases.models import RenovationVisit
from yuanba.domains.cases.rules.renovation import APPROVED, STAGES
from yuanba.domains.cases.usecases._renovation import renovation_to_write
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record


def visit_renovation(
    *,
    actor: Actor,
    target: Target,
    in_order: bool,
    note: str = "",
    stage: str = "during",
    returned_fen: int | None = None,
    version: int | None = None,
) -> RenovationVisit:
    """Visited; with `returned_fen` of the deposit it is closed. What is not in order says what.

    Sent twice from one page, the second is refused as `renovation-stale`.
    Refused: `invalid` (`deposit-range`, `words-missing`), `renovation-state` before it is approved,
    `renovation-closed`, absent.
    """
    said = clean(note)[:1000]
    wrong = {} if stage in STAGES else {"stage": "choice-unknown"}
    wrong |= {} if in_order or said else {"note": "words-missing"}
    if wrong:
        raise Refusal("invalid", fields=wrong)
    with transaction.atomic():
        found = renovation_to_write(actor, target)
        if version is not None and version != found.version:
            raise Refusal("renovation-stale")
        if found.state != APPROVED:
            raise Refusal("renovation-state")
        if returned_fen is not None and not 0 <= returned_fen <= found.deposit_fen:
            raise Refusal("invalid", fields={"returned": "deposit-range"})
        visit = RenovationVisit(yard=found.yard, renovation=found, stage=stage, in_order=in_order, note=said)
        visit.account, visit.name, visit.at = actor.account, actor.name[:60], clock.now()
        visit.save()
        if returned_fen is not None:
            found.closed_at, found.returned_fen = visit.at, returned_fen
        found.version += 1
        found.save()
        step = "closed" if found.closed_at else "visited"
        record(RenovationMoved(step=step, path=found.home.path), yard=found.yard, actor=actor, subject=found.case.id)
        return visit
