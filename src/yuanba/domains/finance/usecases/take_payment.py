"""A home pays at the window, or by transfer."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.finance.access import home_to, till_held
from yuanba.domains.finance.models import Payment
from yuanba.domains.finance.rules import words
from yuanba.domains.finance.rules.receipts import Paying, checked
from yuanba.domains.finance.writing import receiving
from yuanba.domains.finance.writing.lateness import charge_late
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def take_payment(*, actor: Actor, yard: Yard, home_id: UUID, paying: Paying, client_key: str) -> Payment:
    """The receipt: once per key, however often it is sent. What no bill needs is an advance.

    Refused: `invalid` with fields `fen` and `way`, `conflict`, `period-closed`, absent.
    """
    home = home_to(actor, yard, home_id, "payment.take")
    paying = checked(paying)
    said = {"home": str(home.id), **vars(paying)}
    with transaction.atomic():
        till = till_held(yard)
        found, key, digest = receiving.known(actor, yard, client_key, said)
        if found is not None:
            return found
        bills = receiving.open_bills(yard, home)
        late = charge_late(actor, till, home, bills) if paying.late else []
        bills += late
        payment = receiving.new_receipt(actor, till, home, words.FEE, key, digest)
        receiving.receive(actor, payment, paying, bills, sum(one.fen for one in late))
    return payment
