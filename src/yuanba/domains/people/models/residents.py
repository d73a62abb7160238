"""A human in one yard."""

from django.db import models
from django.db.models import Q

from yuanba.domains.people.models.accounts import Account
from yuanba.domains.places.public import ImportBatch
from yuanba.platform.sealed.public import SealedText, search_digest
from yuanba.platform.yards.models import YardKey, YardModel


def _bound(card: YardModel, name: str) -> str:
    return f"people.card {card.yard_id} {card.id} {name.removeprefix('sealed_')}"


def phone_digest(card: YardModel, phone: str) -> str:
    """What a telephone is found by, within the card's yard."""
    return search_digest(phone, bound=f"people.phone {card.yard_id}")


def tail_digest(card: YardModel, phone: str) -> str:
    """What a telephone is found by where only its last four figures are known, within the card's yard."""
    return search_digest(phone[-4:], bound=f"people.phone-tail {card.yard_id}")


class ResidentCard(YardModel):
    """That human in one yard, with an account or without. The sealed fields are unreadable here: `writing.opened`."""

    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="cards")
    name = models.CharField(max_length=40, blank=True)
    name_en = models.CharField(max_length=60, blank=True)
    languages = models.CharField(max_length=80, blank=True)
    sealed_phone = SealedText(
        blank=True, bound=_bound, digests={"phone_digest": phone_digest, "phone_tail_digest": tail_digest}
    )
    sealed_id_number = SealedText(blank=True, bound=_bound)
    sealed_health = SealedText(blank=True, bound=_bound)
    phone_digest = models.CharField(max_length=64, blank=True)
    phone_tail_digest = models.CharField(max_length=64, blank=True)  # of the last four figures, which every page shows
    merged_into = YardKey("self", null=True, on_delete=models.PROTECT, related_name="doubles")
    erased_at = models.DateTimeField(null=True)
    batch = YardKey(ImportBatch, null=True, on_delete=models.PROTECT, related_name="+")  # by which it came
    written_at = models.DateTimeField(null=True)  # since then, by hand

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "account"], name="people_card_once")]
        indexes = [
            models.Index(fields=["yard", "phone_digest"], name="people_cards_of_phone"),
            models.Index(fields=["yard", "phone_tail_digest"], name="people_cards_of_tail"),
            models.Index(fields=["merged_into"], name="people_doubles", condition=Q(merged_into__isnull=False)),
            models.Index(fields=["yard", "batch"], name="people_cards_of_batch", condition=Q(batch__isnull=False)),
        ]

    @property
    def spoken(self) -> list[str]:
        """The languages, by their codes."""
        return [code for code in self.languages.split(",") if code]


class Filled(YardModel):
    """That a batch wrote a field of a card that was there before, and empty."""

    batch = YardKey(ImportBatch, on_delete=models.PROTECT, related_name="+")
    card = YardKey(ResidentCard, on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=10)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "batch", "card", "field"], name="people_filled_once")]
        indexes = [models.Index(fields=["card", "yard"], name="people_filled_of_card")]


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


class Merge(YardModel):
    """That two cards were one person. `moved` is what the kept card took over, by ids: enough to part them again."""

    kept = YardKey(ResidentCard, on_delete=models.PROTECT, related_name="merges")
    double = YardKey(ResidentCard, on_delete=models.PROTECT, related_name="+")
    moved = models.JSONField()
    account = models.UUIDField(null=True)
    name = models.CharField(max_length=60)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["yard", "double"], condition=Q(undone_at__isnull=True), name="people_merged_once"
            )
        ]
        indexes = [models.Index(fields=["yard", "kept"], name="people_merges_of_card")]
