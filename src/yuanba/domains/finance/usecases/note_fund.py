"""What the special account of the maintenance fund tells is noted, to be shown with what is published."""

from django.db import transaction

from yuanba.domains.finance.access import estate_to, till_held
from yuanba.domains.finance.events import FundNoted
from yuanba.domains.finance.models import FundStanding
from yuanba.domains.finance.rules import fund
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.files.public import StoredFile, pictures
from yuanba.platform.yards.models import Yard


def note_fund(*, actor: Actor, yard: Yard, said: fund.Stood) -> FundStanding:
    """How the fund stood at the end of a day; said again of the last day it puts that right, the same changes nothing.

    Refused: `invalid` with `fund-day`, `fund-sum`, `fund-differs`, `fund-source`, `fund-scan`; absent.
    """
    estate_to(actor, yard, "fund.note")
    with transaction.atomic():
        till_held(yard)
        rows = FundStanding.objects.filter(yard=yard)
        last = rows.order_by("-day", "-id").first()
        earlier = rows.filter(day__lt=said.day).order_by("-day", "-id").first() if said.day else None
        stood = fund.checked(said, last.day if last else None, earlier.balance if earlier else None, clock.today())
        file = _scan(yard, stood)
        figures = {name: getattr(stood, name) for name in ("day", "came", "used", "balance", "source")}
        if last is not None and all(getattr(last, name) == value for name, value in figures.items()):
            return last
        named = {"account": actor.account, "by": actor.name[:60], "at": clock.now()}
        made = FundStanding.objects.create(yard=yard, file=file, **figures, **named)
        told = FundNoted(made.day.isoformat(), made.came, made.used, made.balance)
        record(told, yard=yard, actor=actor, subject=made.id)
    return made


def _scan(yard: Yard, stood: fund.Stood) -> StoredFile | None:
    if stood.scan is None:
        return None
    found = pictures(yard, [stood.scan])
    if not found:
        raise Refusal("invalid", fields={"scan": "fund-scan"})
    return found[0]
