"""Reading invitations, claims, and where an account is signed in."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings

from yuanba.domains.people.codes import keyed
from yuanba.domains.people.models import Claim, Device, Invitation
from yuanba.domains.people.rules import split_invitation
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, visible
from yuanba.platform.yards.models import Yard


def open_claims(actor: Actor, yard: Yard) -> list[Claim]:
    """Claims in the actor's own places that wait, the oldest first, at most 200."""
    rows = Claim.objects.filter(visible(actor, "people.register"), yard=yard, state=Claim.State.OPEN)
    return list(rows.select_related("account", "home").order_by("at", "id")[:200])


def open_invitations(actor: Actor, yard: Yard) -> list[Invitation]:
    """Invitations to the actor's own places that still open something, the newest first, at most 200."""
    rows = Invitation.objects.filter(visible(actor, "people.register"), yard=yard, used_at=None, revoked_at=None)
    return list(rows.filter(ends__gt=clock.now()).select_related("home").order_by("-at", "-id")[:200])


def invitation_called(actor: Actor, yard: Yard, code: str) -> Invitation:
    """The invitation of a code that still opens something, for whoever may make one there; refused as absent."""
    _prefix, secret = split_invitation(code)
    rows = Invitation.objects.filter(visible(actor, "people.register"), yard=yard, used_at=None, revoked_at=None)
    rows = rows.filter(ends__gt=clock.now(), code=keyed(f"{yard.id} {secret}")).select_related("home")
    found = rows.first()
    if found is None:
        raise absent()
    return found


def own_claims(account_id: UUID) -> list[Claim]:
    """What the account claimed, the newest first, at most 50."""
    rows = Claim.objects.filter(account=account_id).select_related("home", "yard")
    return list(rows.order_by("-at", "-id")[:50])


def own_devices(account_id: UUID) -> list[Device]:
    """Where the account is signed in, the one used last first, at most a hundred."""
    alive = clock.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return list(Device.objects.filter(account=account_id, seen_at__gte=alive).order_by("-seen_at", "-id")[:100])
