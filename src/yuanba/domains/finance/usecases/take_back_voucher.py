"""An approved voucher is taken back by another entry."""

from django.db import transaction

from yuanba.domains.finance.models import Voucher
from yuanba.domains.finance.rules import spending
from yuanba.domains.finance.usecases._vouchers import check_other, decide, held, said_why
from yuanba.domains.finance.writing.spending import enter_back
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def take_back_voucher(*, actor: Actor, yard: Yard, voucher: int, why: str) -> Voucher:
    """An entry of today gives back what the voucher took; both stay.

    Refused: `voucher-why` at its field, `voucher-own`, `voucher-state`, `period-closed`, absent.
    """
    with transaction.atomic():
        found = held(actor, yard, voucher, "spending.approve")
        check_other(actor, found)
        decide(actor, found, spending.APPROVED, spending.TAKEN_BACK, said_why(why))
        enter_back(actor, found)
    return found
