"""What the verbs of a renovation share: the row, locked, of somebody who may."""

from yuanba.domains.cases.access import case_to_write
from yuanba.domains.cases.models import Renovation
from yuanba.domains.cases.writing import Target
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor


def renovation_to_write(actor: Actor, target: Target) -> Renovation:
    """The renovation of a case, both locked. Refused: `renovation-closed`, absent."""
    case = case_to_write(actor, target.yard, target.case_id, "renovation.advise")
    rows = Renovation.objects.select_for_update(of=("self",), no_key=True).select_related("home", "yard")
    found = rows.filter(yard=case.yard, case=case).first()
    if found is None:
        raise absent()
    if found.closed_at is not None:
        raise Refusal("renovation-closed")
    found.case = case
    return found
