"""A voucher is not approved."""

from django.db import transaction

from yuanba.domains.finance.models import Voucher
from yuanba.domains.finance.rules import spending
from yuanba.domains.finance.usecases._vouchers import decide, held, said_why
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def refuse_voucher(*, actor: Actor, yard: Yard, voucher: int, why: str) -> Voucher:
    """Nothing is entered, and the invoice may be written down anew. Who wrote it may withdraw it so, too.

    Refused: `voucher-why` at its field, `voucher-state`, absent.
    """
    with transaction.atomic():
        found = held(actor, yard, voucher, "spending.approve")
        decide(actor, found, spending.WRITTEN, spending.REFUSED, said_why(why))
    return found
