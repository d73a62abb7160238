"""While somebody speaks or stands there: what of theirs is open; and the case that was written down for them."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from yuanba.domains.cases.access import seen_in
from yuanba.domains.cases.models import Case, Contact, Step
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, can
from yuanba.platform.sealed.public import search_digest
from yuanba.platform.yards.models import Yard

SHOWN, SLIP_FOR = 5, timedelta(hours=24)


def open_of_caller(actor: Actor, yard: Yard, phone: str, accounts: Collection[UUID] = ()) -> list[Case]:
    """Open cases reached by this telephone or reported by these accounts, newest first; for whoever sees contacts."""
    if not phone:
        return []
    digest = search_digest(phone, bound=f"cases.contact {yard.id}")
    ids = Contact.objects.filter(yard=yard, phone_digest=digest).values("case")
    rows = seen_in(actor, "case.contact", yard).filter(Q(id__in=ids) | Q(reporter__in=list(accounts)))
    found = list(
        rows.filter(closed_at__isnull=True, unnamed_at__isnull=True).select_related("place").order_by("-id")[:SHOWN]
    )
    for case in found:
        case.yard = yard
    return found


def handles(actor: Actor, case: Case) -> bool:
    """Whether somebody writes down or handles requests where this one is."""
    return can(actor, "case.report_for", case) or can(actor, "case.work", case)


def case_for_slip(actor: Actor, yard: Yard, case_id: UUID) -> Case:
    """What the actor wrote down for somebody within a day; refused as absent."""
    since = clock.now() - SLIP_FOR
    own = Step.objects.filter(yard=yard, case=case_id, verb="report", account=actor.account, at__gte=since)
    case = Case.objects.select_related("yard", "place").filter(yard=yard, id=case_id, on_behalf_of=True).first()
    if case is None or actor.account is None or not own.exists():
        raise absent()
    return case
