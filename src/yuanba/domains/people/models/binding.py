"""Tables of how an account comes to a home: invitations and claims."""

from django.db import models

from yuanba.domains.people.models.accounts import Account
from yuanba.domains.places.public import Place
from yuanba.platform.yards.models import YardKey, YardModel


class Invitation(YardModel):
    """A code by which whoever holds it is bound to a home, once; only its keyed digest is kept."""

    home = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    path = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)
    code = models.CharField(max_length=64)
    made_by = models.UUIDField(null=True)
    at = models.DateTimeField()
    ends = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    used_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "code"], name="people_invitation_once")]
        indexes = [models.Index(fields=["yard", "-at"], name="people_invitations")]


class Claim(YardModel):
    """Somebody says to live in a home; who looks after it accepts or refuses."""

    class State(models.TextChoices):
        """How far it came."""

        OPEN = "open"
        ACCEPTED = "accepted"
        REFUSED = "refused"

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    home = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    path = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)
    text = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["yard", "account", "home"], condition=models.Q(state="open"), name="people_claim_open_once"
            )
        ]
        indexes = [
            models.Index(fields=["yard", "state", "at"], name="people_claims_of_yard"),
            models.Index(fields=["account", "-at"], name="people_claims_of_account"),
        ]
