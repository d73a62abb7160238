"""What an import had to call otherwise, and what was done with packs on this machine."""

from django.db import models

from yuanba.platform.yards.models import Local, Shared, Yard


class Alias(Shared):
    """A row that came with a yard is known here under another id: an account with the same telephone, a division."""

    yard = models.ForeignKey(Yard, on_delete=models.PROTECT, related_name="+")
    there = models.UUIDField()
    here = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "there"], name="packs_alias_there"),
            models.UniqueConstraint(fields=["yard", "here"], name="packs_alias_here"),
        ]


class PackNote(Local):
    """That a pack was written or taken in: by whom, when, with which root."""

    yard = models.ForeignKey(Yard, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=8)
    root = models.CharField(max_length=64)
    key = models.CharField(max_length=64)
    rows = models.IntegerField()
    files = models.IntegerField()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["yard", "-at"], name="packs_notes_of_yard")]
