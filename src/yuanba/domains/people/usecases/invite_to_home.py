"""Who looks after a home makes a code for somebody who lives there."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from yuanba.domains.people.binding import BOUND_KINDS, check_lived_in
from yuanba.domains.people.codes import keyed
from yuanba.domains.people.events import Invited
from yuanba.domains.people.lent import ends_at
from yuanba.domains.people.models import Invitation
from yuanba.domains.people.rules import INVITATION_ALPHABET, INVITATION_DAYS, INVITATION_SIGNS
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class MadeInvitation:
    """The invitation and its code, shown this once."""

    invitation: Invitation
    code: str


def invite_to_home(*, actor: Actor, yard: Yard, home: Place, kind: str) -> MadeInvitation:
    """A code for one person and fourteen days, by a lent right until that ends.

    ValueError: unknown kind. Refused: `not-a-home`, absent.
    """
    if kind not in BOUND_KINDS:
        raise ValueError(f"unknown kind of tenure {kind!r}")
    check(actor, "people.register", home)
    check_lived_in(home)
    code = "".join(secrets.choice(INVITATION_ALPHABET) for _ in range(INVITATION_SIGNS))
    now = clock.now()
    row = Invitation(
        yard=yard,
        home=home,
        path=home.path,
        kind=kind,
        code=keyed(f"{yard.id} {code}"),
        made_by=actor.account,
        at=now,
        ends=ends_at(actor, "people.register", home, now + timedelta(days=INVITATION_DAYS)),
    )
    with transaction.atomic():
        row.save()
        record(Invited(home=home.path, kind=kind), yard=yard, actor=actor, subject=row.id)
    return MadeInvitation(row, f"{yard.code}-{code[:4]}-{code[4:]}")
