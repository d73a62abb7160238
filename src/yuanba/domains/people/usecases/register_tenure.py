"""Somebody with an account and a home are brought together."""

from datetime import date
from fractions import Fraction

from django.db import transaction

from yuanba.domains.people import writing
from yuanba.domains.people.access import home_to_write
from yuanba.domains.people.lent import check_self
from yuanba.domains.people.models import Account, Tenure
from yuanba.domains.people.rules import TENURE_ROLES
from yuanba.domains.people.rules.tenure import STANDING_IN, Stay, checked
from yuanba.domains.places.public import Place
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def register_tenure(
    *,
    actor: Actor,
    yard: Yard,
    account: Account,
    home: Place,
    kind: str,
    since: date,
    until: date | None = None,
    share: Fraction | None = None,
) -> Tenure:
    """The tenure; the account's card in this yard is made where it is missing. An owner without a share owns jointly.

    ValueError: unknown kind. Refused: `invalid` with fields, `not-a-home`, `shares-over`, `tenure-twice`,
    `lent-self`, absent.
    """
    if kind not in TENURE_ROLES:
        raise ValueError(f"unknown kind of tenure {kind!r}")
    stay = checked(Stay(kind, since, until, share))
    with transaction.atomic():
        locked = home_to_write(actor, yard, home.id)
        check_self(actor, account.id, "people.register", locked)
        if kind in STANDING_IN:  # on whose behalf is said on cards: `move_in`
            raise Refusal("invalid", fields={"stands_for": "stands-for-missing"})
        return writing.enter(actor, locked, writing.card_of(actor, yard, account), stay)
