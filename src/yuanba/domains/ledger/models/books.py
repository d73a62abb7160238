"""A book and its accounts; an account with a limit has a balance row."""

from django.db import models
from django.db.models import Q

from yuanba.platform.yards.models import YardKey, YardModel


class Book(YardModel):
    """Accounts that stand together. Nothing is dated on or before `closed_until`; see `rules.periods.shut`."""

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60, blank=True)
    opened_at = models.DateTimeField()
    closed_until = models.DateField(null=True)
    closing_until = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "code"], name="ledger_book_once")]


class LedgerAccount(YardModel):
    """Where amounts of one unit stand. `limited`: never below its floor. `lots`: what is in it ends by days."""

    book = YardKey(Book, on_delete=models.PROTECT, related_name="accounts")
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=10)
    unit = models.CharField(max_length=8)
    subject = models.UUIDField(null=True)
    limited = models.BooleanField(default=False)
    lots = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "book", "code"], name="ledger_account_once")]
        indexes = [
            models.Index(fields=["yard", "subject"], name="ledger_subject", condition=Q(subject__isnull=False)),
        ]


class Balance(YardModel):
    """What stands in an account that has a limit, kept by guarded updates; all others are summed when asked."""

    account = YardKey(LedgerAccount, on_delete=models.PROTECT, related_name="balances")
    posted = models.BigIntegerField(default=0)
    held = models.BigIntegerField(default=0)
    floor = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "account"], name="ledger_balance_once"),
            models.CheckConstraint(condition=Q(held__gte=0), name="ledger_held_not_below_nothing"),
        ]

    @property
    def free(self) -> int:
        """What can still be taken or held."""
        return self.posted - self.held - self.floor
