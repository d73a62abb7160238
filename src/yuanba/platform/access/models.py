"""How often something was tried: the only table of this room."""

from django.db import models

from yuanba.platform.yards.models import Local


class Tries(Local):
    """Tries of one key in one window of time."""

    key = models.CharField(max_length=120)
    ends = models.BigIntegerField(db_index=True)  # Unix seconds
    count = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "ends"], name="access_tries_once")]
