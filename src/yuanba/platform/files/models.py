"""Stored pictures, sounds and documents; the bytes lie in the data folder under the yard and the digest."""

from django.db import models

from yuanba.platform.yards.models import YardModel


class StoredFile(YardModel):
    """A picture as JPEG, without anything but the picture, or a sound or PDF (without size in pixels), as kept.

    `digest` is SHA-256 of the kept bytes.
    """

    digest = models.CharField(max_length=64)
    size = models.IntegerField()
    mime = models.CharField(max_length=40)
    width = models.IntegerField()
    height = models.IntegerField()
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "digest"], name="files_digest_once")]
