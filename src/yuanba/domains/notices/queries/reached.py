"""Whether a home has a notice: proven by any channel, or handed over at its door and not taken back."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from yuanba.domains.notices.models import Delivery, Knock, Notice
from yuanba.domains.notices.rules.vocabulary import HANDED, TAKEN_BACK


def has_it(yard_id: UUID, notice: Notice | None) -> Q:
    """Holds for the places that have the notice."""
    proofs = Delivery.objects.filter(yard=yard_id, notice=notice, home=OuterRef("pk")).exclude(channel=TAKEN_BACK)
    return Q(Exists(proofs)) | Q(Exists(handed(yard_id, notice).filter(home=OuterRef("pk"))))


def handed(yard_id: UUID, notice: Notice | None) -> QuerySet[Knock]:
    """Of each home that was handed the notice, the line that says so."""
    return last_knocks(yard_id, notice).filter(result=HANDED)


def last_knocks(yard_id: UUID, notice: Notice | None) -> QuerySet[Knock]:
    """The last line of each home."""
    rows = Knock.objects.filter(yard=yard_id, notice=notice)
    later = Knock.objects.filter(yard=yard_id, notice=notice, home=OuterRef("home"), turn__gt=OuterRef("turn"))
    return rows.exclude(Exists(later))
