"""Humans with credentials, and the keys of programs."""

from django.db import models

from yuanba.platform.sealed.public import SealedText, Unreadable, column, search_digest
from yuanba.platform.yards.models import Shared


class Account(Shared):
    """A human with credentials. Nothing is written here per request."""

    username = models.CharField(max_length=40, unique=True, null=True)  # noqa: DJ001  unique where present
    sealed_phone = SealedText(
        blank=True,
        bound=lambda row, _name: f"people.account {row.id} phone",
        digests={"phone_digest": lambda _row, number: number_digest(number) or None},
    )
    phone_digest = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001  unique where present
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60, blank=True)
    password = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    phone_proved_at = models.DateTimeField(null=True)  # by a code; written once a month at most
    staff_since = models.DateTimeField(null=True)  # the first post that takes a second factor
    session_turn = models.IntegerField(default=0)  # one more with each change of password: older sessions are over

    @property
    def phone(self) -> str | None:
        """The telephone by which one signs in; None where there is none, or where no key here opens it."""
        try:
            return column(self, "sealed_phone").opened(self) or None
        except Unreadable:
            return None

    @phone.setter
    def phone(self, number: str | None) -> None:
        column(self, "sealed_phone").put(self, number or "")


def number_digest(number: str) -> str:
    """What an account is found by where only its telephone is known; of no telephone a text that finds nobody."""
    return search_digest(number, bound="people.account-phone")


class ApiKey(Shared):
    """A key by which a program acts as an account; only its digest is kept."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="api_keys")
    label = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
