"""Files of the bank, and what became of each line."""

from django.db import models
from django.db.models import Q

from yuanba.domains.finance.models.payments import Payment
from yuanba.domains.finance.rules.bank import PAID, WAITING
from yuanba.domains.places.public import Place
from yuanba.platform.yards.models import YardKey, YardModel


class BankProfile(YardModel):
    """How files of a bank are read: `fields` holds the head in the file by our name of it; `account` is whose lines."""

    name = models.CharField(max_length=40)
    account = models.CharField(max_length=40)
    fields = models.JSONField()
    version = models.IntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "name"], name="finance_bank_profile_once")]


class BankFile(YardModel):
    """What came of one file: its rows are new lines, known ones, money that went out, and refused ones."""

    number = models.IntegerField()
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    profile = YardKey(BankProfile, on_delete=models.PROTECT, related_name="+")
    rows_in = models.IntegerField()
    lines = models.IntegerField()
    fen = models.BigIntegerField()
    same = models.IntegerField()
    went_out = models.IntegerField()
    refused = models.IntegerField()
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "number"], name="finance_bank_file_number")]


class BankLine(YardModel):
    """Money that came in, once by account and serial number: it waits, is paid for a home, or is no fee.

    `turns` counts how often it was settled: each time has a receipt of its own.
    """

    file = YardKey(BankFile, on_delete=models.PROTECT, related_name="kept")
    row = models.IntegerField()
    account = models.CharField(max_length=40)
    serial = models.CharField(max_length=64)
    day = models.DateField()
    fen = models.BigIntegerField()
    payer = models.CharField(max_length=80, blank=True)
    tail = models.CharField(max_length=4, blank=True)
    remark = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, default=WAITING)
    home = YardKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    payment = YardKey(Payment, null=True, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=200, blank=True)
    turns = models.IntegerField(default=0)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "account", "serial"], name="finance_bank_line_once"),
            models.CheckConstraint(condition=Q(fen__gt=0), name="finance_bank_came_in"),
            models.CheckConstraint(
                condition=Q(state=PAID, payment__isnull=False, home__isnull=False)
                | (~Q(state=PAID) & Q(payment=None, home=None)),
                name="finance_bank_paid_for",
            ),
        ]
        indexes = [
            models.Index(fields=["yard", "state", "id"], name="finance_bank_states"),
            models.Index(fields=["yard", "file", "id"], name="finance_bank_of_file"),
            models.Index(fields=["home"], name="finance_bank_of_home", condition=Q(home__isnull=False)),
            models.Index(fields=["payment"], name="finance_bank_of_payment", condition=Q(payment__isnull=False)),
        ]
