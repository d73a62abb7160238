"""A contract, what it says from when on, and the balances one company hands to the next."""

from datetime import date

from django.db import models
from django.db.models import Q

from yuanba.platform.yards.models import YardKey, YardModel


class Contract(YardModel):
    """A company and an estate. While it is a draft `terms` are written anew; signed, they stand in `Version`.

    `ended_on` is the last day where it ended before `until`; `succeeds` the contract it follows.
    """

    number = models.IntegerField()
    company = models.CharField(max_length=80)
    company_en = models.CharField(max_length=120, blank=True)
    since = models.DateField()
    until = models.DateField()
    ended_on = models.DateField(null=True)
    ended_why = models.CharField(max_length=300, blank=True)
    terms = models.JSONField()
    digest = models.CharField(max_length=64)
    seen = models.IntegerField(default=1)
    succeeds = YardKey("self", null=True, on_delete=models.PROTECT, related_name="successors")
    client_key = models.CharField(max_length=64)
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    signed_on = models.DateField(null=True)
    signer_owners = models.CharField(max_length=60, blank=True)
    signer_company = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "number"], name="contracts_number_once"),
            models.UniqueConstraint(fields=["yard", "client_key"], name="contracts_key_once"),
            models.UniqueConstraint(
                fields=["yard", "succeeds"], condition=Q(succeeds__isnull=False), name="contracts_succeeded_once"
            ),
        ]

    @property
    def last_day(self) -> date:
        """On which it still holds."""
        return self.ended_on or self.until


class Version(YardModel):
    """What a signed contract says from a day on: number 1 as it was signed, then each supplement."""

    append_only = True

    contract = YardKey(Contract, on_delete=models.PROTECT, related_name="versions")
    number = models.IntegerField()
    since = models.DateField()
    words = models.CharField(max_length=300, blank=True)
    terms = models.JSONField()
    digest = models.CharField(max_length=64)
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "contract", "number"], name="contracts_version_once"),
            models.UniqueConstraint(fields=["yard", "contract", "since"], name="contracts_version_day_once"),
        ]


class Saldo(YardModel):
    """A balance that the company which leaves hands to the one which comes, in fen."""

    append_only = True

    contract = YardKey(Contract, on_delete=models.PROTECT, related_name="handed_on")
    to = YardKey(Contract, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    fen = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "contract", "kind"], name="contracts_saldo_once")]
        indexes = [models.Index(fields=["yard", "to"], name="contracts_saldos_to")]
