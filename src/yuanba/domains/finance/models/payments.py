"""Money that came in and went back, and which bills it paid."""

from django.db import models
from django.db.models import Q

from yuanba.domains.finance.models.bills import Bill
from yuanba.domains.finance.rules.words import DEPOSIT_BACK, UNDONE
from yuanba.domains.places.public import Place
from yuanba.platform.yards.models import YardKey, YardModel


class Payment(YardModel):
    """One receipt. `fen` came in, or went back; `prepaid` of it no bill needed; `of` is the deposit given back, or the
    payment taken back."""

    append_only = True

    number = models.IntegerField()
    home = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    way = models.CharField(max_length=10)
    fen = models.BigIntegerField()
    prepaid = models.BigIntegerField(default=0)
    deducted = models.BigIntegerField(default=0)
    of = YardKey("self", null=True, on_delete=models.PROTECT, related_name="returned")
    words = models.CharField(max_length=200, blank=True)
    code = models.CharField(max_length=12)
    day = models.DateField()
    client_key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "number"], name="finance_payment_number"),
            models.UniqueConstraint(fields=["yard", "client_key"], name="finance_payment_key_once"),
            models.UniqueConstraint(
                fields=["yard", "of"], condition=Q(kind=DEPOSIT_BACK), name="finance_deposit_back_once"
            ),
            models.UniqueConstraint(fields=["yard", "of"], condition=Q(kind=UNDONE), name="finance_undone_once"),
            models.CheckConstraint(condition=Q(fen__gte=0, prepaid__gte=0, deducted__gte=0), name="finance_not_below"),
        ]
        indexes = [
            models.Index(fields=["home", "yard"], name="finance_payments_of_home"),
            models.Index(fields=["of"], name="finance_payments_back", condition=Q(of__isnull=False)),
        ]


class Applied(YardModel):
    """What a payment, or without one an advance, paid of a bill; less than nothing where the bill was credited."""

    append_only = True

    bill = YardKey(Bill, on_delete=models.PROTECT, related_name="applied")
    payment = YardKey(Payment, null=True, on_delete=models.PROTECT, related_name="applied")
    fen = models.BigIntegerField()
    day = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["yard", "bill"], name="finance_applied_to_bill"),
            models.Index(fields=["yard", "payment"], name="finance_applied_of"),
        ]
