"""Tables of signing in: codes, authenticators, devices."""

from django.db import models

from yuanba.domains.people.models.accounts import Account, number_digest
from yuanba.platform.sealed.public import SealedChars, SealedText, column
from yuanba.platform.yards.models import Local, Shared


class SignInCode(Local):
    """A one-time code that somebody asked for; of the code and the asking only keyed digests are kept.

    The telephone is sealed, and compared by its digest.
    """

    asked = models.CharField(max_length=64, unique=True)
    sealed_phone = SealedText(
        bound=lambda row, _name: f"people.code {row.id} phone",
        digests={"phone_digest": lambda _row, number: number_digest(number)},
    )
    phone_digest = models.CharField(max_length=64)
    code = models.CharField(max_length=64, blank=True)
    ends = models.DateTimeField(db_index=True)
    tries = models.IntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    @property
    def phone(self) -> str:
        """Where the code goes."""
        return column(self, "sealed_phone").opened(self)


class SecondFactor(Shared):
    """The authenticator of an account; the secret is sealed, `last_step` is the last step of time used."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="+")
    secret = SealedChars(max_length=120, bound=lambda row, _name: f"people.second {row.account_id}")
    confirmed_at = models.DateTimeField(null=True)
    last_step = models.BigIntegerField(default=0)


class Passkey(Shared):
    """A key that lies in a telephone or computer; here is its public half. `sign_count` is what it said last."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    credential = models.CharField(max_length=1400, unique=True)
    public_key = models.CharField(max_length=2400)
    name = models.CharField(max_length=40)
    sign_count = models.BigIntegerField(default=0)
    created_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class Identity(Shared):
    """Somebody known elsewhere, by the name that place has for them, is this account."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    provider = models.CharField(max_length=20)
    subject = models.CharField(max_length=200)
    name = models.CharField(max_length=40, blank=True)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "subject"], name="people_identity_once")]


class RecoveryCode(Shared):
    """A code for the day the authenticator is gone, as a keyed digest; good once."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)


class Device(Local):
    """A browser in which an account is signed in, with the key of its session; seen anew every quarter of an hour."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    session = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=40)
    network = models.CharField(max_length=60)
    since = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["account", "-seen_at"], name="people_devices_of_account")]
