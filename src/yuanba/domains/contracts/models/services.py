"""What was done of the services a contract owes: entries that somebody signed for, each with a photograph."""

from django.db import models
from django.db.models import Q

from yuanba.domains.contracts.models.contracts import Contract
from yuanba.domains.places.public import Place
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import YardKey, YardModel


class ServiceDone(YardModel):
    """So many `times` on a day a service `line` was done: what, where, by whom; whoever signs for it is `by`.

    `source` says how it came here; what is written by hand has a photograph. Taken back it counts no more.
    Covered, its photograph is out of public view; the entry counts on.
    """

    number = models.IntegerField()
    contract = YardKey(Contract, on_delete=models.PROTECT, related_name="services")
    line = models.CharField(max_length=8)
    day = models.DateField()
    times = models.IntegerField(default=1)
    words = models.CharField(max_length=120, blank=True)
    place = YardKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    who = models.CharField(max_length=60, blank=True)
    photo = YardKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=6)
    client_key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)
    gone_by = models.CharField(max_length=60, blank=True)
    gone_why = models.CharField(max_length=120, blank=True)
    covered_at = models.DateTimeField(null=True)
    covered_by = models.CharField(max_length=60, blank=True)
    covered_why = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "number"], name="contracts_service_number"),
            models.UniqueConstraint(fields=["yard", "client_key"], name="contracts_service_key"),
            models.UniqueConstraint(
                fields=["yard", "contract", "line", "photo"],
                condition=Q(photo__isnull=False, gone_at=None),
                name="contracts_service_photo",
            ),
        ]
        indexes = [
            models.Index(fields=["yard", "contract", "day", "line"], name="contracts_services_day"),
            models.Index(fields=["place", "yard"], name="contracts_services_place"),
        ]
