"""The words of what was closed long ago are kept no longer: nothing is compared with it any more."""

from django.db import transaction

from yuanba.domains.cases.models import Words
from yuanba.domains.cases.rules.alike import WEEKS
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor

SLICE = 20_000


def sweep_words(*, actor: Actor) -> int:
    """How many are gone, at most twenty thousand; a case that was taken into another has none."""
    with transaction.atomic():
        over = Words.objects.filter(case__closed_at__lt=clock.now() - WEEKS).values_list("id", flat=True)[:SLICE]
        return Words.objects.filter(id__in=list(over)).delete()[0]
