"""That a home was reminded of what it owes."""

from django.db import models

from yuanba.domains.places.public import Place
from yuanba.platform.yards.models import YardKey, YardModel


class Reminder(YardModel):
    """Once a day at most: what was overdue then."""

    append_only = True

    home = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    fen = models.BigIntegerField()
    bills = models.IntegerField()
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "home", "day"], name="finance_reminded_once")]
        indexes = [models.Index(fields=["home", "yard"], name="finance_reminders_of_home")]
