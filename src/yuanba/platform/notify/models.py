"""The inbox of accounts, SMS and letters on their way, and what came in."""

import json
from typing import Any

from django.db import models

from yuanba.platform.sealed.public import SealedText, Unreadable, column, search_digest
from yuanba.platform.yards.models import Shared, YardModel


def told(row: Any, name: str) -> str:
    """A sealed column's text; of one that no key here opens, nothing."""
    try:
        return column(row, name).opened(row)
    except Unreadable:
        return ""


def phone_digest(yard: Any, phone: str) -> str:
    """By what short messages to one telephone are found, in one yard."""
    return search_digest(phone, bound=f"notify.sms {yard}")


class Message(YardModel):
    """One thing said to one account: a template's code with its data, turned into words when read.

    Where it leads is sealed: some links are secrets by which a request opens.
    """

    account = models.UUIDField()
    template = models.CharField(max_length=60)
    data = models.JSONField(default=dict)
    sealed_link = SealedText(blank=True)
    key = models.CharField(max_length=120)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "key", "account"], name="notify_message_once")]
        indexes = [models.Index(fields=["account", "-at"], name="notify_inbox")]

    @property
    def link(self) -> str:
        """The path it leads to."""
        return told(self, "sealed_link")


class Sms(YardModel):
    """One short message to one telephone. `off`: there is no gateway, and everybody can see so.

    Telephone and link are sealed; `phone_digest` finds what was said to the same telephone.
    """

    class State(models.TextChoices):
        """How far it came."""

        QUEUED = "queued"
        SENT = "sent"
        FAILED = "failed"
        OFF = "off"

    sealed_phone = SealedText(blank=True, digests={"phone_digest": lambda row, text: phone_digest(row.yard_id, text)})
    phone_digest = models.CharField(max_length=64, blank=True)
    sealed_link = SealedText(blank=True)
    template = models.CharField(max_length=60)
    data = models.JSONField(default=dict)
    language = models.CharField(max_length=10)
    key = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=State)
    at = models.DateTimeField()
    attempts = models.IntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "key", "phone_digest"], name="notify_sms_once")]
        indexes = [models.Index(fields=["state", "at"], name="notify_sms_state")]

    @property
    def phone(self) -> str:
        """Where it goes; empty where that was forgotten."""
        return told(self, "sealed_phone")

    @property
    def link(self) -> str:
        """The path it ends with."""
        return told(self, "sealed_link")


class Letter(YardModel):
    """One message to somebody who wrote by WeChat or e-mail, at the address they wrote from. `off` as of an SMS.

    Address, link and the tag by which a reply is known are sealed.
    """

    State = Sms.State

    by = models.CharField(max_length=10)
    language = models.CharField(max_length=10, default="zh-hans")
    sealed_address = SealedText(blank=True)
    sealed_link = SealedText(blank=True)
    sealed_tag = SealedText(blank=True)
    template = models.CharField(max_length=60)
    data = models.JSONField(default=dict)
    key = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=Sms.State)
    at = models.DateTimeField()
    attempts = models.IntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "by", "key"], name="notify_letter_once")]
        indexes = [models.Index(fields=["state", "at"], name="notify_letter_state")]

    @property
    def address(self) -> str:
        """Where it goes; empty where that was forgotten."""
        return told(self, "sealed_address")

    @property
    def link(self) -> str:
        """The path it ends with."""
        return told(self, "sealed_link")

    @property
    def tag(self) -> str:
        """By what a reply to it is known."""
        return told(self, "sealed_tag")


class Heard(Shared):
    """A message from outside that was heard, by a digest of its number there, and what was answered at once, sealed."""

    by = models.CharField(max_length=10)
    number = models.CharField(max_length=64)
    sealed_answer = SealedText(blank=True, bound=lambda row, name: f"notify.heard {row.id} {name}")
    sealed_who = SealedText(blank=True, bound=lambda row, name: f"notify.heard {row.id} {name}")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "number"], name="notify_heard_once")]
        indexes = [models.Index(fields=["at"], name="notify_heard_at")]

    @property
    def answer(self) -> str:
        """What was answered at once."""
        return told(self, "sealed_answer")

    @property
    def who(self) -> str:
        """From whom it came, where that is still needed."""
        return told(self, "sealed_who")


class Talk(Shared):
    """Where the talk with somebody stands, who is known by a keyed digest only; what was said so far is sealed."""

    by = models.CharField(max_length=10)
    who = models.CharField(max_length=64)
    sealed_data = SealedText(blank=True, bound=lambda row, name: f"notify.talk {row.id} {name}")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "who"], name="notify_talk_once")]

    @property
    def data(self) -> dict[str, Any]:
        """What is remembered of the messages before."""
        kept: dict[str, Any] = json.loads(told(self, "sealed_data") or "{}")
        return kept

    @data.setter
    def data(self, kept: dict[str, Any]) -> None:
        column(self, "sealed_data").put(self, json.dumps(kept, ensure_ascii=False) if kept else "")
