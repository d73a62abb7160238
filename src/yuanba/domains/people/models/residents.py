"""A human in one yard."""

from django.db import models

from yuanba.domains.people.models.accounts import Account
from yuanba.platform.yards.models import YardKey, YardModel


class ResidentCard(YardModel):
    """That human in one yard, with an account or without. The sealed fields are unreadable here: `writing.plain`."""

    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="cards")
    name = models.CharField(max_length=40, blank=True)
    name_en = models.CharField(max_length=60, blank=True)
    languages = models.CharField(max_length=80, blank=True)
    sealed_phone = models.TextField(blank=True)
    sealed_id_number = models.TextField(blank=True)
    sealed_health = models.TextField(blank=True)
    phone_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "account"], name="people_card_once")]
        indexes = [models.Index(fields=["yard", "phone_digest"], name="people_cards_of_phone")]

    @property
    def spoken(self) -> list[str]:
        """The languages, by their codes."""
        return [code for code in self.languages.split(",") if code]


class Unsealing(YardModel):
    """That somebody opened a sealed field: who, when, why. The person can read it."""

    append_only = True

    card = YardKey(ResidentCard, on_delete=models.PROTECT, related_name="unsealings")
    field = models.CharField(max_length=10)
    reason = models.CharField(max_length=200)
    account = models.UUIDField(null=True)
    name = models.CharField(max_length=60)
    role = models.CharField(max_length=24, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["yard", "card", "id"], name="people_unsealings_of_card")]
