"""The inbox of accounts, and SMS on their way."""

from django.db import models

from yuanba.platform.yards.models import YardModel


class Message(YardModel):
    """One thing said to one account: a template's code with its data, turned into words when read."""

    account = models.UUIDField()
    template = models.CharField(max_length=60)
    data = models.JSONField(default=dict)
    link = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=120)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "key", "account"], name="notify_message_once")]
        indexes = [models.Index(fields=["account", "-at"], name="notify_inbox")]


class Sms(YardModel):
    """One short message to one telephone. `off`: there is no gateway, and everybody can see so."""

    class State(models.TextChoices):
        """How far it came."""

        QUEUED = "queued"
        SENT = "sent"
        FAILED = "failed"
        OFF = "off"

    phone = models.CharField(max_length=20)
    template = models.CharField(max_length=60)
    data = models.JSONField(default=dict)
    language = models.CharField(max_length=10)
    key = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=State)
    at = models.DateTimeField()
    attempts = models.IntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "key", "phone"], name="notify_sms_once")]
        indexes = [models.Index(fields=["state", "at"], name="notify_sms_state")]
