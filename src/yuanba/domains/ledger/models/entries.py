"""Entries and their transfers: appended, never changed."""

from django.db import models
from django.db.models import F, Q

from yuanba.domains.ledger.models.books import Book, LedgerAccount
from yuanba.platform.yards.models import YardKey, YardModel


class Entry(YardModel):
    """What was entered by one request: `digest` is over its words and transfers, `rules.drafts.fingerprint`.

    `day` is when it is booked; it `belongs` to an earlier one where that was closed before it came.
    """

    append_only = True

    book = YardKey(Book, on_delete=models.PROTECT, related_name="entries")
    day = models.DateField()
    belongs = models.DateField(null=True)
    words = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    corrects = models.CharField(max_length=36, blank=True)
    reverses = YardKey("self", null=True, on_delete=models.PROTECT, related_name="reversals")
    forced = models.BooleanField(default=False)
    at = models.DateTimeField()
    account = models.UUIDField(null=True)
    name = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "book", "key"], name="ledger_entry_key_once"),
            models.UniqueConstraint(fields=["yard", "reverses"], name="ledger_reversed_once"),
        ]
        indexes = [models.Index(fields=["yard", "book", "day", "id"], name="ledger_entries_by_day")]


class Transfer(YardModel):
    """`amount` > 0 of one unit from `source` (credited) to `target` (debited): there is nothing to balance."""

    append_only = True

    entry = YardKey(Entry, on_delete=models.PROTECT, related_name="transfers")
    book = YardKey(Book, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    belongs = models.DateField(null=True)
    position = models.IntegerField()
    source = YardKey(LedgerAccount, on_delete=models.PROTECT, related_name="taken")
    target = YardKey(LedgerAccount, on_delete=models.PROTECT, related_name="given")
    amount = models.BigIntegerField()
    unit = models.CharField(max_length=8)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "entry", "position"], name="ledger_transfer_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="ledger_amount_above_nothing"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="ledger_to_another"),
        ]
        indexes = [
            models.Index(fields=["yard", "book", "day"], name="ledger_transfers_by_day"),
            models.Index(fields=["yard", "source", "day"], name="ledger_taken"),
            models.Index(fields=["yard", "target", "day"], name="ledger_given"),
        ]
