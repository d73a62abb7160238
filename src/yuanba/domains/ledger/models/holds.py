"""Amounts that are held, and lots with a last day."""

from django.db import models
from django.db.models import F, Q

from yuanba.domains.ledger.models.books import Book, LedgerAccount
from yuanba.domains.ledger.models.entries import Entry
from yuanba.domains.ledger.rules.holds import PENDING
from yuanba.platform.yards.models import YardKey, YardModel


class Hold(YardModel):
    """`amount` of `source` kept for `target`: taken once, whole or in part, or released."""

    book = YardKey(Book, on_delete=models.PROTECT, related_name="holds")
    source = YardKey(LedgerAccount, on_delete=models.PROTECT, related_name="held")
    target = YardKey(LedgerAccount, on_delete=models.PROTECT, related_name="+")
    amount = models.BigIntegerField()
    words = models.CharField(max_length=200)
    key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=10, default=PENDING)
    expires_at = models.DateTimeField(null=True)
    placed_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    entry = YardKey(Entry, null=True, on_delete=models.PROTECT, related_name="holds")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "book", "key"], name="ledger_hold_key_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="ledger_hold_above_nothing"),
        ]
        indexes = [
            models.Index(fields=["expires_at"], name="ledger_holds_ending", condition=Q(state=PENDING)),
            models.Index(fields=["yard", "source"], name="ledger_holds_of", condition=Q(state=PENDING)),
        ]


class Lot(YardModel):
    """What came into an account together, and its last day; `left` is what was not spent, held or ended."""

    account = YardKey(LedgerAccount, on_delete=models.PROTECT, related_name="parts")
    entry = YardKey(Entry, on_delete=models.PROTECT, related_name="lots")
    amount = models.BigIntegerField()
    left = models.BigIntegerField()
    expires = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(left__gte=0, left__lte=F("amount")), name="ledger_lot_within"),
        ]
        indexes = [
            models.Index(fields=["yard", "account"], name="ledger_lots_left", condition=Q(left__gt=0)),
            models.Index(fields=["yard", "expires"], name="ledger_lots_ending", condition=Q(left__gt=0)),
        ]


class LotUse(YardModel):
    """How much of a lot an entry took, or a hold keeps."""

    lot = YardKey(Lot, on_delete=models.PROTECT, related_name="uses")
    entry = YardKey(Entry, null=True, on_delete=models.PROTECT, related_name="uses")
    hold = YardKey(Hold, null=True, on_delete=models.PROTECT, related_name="uses")
    amount = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="ledger_use_above_nothing"),
        ]
        indexes = [
            models.Index(fields=["yard", "entry"], name="ledger_uses_by_entry"),
            models.Index(fields=["yard", "hold"], name="ledger_uses_by_hold"),
        ]
