"""What common parts earn: contracts with due dates, and the money that came."""

from datetime import date

from django.db import models
from django.db.models import Q

from yuanba.domains.places.public import Place
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import YardKey, YardModel


class RevenueContract(YardModel):
    """Somebody uses a common part and pays for it. What it says is never edited; it may end earlier.

    `fen` of each period, first due on `first`; `share` is the company's part in 1/10,000.
    """

    number = models.IntegerField()
    kind = models.CharField(max_length=10)
    party = models.CharField(max_length=80)
    place = YardKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()
    period = models.CharField(max_length=8)
    fen = models.BigIntegerField()
    first = models.DateField(null=True)
    share = models.IntegerField()
    words = models.CharField(max_length=400, blank=True)
    ended_on = models.DateField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)
    why = models.CharField(max_length=200, blank=True)
    client_key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "number"], name="finance_revenue_number"),
            models.UniqueConstraint(fields=["yard", "client_key"], name="finance_revenue_key_once"),
            models.CheckConstraint(condition=Q(share__range=(0, 10_000)), name="finance_revenue_share"),
        ]
        indexes = [models.Index(fields=["place"], name="finance_revenue_at", condition=Q(place__isnull=False))]

    @property
    def last_day(self) -> date:
        """Until when it runs."""
        found: date = self.ended_on or self.until
        return found


class RevenueScan(YardModel):
    """A side of the signed contract."""

    append_only = True

    contract = YardKey(RevenueContract, on_delete=models.PROTECT, related_name="scans")
    file = YardKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    position = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "contract", "position"], name="finance_revenue_scan")]


class Taking(YardModel):
    """Money that came in by such a contract, and the owners' part of it; below nothing where one was taken back (`of`).

    `count` cars of a day in one sum, or one car that stayed so many `minutes` at a price.
    """

    append_only = True

    number = models.IntegerField()
    contract = YardKey(RevenueContract, on_delete=models.PROTECT, related_name="takings")
    fen = models.BigIntegerField()
    owners = models.BigIntegerField()
    way = models.CharField(max_length=10)
    day = models.DateField()
    words = models.CharField(max_length=200, blank=True)
    count = models.IntegerField(default=0)
    minutes = models.IntegerField(default=0)
    price = models.CharField(max_length=60, blank=True)
    of = YardKey("self", null=True, on_delete=models.PROTECT, related_name="taken_back")
    client_key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "number"], name="finance_taking_number"),
            models.UniqueConstraint(fields=["yard", "client_key"], name="finance_taking_key_once"),
            models.UniqueConstraint(
                fields=["yard", "of"], condition=Q(of__isnull=False), name="finance_taking_back_once"
            ),
        ]
        indexes = [
            models.Index(fields=["yard", "contract", "number"], name="finance_takings_of"),
            models.Index(fields=["yard", "day", "number"], name="finance_takings_by_day"),
        ]


class FundPart(YardModel):
    """What part of the owners' public revenue the maintenance fund gets at least, in per cent; the last one counts."""

    append_only = True

    percent = models.IntegerField()
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(percent__range=(0, 100)), name="finance_fund_part")]
