"""What homes owe."""

from django.db import models
from django.db.models import F, Q

from yuanba.domains.finance.models.runs import BillingRun
from yuanba.domains.finance.rules.words import CREDIT
from yuanba.domains.places.public import Place
from yuanba.platform.yards.models import YardKey, YardModel


class Bill(YardModel):
    """What a home owes for some days: of whoever owned it then. `of` is the bill that it credits, or is late for.

    Once published only `paid` moves, and whether it was credited.
    """

    number = models.IntegerField()
    run = YardKey(BillingRun, null=True, on_delete=models.CASCADE, related_name="+")
    home = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    month = models.DateField()
    since = models.DateField()
    until = models.DateField()
    due = models.DateField()
    fen = models.BigIntegerField()
    paid = models.BigIntegerField(default=0)
    of = YardKey("self", null=True, on_delete=models.PROTECT, related_name="later")
    words = models.CharField(max_length=200, blank=True)
    published_at = models.DateTimeField(null=True)
    credited_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "number"], name="finance_bill_number"),
            models.UniqueConstraint(fields=["yard", "of"], condition=Q(kind=CREDIT), name="finance_credited_once"),
            models.CheckConstraint(
                condition=Q(paid__gte=0) & (Q(paid__lte=F("fen")) | Q(kind=CREDIT, paid=0)),
                name="finance_paid_within",
            ),
        ]
        indexes = [
            models.Index(fields=["home", "yard"], name="finance_bills_of_home"),
            models.Index(fields=["yard", "run", "number"], name="finance_bills_of_run"),
            models.Index(fields=["of"], name="finance_bills_after", condition=Q(of__isnull=False)),
            models.Index(
                fields=["yard", "home"],
                name="finance_bills_open",
                condition=Q(paid__lt=F("fen"), credited_at=None, published_at__isnull=False),
            ),
        ]

    @property
    def left(self) -> int:
        """What is still owed of it."""
        return 0 if self.credited_at else max(self.fen - self.paid, 0)


class BillLine(YardModel):
    """One price of a bill with its arithmetic in `sum`; `account` is where it goes in the book.

    A rule (contract and price), a home and a month stand together once, unless they were credited (`void`);
    where a home changes hands, once for each `part`.
    """

    bill = YardKey(Bill, on_delete=models.CASCADE, related_name="lines")
    home = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=30)
    month = models.DateField()
    part = models.IntegerField(default=1)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80, blank=True)
    account = models.CharField(max_length=20)
    fen = models.BigIntegerField()
    sum = models.JSONField(default=dict)
    void = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["yard", "rule", "home", "month", "part"], condition=Q(void=False), name="finance_billed_once"
            ),
        ]
        indexes = [
            models.Index(fields=["home", "yard"], name="finance_lines_of_home"),
            models.Index(fields=["yard", "bill"], name="finance_lines_of_bill"),
        ]
