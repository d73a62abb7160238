"""One of its owners speaks for a home."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from yuanba.domains.people.access import tenure_to_write
from yuanba.domains.people.events import RepresentativeNamed
from yuanba.domains.people.lent import check_self
from yuanba.domains.people.models import Representative
from yuanba.domains.people.rules.tenure import OWNING, on
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("not-an-owner", 422, "Only somebody who owns the home on that day can speak for it.")
register("representative-later", 409, "From %(since)s on somebody is named already: choose that day or a later one.")


def name_representative(*, actor: Actor, yard: Yard, tenure_id: UUID, since: date) -> Representative:
    """Whoever speaks for the home from a day on; who did before does so until the day before.

    Refused: `not-an-owner`, `representative-later`, `lent-self`, absent.
    """
    with transaction.atomic():
        tenure = tenure_to_write(actor, yard, tenure_id)
        if tenure.kind not in OWNING or not on(since, *tenure.span):
            raise Refusal("not-an-owner")
        check_self(actor, tenure.card.account_id if tenure.card else None, "people.register", tenure.home)
        last = Representative.objects.filter(yard=yard, home=tenure.home).order_by("-since", "-id").first()
        if last is not None and last.since > since:
            raise Refusal("representative-later", since=last.since.isoformat())
        if last is not None and (last.tenure_id, last.since) == (tenure.id, since):
            return last
        _end(last, since - timedelta(days=1))
        named = Representative(yard=yard, home=tenure.home, tenure=tenure, since=since, until=tenure.until)
        named.save()
        told = RepresentativeNamed(home=tenure.home.path, since=since.isoformat())
        record(told, yard=yard, actor=actor, subject=tenure.id)
    return named


def _end(last: Representative | None, day: date) -> None:
    """Somebody named on the same day by mistake keeps a span without days."""
    if last is not None and (last.until is None or last.until > day):
        last.until = day
        last.save(update_fields=["until"])
