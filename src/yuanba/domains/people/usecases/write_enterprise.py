"""An enterprise is written down, or changed."""

from uuid import UUID

from django.db import IntegrityError, transaction

from yuanba.domains.people.access import card_to_open, enterprise_to_write, somewhere_in
from yuanba.domains.people.events import EnterpriseWritten
from yuanba.domains.people.models import Enterprise
from yuanba.domains.people.rules.enterprises import EnterpriseDraft, checked
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def write_enterprise(*, actor: Actor, yard: Yard, enterprise_id: UUID, draft: EnterpriseDraft) -> Enterprise:
    """The enterprise of this id, which whoever asks chooses for a new one: sent twice it is one.

    Refused: `invalid` with fields; absent without the right, for an unknown contact too.
    """
    draft = checked(draft)
    try:
        with transaction.atomic():
            return _write(actor, yard, enterprise_id, draft)
    except IntegrityError:  # the id is another yard's, or the same enterprise arrives twice at once
        with transaction.atomic():
            return _write(actor, yard, enterprise_id, draft, new=False)


def _write(actor: Actor, yard: Yard, enterprise_id: UUID, draft: EnterpriseDraft, new: bool = True) -> Enterprise:
    new = new and not Enterprise.objects.filter(yard=yard, id=enterprise_id).exists()
    if new and not somewhere_in(actor, "people.register", yard):
        raise absent()
    made = Enterprise(yard=yard, id=enterprise_id) if new else enterprise_to_write(actor, yard, enterprise_id)
    if draft.contact is not None and draft.contact != made.contact_id:
        card_to_open(actor, yard, draft.contact, "people.register")
    said = {**vars(draft), "contact_id": draft.contact}
    del said["contact"]
    changed = [field for field, value in said.items() if getattr(made, field) != value]
    for field in changed:
        setattr(made, field, said[field])
    if changed:
        made.written_at = clock.now()
        made.save()
        told = EnterpriseWritten(name=made.name, party=made.party, new=new)
        record(told, yard=yard, actor=actor, subject=made.id)
    return made
