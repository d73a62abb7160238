"""Somebody who signs off opens a case: without this it cannot be ticked."""

from django.db import IntegrityError, transaction

from yuanba.domains.cases.models import Case, Opening
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor, can


def open_for_look(*, actor: Actor, case: Case) -> None:
    """Note once a day that the actor saw this case, where the actor signs off; else nothing."""
    if actor.account is None or not can(actor, "case.look", case):
        return
    seen = {"yard": case.yard, "case": case, "account": actor.account, "day": clock.today()}
    if Opening.objects.filter(**seen).exists():
        return
    try:
        with transaction.atomic():
            Opening(**seen, at=clock.now()).save()
    except IntegrityError:
        return  # opened twice at once: it is noted
