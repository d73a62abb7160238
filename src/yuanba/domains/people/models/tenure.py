"""What somebody is to a home."""

from django.db import models

from yuanba.domains.people.models.residents import ResidentCard
from yuanba.domains.places.public import Place
from yuanba.platform.yards.models import YardKey, YardModel


class Tenure(YardModel):
    """What somebody is to a home, from a day to a day."""

    card = YardKey(ResidentCard, on_delete=models.PROTECT, related_name="tenures")
    home = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["yard", "card"], name="people_tenures_of_card"),
            models.Index(fields=["yard", "home"], name="people_tenures_of_home"),
        ]
