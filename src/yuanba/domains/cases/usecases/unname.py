"""Whoever reported takes the own name off, later too: from now on nobody who handles the case sees it."""

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case, Contact
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor


def unname(*, actor: Actor, target: Target, tell: bool = True) -> Case:
    """Unnamed. With `tell` the telephone stays, sealed, for our messages only; without it is gone as well.

    Refused: `stale`, `conflict`, absent.
    """
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "unname")
        if moving is None:
            return case
        case.unnamed_at = case.unnamed_at or clock.now()
        for contact in Contact.objects.filter(yard=case.yard, case=case):
            contact.name = ""
            if not tell:
                contact.phone = ""
            contact.save()
        return writing.finish(moving)
