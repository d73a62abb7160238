"""How to reach a reporter is opened to call back; who did it and when is written down each time."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.access import may_see
from yuanba.domains.cases.events import ContactOpened
from yuanba.domains.cases.models import Callback, Contact, ContactOpening
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def open_contact(*, actor: Actor, yard: Yard, call_id: UUID) -> Contact:
    """The contact of a call. Refused: absent."""
    call = Callback.objects.filter(yard=yard, id=call_id).select_related("case", "case__yard").first()
    if (
        call is None
        or actor.account is None
        or call.case.unnamed_at
        or not may_see(actor, call.case, "case.call_contact")
    ):
        raise absent()
    contact = Contact.objects.filter(yard=yard, case=call.case).first()
    if contact is None:
        raise absent()
    with transaction.atomic():
        row = ContactOpening(yard=yard, case=call.case, account=actor.account, name=actor.name[:60], at=clock.now())
        row.save()
        record(ContactOpened(number=call.case.number), yard=yard, actor=actor, subject=call.case_id)
    return contact
