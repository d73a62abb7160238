"""The daily look: named cases, each opened before, ticked by a person."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.events import CasesLooked
from yuanba.domains.cases.models import Case, Look, Opening
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access.public import Actor, can
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("not-opened", 422, "Please open these first: %(cases)s. Only what was opened can be ticked.")
register("nothing-chosen", 422, "Please tick at least one.")


def sign_off(*, actor: Actor, yard: Yard, case_ids: Iterable[UUID]) -> int:
    """How many looks were written; one already there stays. Refused: `not-opened` naming them, `nothing-chosen`."""
    wanted = list(dict.fromkeys(case_ids))
    if not wanted:
        raise Refusal("nothing-chosen")
    if actor.account is None:
        raise absent()
    day = clock.today()
    with transaction.atomic():
        rows = Case.objects.select_for_update(of=("self",), no_key=True).select_related("yard")
        cases = list(rows.filter(yard=yard, id__in=wanted).order_by("number"))
        if len(cases) < len(wanted) or not all(can(actor, "case.look", case) for case in cases):
            raise absent()
        _check_opened(actor.account, yard, cases)
        done = Look.objects.filter(yard=yard, case__in=cases, account=actor.account, day=day)
        ticked = set(done.values_list("case_id", flat=True))
        new = [case for case in cases if case.id not in ticked]
        for case in new:
            Look(yard=yard, case=case, account=actor.account, name=actor.name, day=day, at=clock.now()).save()
        if new:
            told = CasesLooked(day=day.isoformat(), numbers=[case.number for case in new])
            record(told, yard=yard, actor=actor, subject=yard.id)
    return len(new)


def _check_opened(account: UUID, yard: Yard, cases: list[Case]) -> None:
    seen = Opening.objects.filter(yard=yard, case__in=cases, account=account, day=clock.today())
    opened = set(seen.values_list("case_id", flat=True))
    missing = [case.code for case in cases if case.id not in opened]
    if missing:
        raise Refusal("not-opened", cases=", ".join(missing))
