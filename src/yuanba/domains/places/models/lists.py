"""Lists of estates that were taken over, and which estates each of them founded or brought figures to."""

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
    filled = models.IntegerField(default=0)  # estates that stood before
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
    """An estate that a list founded: what it was called, where, and how much had been told of it by then.

    Or one that stood before: what of its profile the list changed, before and since, and once the list is undone what
    was not set back, each with the code of the reason.
    """

    list = models.ForeignKey(EstateList, on_delete=models.PROTECT, related_name="estates", db_index=False)
    yard = models.ForeignKey(Yard, on_delete=models.PROTECT, related_name="+", db_index=False)
    code = models.CharField(max_length=16)
    name = models.CharField(max_length=60)
    path = models.CharField(max_length=200)
    told = models.IntegerField()
    is_founded = models.BooleanField(default=True)
    before = models.JSONField(default=dict)
    since = models.JSONField(default=dict)
    left = models.JSONField(default=dict)
    is_left = models.BooleanField(default=False)  # something of it was not set back

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["list", "path"], name="places_listed_path"),
            models.UniqueConstraint(fields=["yard"], name="places_listed_once", condition=models.Q(is_founded=True)),
        ]
