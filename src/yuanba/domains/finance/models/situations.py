"""What prices ask of a home beside its area."""

from django.db import models
from django.db.models import Q

from yuanba.domains.finance.rules.situations import SPACE, VACANT
from yuanba.domains.places.public import Place
from yuanba.platform.yards.models import YardKey, YardModel


class Situation(YardModel):
    """From a day to a day nobody lives in a home, or a space to park is let to it: number `name`, price by its name."""

    home = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    name = models.CharField(max_length=30, blank=True)
    price = models.CharField(max_length=60, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["yard", "home"], condition=Q(kind=VACANT, until=None), name="finance_empty_once"
            ),
            models.UniqueConstraint(
                fields=["yard", "name"], condition=Q(kind=SPACE, until=None), name="finance_space_once"
            ),
        ]
        indexes = [models.Index(fields=["home", "yard"], name="finance_situations_of_home")]
