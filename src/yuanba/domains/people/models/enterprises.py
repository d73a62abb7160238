"""An enterprise in one yard."""

from django.db import models
from django.db.models import Q

from yuanba.domains.people.models.residents import ResidentCard
from yuanba.domains.places.public import ImportBatch
from yuanba.platform.yards.models import YardKey, YardModel


class Enterprise(YardModel):
    """Who occupies shops and rooms without being a human; `contact` is the human who acts for it."""

    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120, blank=True)
    contact = YardKey(ResidentCard, null=True, on_delete=models.PROTECT, related_name="enterprises")
    party = models.CharField(max_length=8, default="unknown")
    asked = models.DateField(null=True)
    written_at = models.DateTimeField(null=True)  # when somebody last wrote on it
    batch = YardKey(ImportBatch, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["yard", "contact"], name="people_enterprises_of_card"),
            models.Index(fields=["yard", "batch"], name="people_firms_of_batch", condition=Q(batch__isnull=False)),
        ]
