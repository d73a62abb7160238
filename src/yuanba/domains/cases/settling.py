"""Who above has a case, and what ends by itself when the work is done."""

from yuanba.domains.cases.models import Case, Extension, HandUp
from yuanba.domains.cases.rules.upward import SIDE
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal


def settle(case: Case) -> None:
    """Open requests for more time lapse, open hand_ups end; the case is with the estate again."""
    Extension.objects.filter(yard=case.yard, case=case, state="asked").update(state="lapsed", decided_at=clock.now())
    if HandUp.objects.filter(yard=case.yard, case=case, ended_at__isnull=True).update(ended_at=clock.now()):
        case.held_by = ""


def handed_to(case: Case, role: str) -> HandUp:
    """The open hand_up to the side of this role; refused as `nothing-handed`."""
    rows = HandUp.objects.filter(yard=case.yard, case=case, ended_at__isnull=True)
    found = rows.filter(to=SIDE.get(role, "")).first()
    if found is None or (found.to == "community" and rows.filter(to="street").exists()):
        raise Refusal("nothing-handed")
    return found
