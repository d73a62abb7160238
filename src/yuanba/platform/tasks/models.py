"""Who is at work on this machine, and when each periodic job ran."""

from django.db import models

from yuanba.platform.yards.models import Local


class Worker(Local):
    """A worker process; when its lease has run out, its task goes back to the queue."""

    name = models.CharField(max_length=64, unique=True)
    lease_until = models.DateTimeField()


class Job(Local):
    """A periodic job: the last time it was due and begun, and what went wrong the last time."""

    name = models.CharField(max_length=80, unique=True)
    ran_for = models.DateTimeField(null=True)
    lease_until = models.DateTimeField(null=True)
    error = models.TextField(default="", blank=True)
