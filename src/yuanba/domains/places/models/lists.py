"""Lists of estates that were taken over, and which estates each of them founded."""

from django.db import models

from yuanba.platform.yards.models import Shared, Yard


class EstateList(Shared):
    """What came from one list of estates at once; it stands over yards, so it belongs to none."""

    class State(models.TextChoices):
        """Whether the estates it founded are there."""

        DONE = "done"
        UNDONE = "undone"

    number = models.IntegerField(unique=True)
    name = models.CharField(max_length=120)
    founded = models.IntegerField(default=0)
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    state = models.CharField(max_length=6, choices=State, default=State.DONE)
    undone_at = models.DateTimeField(null=True)

    @property
    def code(self) -> str:
        """What people say, and no yard is called: L-3."""
        return f"L-{self.number}"


class ListedEstate(Shared):
    """An estate that a list founded: what it was called, where, and how much had been told of it by then."""

    list = models.ForeignKey(EstateList, on_delete=models.PROTECT, related_name="estates", db_index=False)
    yard = models.ForeignKey(Yard, on_delete=models.PROTECT, related_name="+", db_index=False)
    code = models.CharField(max_length=16)
    name = models.CharField(max_length=60)
    path = models.CharField(max_length=200)
    told = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["list", "path"], name="places_listed_path"),
            models.UniqueConstraint(fields=["yard"], name="places_listed_once"),
        ]
