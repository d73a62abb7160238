"""The hand-over of the estate's book when another company follows."""

from django.db import models

from yuanba.domains.contracts.public import Contract
from yuanba.platform.yards.models import YardKey, YardModel


class HandOver(YardModel):
    """What stood in the book at the end of `contract`, agreed on and entered on the first day of `to`.

    `figures` in fen by kind, debit positive, as the book says; `differs` what was agreed on instead, and `why`.
    `owed` is what the company that left has to pay over.
    """

    append_only = True

    contract = YardKey(Contract, on_delete=models.PROTECT, related_name="+")
    to = YardKey(Contract, on_delete=models.PROTECT, related_name="+")
    figures = models.JSONField()
    differs = models.JSONField()
    why = models.CharField(max_length=300, blank=True)
    owed = models.BigIntegerField()
    on = models.DateField()
    owners = models.CharField(max_length=60)
    former = models.CharField(max_length=60)
    following = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "contract"], name="finance_handed_once"),
            models.UniqueConstraint(fields=["yard", "to"], name="finance_handed_to_once"),
        ]
