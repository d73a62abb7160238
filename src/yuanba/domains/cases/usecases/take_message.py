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
    """By which channel it came, from which address, under which number there; the language of what is answered.

    `is_quiet`: its arrival is not answered.
    """

    by: str
    address: str
    number: str
    language: str = "zh-hans"
    is_quiet: bool = False


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
            reach = Reach(yard=place.yard, case=made.case, by=message.by, language=message.language)
            reach.address, reach.is_quiet = message.address, message.is_quiet
            reach.save()
    return made
