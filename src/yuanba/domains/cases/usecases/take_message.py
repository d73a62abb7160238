"""A message from outside becomes a request: the same use case as at the door, with the way back to whoever wrote."""

from dataclasses import dataclass

from django.db import transaction

from yuanba.domains.cases.models import Reach
from yuanba.domains.cases.rules.drafts import Draft
from yuanba.domains.cases.usecases.report import Origin, Reported, report
from yuanba.domains.places.public import Place
from yuanba.platform.access.public import Actor, check


@dataclass(frozen=True)
class Message:
    """By which channel it came, from which address, under which number there."""

    by: str
    address: str
    number: str


def take_message(*, actor: Actor, place: Place, draft: Draft, message: Message) -> Reported:
    """One case per message, however often it comes. Refused as `report`."""
    check(actor, "case.report", place)
    with transaction.atomic():
        made = report(
            actor=actor,
            place=place,
            draft=draft,
            channel=message.by,
            client_key=message.number,
            origin=Origin(message.number),
        )
        if not made.repeated and message.address:
            reach = Reach(yard=place.yard, case=made.case, by=message.by)
            reach.address = message.address
            reach.save()
    return made
