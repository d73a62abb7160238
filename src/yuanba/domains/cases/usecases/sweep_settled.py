"""What came by hotline or mail and was settled long ago is kept no longer than handing back needs it."""

from datetime import timedelta

from django.db import transaction

from yuanba.domains.cases.models import HotlineRow, Unplaced
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor

TERM, SLICE = timedelta(days=180), 2_000


def sweep_settled(*, actor: Actor) -> int:
    """How many rows are emptied, at most two thousand of each: of the hotline after half a year, of mails at once."""
    with transaction.atomic():
        over = HotlineRow.objects.filter(settled_at__lt=clock.now() - TERM).exclude(sealed_cells="")
        done = HotlineRow.objects.filter(id__in=list(over.values_list("id", flat=True)[:SLICE])).update(sealed_cells="")
        placed = Unplaced.objects.filter(settled_at__isnull=False).exclude(sealed_text="")
        ids = list(placed.values_list("id", flat=True)[:SLICE])
        return done + Unplaced.objects.filter(id__in=ids).update(sealed_text="", sealed_name="", sealed_address="")
