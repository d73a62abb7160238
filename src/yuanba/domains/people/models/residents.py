"""A human in one yard."""

from django.db import models

from yuanba.domains.people.models.accounts import Account
from yuanba.platform.yards.models import YardModel


class ResidentCard(YardModel):
    """That human in one yard."""

    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="cards")
    name = models.CharField(max_length=40)
    phone = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "account"], name="people_card_once")]
