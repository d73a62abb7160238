"""Letters by which somebody with a post sets a password."""

from django.db import models

from yuanba.domains.people.models.accounts import Account
from yuanba.domains.people.models.teams import Post
from yuanba.platform.yards.models import YardKey, YardModel


class PasswordLetter(YardModel):
    """A code by which the holder of a post sets a password, once and soon; only its keyed digest is kept."""

    post = YardKey(Post, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=64)
    made_by = models.UUIDField(null=True)
    at = models.DateTimeField()
    ends = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "code"], name="people_letter_once")]
        indexes = [models.Index(fields=["yard", "post", "-at"], name="people_letters_of_post")]
