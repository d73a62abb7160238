"""Billing runs, whom they left out, and the till that counts."""

from django.db import models
from django.db.models import Q

from yuanba.domains.contracts.public import Contract
from yuanba.domains.finance.rules.words import DRAFT
from yuanba.domains.places.public import Place
from yuanba.platform.yards.models import YardKey, YardModel


class Till(YardModel):
    """One row an estate: its last numbers. Whoever bills or takes money holds it, so that one comes after the other."""

    runs = models.IntegerField(default=0)
    bills = models.IntegerField(default=0)
    payments = models.IntegerField(default=0)
    vouchers = models.IntegerField(default=0)
    bank_files = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard"], name="finance_till_once")]


class BillingRun(YardModel):
    """The bills of a month by the prices of one contract: drafted, looked at, published or thrown away."""

    number = models.IntegerField()
    contract = YardKey(Contract, on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    due = models.DateField()
    mode = models.CharField(max_length=12)
    state = models.CharField(max_length=10, default=DRAFT)
    bills = models.IntegerField(default=0)
    fen = models.BigIntegerField(default=0)
    skipped = models.IntegerField(default=0)
    client_key = models.CharField(max_length=64)
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    published_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "number"], name="finance_run_number"),
            models.UniqueConstraint(fields=["yard", "client_key"], name="finance_run_key_once"),
            models.UniqueConstraint(
                fields=["yard", "contract", "month"], condition=Q(state=DRAFT), name="finance_one_draft"
            ),
        ]


class Skipped(YardModel):
    """A home that a run left out for one price (or for all of them), and why."""

    run = YardKey(BillingRun, on_delete=models.CASCADE, related_name="left_out")
    home = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    tariff = models.CharField(max_length=60, blank=True)
    tariff_en = models.CharField(max_length=80, blank=True)
    why = models.CharField(max_length=12)

    class Meta:
        indexes = [
            models.Index(fields=["home", "yard"], name="finance_skipped_home"),
            models.Index(fields=["yard", "run", "id"], name="finance_skipped_of_run"),
        ]
