"""Who follows a case, which cases were taken together, and by which words a likely double is found."""

from django.db import models
from django.db.models import Q

from yuanba.domains.cases.models.history import phone_digest
from yuanba.domains.cases.models.requests import Case
from yuanba.domains.cases.secrecy import told
from yuanba.platform.files.public import StoredFile, playable
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


class Brought(YardModel):
    """What somebody who joined gave beside the words: how to reach them, unreadable at rest, and what was spoken.

    Only for those who may see contacts; gone when the follower leaves or is erased.
    """

    follower = YardKey(Follower, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    sealed_name = SealedText(blank=True, default="")
    sealed_phone = SealedText(blank=True, default="", digests={"phone_digest": phone_digest})
    phone_digest = models.CharField(max_length=64, blank=True, default="")
    sound = YardKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "follower"], name="cases_brought_once")]
        indexes = [models.Index(fields=["yard", "phone_digest"], name="cases_brought_of_phone")]

    @property
    def name(self) -> str:
        """What somebody who joined is called."""
        return told(self, "sealed_name") if self.sealed_name else ""

    @property
    def phone(self) -> str:
        """The telephone that was typed; nobody has proven it."""
        return told(self, "sealed_phone") if self.sealed_phone else ""

    @property
    def plays(self) -> bool:
        """Whether a browser plays what was spoken."""
        return self.sound is not None and playable(self.sound) is not None


class Voice(YardModel):
    """What was spoken after the first time: by whoever reported, or by a `follower`; the first stands with the case.

    Only for those who may see contacts; gone when whoever spoke it is erased, or leaves.
    """

    case = YardKey(Case, on_delete=models.PROTECT, related_name="+")
    follower = YardKey(Follower, null=True, on_delete=models.PROTECT, related_name="+")
    sound = YardKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = models.TextField(blank=True, default="")  # as staff typed it
    typed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "case", "sound"], name="cases_voice_once")]

    @property
    def plays(self) -> bool:
        """Whether a browser plays it."""
        return playable(self.sound) is not None

    @property
    def is_heard(self) -> bool:
        """Whether staff hear it: the reporter's, once typed, no more after the name was taken off."""
        return not (self.case.unnamed_at and self.typed_at) or self.follower_id is not None


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
