"""Somebody goes to see a renovation; the last visit closes it and the deposit goes back."""

from django.db import transaction

from yuanba.domains.cases.access import case_to_write
from yuanba.domains.cases.events import RenovationMoved
from yuanba.domains.cases.models import Renovation, RenovationVisit
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record


def visit_renovation(
    *, actor: Actor, target: Target, in_order: bool, note: str = "", returned_fen: int | None = None
) -> RenovationVisit:
    """Visited; with `returned_fen` of the deposit it is closed.

    Refused: `invalid` (`deposit-range`), `renovation-closed`, absent.
    """
    with transaction.atomic():
        case = case_to_write(actor, target.yard, target.case_id, "renovation.advise")
        rows = Renovation.objects.select_for_update(of=("self",), no_key=True)
        found = rows.filter(yard=case.yard, case=case).first()
        if found is None:
            raise absent()
        if found.closed_at is not None:
            raise Refusal("renovation-closed")
        if returned_fen is not None and not 0 <= returned_fen <= found.deposit_fen:
            raise Refusal("invalid", fields={"returned": "deposit-range"})
        visit = RenovationVisit(yard=case.yard, renovation=found, in_order=in_order, note=clean(note)[:1000])
        visit.account, visit.name, visit.at = actor.account, actor.name[:60], clock.now()
        visit.save()
        if returned_fen is not None:
            found.closed_at, found.returned_fen = visit.at, returned_fen
        found.version += 1
        found.save()
        step = "closed" if found.closed_at else "visited"
        record(RenovationMoved(step=step, path=found.home.path), yard=case.yard, actor=actor, subject=case.id)
        return visit
