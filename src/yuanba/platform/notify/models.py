"""The inbox of accounts, SMS and letters on their way, and what came in."""

from django.db import models

from yuanba.platform.yards.models import Shared, YardModel


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


class Letter(YardModel):
    """One message to somebody who wrote by WeChat or e-mail, at the address they wrote from. `off` as of an SMS."""

    State = Sms.State

    by = models.CharField(max_length=10)
    address = models.CharField(max_length=254)
    template = models.CharField(max_length=60)
    data = models.JSONField(default=dict)
    tag = models.CharField(max_length=60, blank=True)
    key = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=Sms.State)
    at = models.DateTimeField()
    attempts = models.IntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "by", "key"], name="notify_letter_once")]
        indexes = [models.Index(fields=["state", "at"], name="notify_letter_state")]


class Heard(Shared):
    """A message from outside that was heard, by a digest of its number there, and what was answered at once."""

    by = models.CharField(max_length=10)
    number = models.CharField(max_length=64)
    answer = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "number"], name="notify_heard_once")]
        indexes = [models.Index(fields=["at"], name="notify_heard_at")]


class Talk(Shared):
    """Where the talk with somebody stands, who is known by a keyed digest only."""

    by = models.CharField(max_length=10)
    who = models.CharField(max_length=64)
    data = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "who"], name="notify_talk_once")]
