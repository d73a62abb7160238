"""What comes as files of the city's hotline to an office, and what is handed back."""

from django.db import models

from yuanba.domains.cases.secrecy import hide, told
from yuanba.platform.sealed.public import SealedText
from yuanba.platform.yards.models import YardKey, YardModel


class HotlineProfile(YardModel):
    """How an office reads the hotline's files: `fields` holds the head in the file by our name of it."""

    name = models.CharField(max_length=40)
    fields = models.JSONField()
    visibility = models.CharField(max_length=10)
    version = models.IntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "name"], name="cases_hotline_profile_once")]


class HotlineBatch(YardModel):
    """What came of one file: `heads` are its columns, `digest` is SHA-256 of the file, which is not kept."""

    number = models.IntegerField()
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    profile = YardKey(HotlineProfile, on_delete=models.PROTECT, related_name="+")
    heads = models.JSONField()
    rows_in = models.IntegerField(default=0)
    warned = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    added = models.IntegerField(default=0)
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "number"], name="cases_hotline_batch_number"),
            models.UniqueConstraint(fields=["yard", "digest"], name="cases_hotline_batch_once"),
        ]


class HotlineRow(YardModel):
    """A request of the hotline by its own number, once in an office. The case may be kept in an estate of the office:
    `about` and `about_yard` are its ids. `sealed_cells` is the row as it came."""

    class State(models.TextChoices):
        """What became of it."""

        WAITING = "waiting"
        CASE = "case"
        DECLINED = "declined"

    batch = YardKey(HotlineBatch, on_delete=models.PROTECT, related_name="rows")
    line = models.IntegerField()
    number = models.CharField(max_length=40)
    state = models.CharField(max_length=8, choices=State)
    type = models.CharField(max_length=20, blank=True)
    due_at = models.DateTimeField()
    about_yard = models.UUIDField(null=True)
    about = models.UUIDField(null=True)
    code = models.CharField(max_length=20, blank=True)
    reason = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)
    told_last = models.CharField(max_length=64, blank=True)
    sealed_cells = SealedText()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "number"], name="cases_hotline_number_once")]
        indexes = [
            models.Index(fields=["yard", "state", "id"], name="cases_hotline_states"),
            models.Index(fields=["yard", "batch", "id"], name="cases_hotline_rows"),
        ]

    @property
    def cells(self) -> str:
        """The row as it came, as JSON."""
        return told(self, "sealed_cells")

    @cells.setter
    def cells(self, text: str) -> None:
        hide(self, sealed_cells=text)


class HotlineReturn(YardModel):
    """One file that was handed back to the hotline: what had changed since the one before."""

    number = models.IntegerField()
    profile = YardKey(HotlineProfile, on_delete=models.PROTECT, related_name="+")
    rows = models.IntegerField()
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "number"], name="cases_hotline_return_number")]


class HotlineTold(YardModel):
    """What the hotline was told of one request: never changed, so that the same file can be had again."""

    append_only = True

    handed = YardKey(HotlineReturn, on_delete=models.PROTECT, related_name="told")
    row = YardKey(HotlineRow, on_delete=models.PROTECT, related_name="told")
    status = models.CharField(max_length=20)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "handed", "row"], name="cases_hotline_told_once")]
