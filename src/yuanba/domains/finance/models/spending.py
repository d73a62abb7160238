"""What the estate's money was paid for."""

from django.db import models
from django.db.models import Q

from yuanba.domains.finance.rules.spending import APPROVED, WRITTEN
from yuanba.domains.places.public import Place
from yuanba.domains.voting.public import Resolution
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import YardKey, YardModel


class Voucher(YardModel):
    """A payment with its documents: written by one, approved by another. What it says is never edited.

    Approved, it is booked on its `day`; where that was closed before, it is `booked_on` a later one.
    """

    number = models.IntegerField()
    item = models.CharField(max_length=12)
    part = models.CharField(max_length=8, blank=True)
    fen = models.BigIntegerField()
    day = models.DateField()
    booked_on = models.DateField(null=True)
    words = models.CharField(max_length=200)
    payee = models.CharField(max_length=80)
    way = models.CharField(max_length=10)
    invoice = models.CharField(max_length=30, blank=True)
    resolution = YardKey(Resolution, null=True, on_delete=models.PROTECT, related_name="+")
    place = YardKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default=WRITTEN)
    client_key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    decided_by = models.CharField(max_length=60, blank=True)
    decided_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "number"], name="finance_voucher_number"),
            models.UniqueConstraint(fields=["yard", "client_key"], name="finance_voucher_key_once"),
            models.UniqueConstraint(
                fields=["yard", "payee", "invoice"],
                condition=Q(state__in=(WRITTEN, APPROVED)) & ~Q(invoice=""),
                name="finance_invoice_once",
            ),
            models.CheckConstraint(condition=Q(fen__gt=0), name="finance_spent_above_zero"),
        ]
        indexes = [
            models.Index(fields=["yard", "day", "number"], name="finance_vouchers_by_day"),
            models.Index(
                fields=["yard", "resolution"],
                name="finance_vouchers_resolved",
                condition=Q(resolution__isnull=False),
            ),
            models.Index(fields=["place"], name="finance_vouchers_at", condition=Q(place__isnull=False)),
        ]

    @property
    def is_late(self) -> bool:
        """Whether its day was closed before it was approved."""
        return self.booked_on is not None and self.booked_on > self.day


class Scan(YardModel):
    """A side of a document."""

    append_only = True

    voucher = YardKey(Voucher, on_delete=models.PROTECT, related_name="scans")
    file = YardKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    position = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "voucher", "position"], name="finance_scan_position")]


class SpendingLimit(YardModel):
    """Above how many fen a payment needs a resolution from now on; the last one counts, None is no limit."""

    append_only = True

    fen = models.BigIntegerField(null=True)
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(fen=None) | Q(fen__gt=0), name="finance_limit_above_zero")]
