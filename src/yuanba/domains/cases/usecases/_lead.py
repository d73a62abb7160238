"""Who leads a case: one unit answers for it, others help inside."""

from typing import Any

from yuanba.domains.cases.models import Case, Help
from yuanba.domains.cases.queries import plan_of
from yuanba.domains.cases.queries.units import leads, units_of
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor

register("not-lead", 422, "Your unit helps with this; %(unit)s answers for it. Please write what you did as help.")
register("help-open", 422, "A unit that was asked to help has not answered. Please wait, or say why it is not needed.")
register("unit-other", 422, "This is with %(unit)s. Whoever sorts requests can send it to you.")


def check_leads(actor: Actor, case: Case) -> None:
    """Refuse as `unit-other` where somebody else answers for the case."""
    if case.unit_id is not None and not leads(actor, case):
        raise Refusal("unit-other", unit=plan_of(case.yard).units[case.unit_id].name)


def check_no_helper(actor: Actor, case: Case) -> None:
    """Refuse as `not-lead` what only the lead says to the resident."""
    if case.unit_id is None or leads(actor, case):
        return
    own = [one.id for one in units_of(actor, plan_of(case.yard))]
    if own and Help.objects.filter(yard=case.yard, case=case, unit__in=own, ended_at__isnull=True).exists():
        raise Refusal("not-lead", unit=plan_of(case.yard).units[case.unit_id].name)


def end_helps(case: Case, reason: str) -> dict[str, Any]:
    """End what other units were asked for, for a reason; refused as `help-open` without one."""
    waiting = list(Help.objects.filter(yard=case.yard, case=case, ended_at__isnull=True))
    if not waiting:
        return {}
    if not reason:
        raise Refusal("invalid", fields={"why_no_help": "help-open"})
    for row in waiting:
        row.ended_at = clock.now()
        row.save()
    return {"why_no_help": reason}
