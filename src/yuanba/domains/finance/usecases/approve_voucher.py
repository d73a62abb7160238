"""A second person approves a voucher, which enters it."""

from django.db import transaction

from yuanba.domains.finance.models import Voucher
from yuanba.domains.finance.rules import chart, spending
from yuanba.domains.finance.usecases._carrying import carry
from yuanba.domains.finance.usecases._vouchers import check_other, decide, held
from yuanba.domains.finance.writing.earning import check_public
from yuanba.domains.finance.writing.limiting import resolution_for
from yuanba.domains.finance.writing.spending import enter_spent
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def approve_voucher(*, actor: Actor, yard: Yard, voucher: int) -> Voucher:
    """It is a cost of its day from now on. The same again changes nothing. Limit and resolution are asked again.

    Where its day is closed, it belongs there and is booked on the first day that is open: a correction.
    Refused: `voucher-own` for who wrote it, `voucher-state`, `revenue-short`, `share-short`, absent, and for its
    resolution.
    """
    with transaction.atomic():
        found = held(actor, yard, voucher, "spending.approve")
        if found.state == spending.APPROVED:
            return found
        check_other(actor, found)
        check_public(yard, found.item, found.fen, but=found)
        if found.item not in spending.AGREED:
            resolution_for(yard, found.fen, found.resolution.number if found.resolution else 0, but=found)
        decide(actor, found, spending.WRITTEN, spending.APPROVED)
        found.booked_on = enter_spent(actor, found)
        found.save()
        if found.item == chart.REMUNERATION:
            carry(actor, found)
    return found
