"""Who follows a case, which cases were taken together, and by which words a likely double is found."""

from django.db import models
from django.db.models import Q

from yuanba.domains.cases.models.requests import Case
from yuanba.domains.cases.secrecy import told
from yuanba.platform.sealed.public import SealedText
from yuanba.platform.yards.models import YardKey, YardModel


class Follower(YardModel):
    """Somebody with the same trouble. `who` is a digest: of the account, or of the key an unknown device sent.

    Who has no account may leave a telephone, proven by a code: unreadable at rest, and gone with the follower;
    `language` is the one it is told in.
    """

    case = YardKey(Case, on_delete=models.PROTECT, related_name="followers")
    who = models.CharField(max_length=64)
    account = models.UUIDField(null=True)
    token_digest = models.CharField(max_length=64)
    since = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    sealed_phone = SealedText(blank=True, default="")
    language = models.CharField(max_length=10, default="zh-hans")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "case", "who"], name="cases_follower_once")]
        indexes = [
            models.Index(fields=["account", "since"], name="cases_followed_by", condition=Q(account__isnull=False)),
        ]

    @property
    def phone(self) -> str:
        """The telephone that is told by SMS; empty where none was left."""
        return told(self, "sealed_phone") if self.sealed_phone else ""


class Merge(YardModel):
    """That a case was taken into another: what it was before, and whose cases came along with it."""

    case = YardKey(Case, on_delete=models.PROTECT, related_name="merges")
    main = YardKey(Case, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20)
    carried = models.JSONField(default=list)
    reason = models.TextField()
    account = models.UUIDField(null=True)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["yard", "case"], name="cases_merged_once", condition=Q(undone_at__isnull=True)
            ),
        ]


class Words(YardModel):
    """The pairs of characters of a case that neighbours see, while it is open or lately closed, as numbers.

    One row a case, read yard by yard.
    """

    case = YardKey(Case, on_delete=models.PROTECT, related_name="+")
    terms = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "case"], name="cases_words_once")]
