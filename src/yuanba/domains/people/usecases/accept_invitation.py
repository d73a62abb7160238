"""Whoever holds an invitation is bound to its home."""

from django.db import transaction

from yuanba.domains.people.binding import bind_once
from yuanba.domains.people.codes import keyed
from yuanba.domains.people.lent import check_self
from yuanba.domains.people.models import Account, Invitation, Tenure
from yuanba.domains.people.rules import split_invitation
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access import throttle
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard

register(
    "invitation-wrong", 422, "This invitation does not fit, was used, or is over. Ask your butler for another one."
)
TRIES, SECONDS = 10, 3600


def accept_invitation(*, actor: Actor, code: str) -> Tenure:
    """The tenure, from today on. Refused: `invitation-wrong` whatever was wrong with it, `lives-there`, `too-many`;
    `lent-self` of one that the actor made by a lent right.
    """
    if actor.account is None:
        raise absent()
    throttle.hit(f"invitation:{actor.account}", limit=TRIES, seconds=SECONDS)
    prefix, secret = split_invitation(code)
    yard = Yard.objects.filter(code=prefix).first()
    if yard is None:
        raise Refusal("invitation-wrong")
    with transaction.atomic():
        row = _locked(yard, secret)
        if row.made_by == actor.account and not can(actor, "people.register", row.home):
            raise Refusal("invitation-wrong")  # whoever stood in, or held the post, when it was made
        check_self(actor, row.made_by, "people.register", row.home)
        account = Account.objects.get(id=actor.account)
        row.used_at, row.used_by = clock.now(), account
        row.save(update_fields=["used_at", "used_by"])
        return bind_once(actor, yard, account, row.home, row.kind)


def _locked(yard: Yard, secret: str) -> Invitation:
    rows = Invitation.objects.select_for_update(of=("self",), no_key=True).select_related("home")
    row = rows.filter(yard=yard, code=keyed(f"{yard.id} {secret}")).first()
    if row is None or row.used_at or row.revoked_at or row.ends <= clock.now():
        raise Refusal("invitation-wrong")
    return row
