"""Periods of a book."""

from django.db import models

from yuanba.domains.ledger.models.books import Book
from yuanba.domains.ledger.rules.periods import OPEN
from yuanba.platform.yards.models import YardKey, YardModel


class Period(YardModel):
    """Days of a book. A published one holds what stood in each account, sealed by `rules.periods.digest`."""

    book = YardKey(Book, on_delete=models.PROTECT, related_name="periods")
    code = models.CharField(max_length=20)
    since = models.DateField()
    until = models.DateField()
    state = models.CharField(max_length=10, default=OPEN)
    balances = models.JSONField(default=dict)
    before = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "book", "code"], name="ledger_period_once"),
            models.UniqueConstraint(fields=["yard", "book", "since"], name="ledger_period_after_period"),
        ]
