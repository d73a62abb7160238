"""The maintenance fund as its special account tells it."""

from django.db import models
from django.db.models import Q

from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import YardKey, YardModel


class FundStanding(YardModel):
    """How the maintenance fund of an estate stood at the end of a day; of one day the last said counts.

    `came` and `used` are since the day noted before. Law: 住宅专项维修资金管理办法 – the special account prevails.
    """

    append_only = True

    day = models.DateField()
    came = models.BigIntegerField()
    used = models.BigIntegerField()
    balance = models.BigIntegerField()
    source = models.CharField(max_length=120)
    file = YardKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(came__gte=0, used__gte=0, balance__gte=0), name="finance_fund_not_below")
        ]
        indexes = [models.Index(fields=["yard", "-day", "-id"], name="finance_fund_by_day")]
