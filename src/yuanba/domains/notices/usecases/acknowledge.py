"""Somebody opens a notice that was said to them: a receipt, and the electronic proof for the homes they live in."""

from uuid import UUID

from django.db import IntegrityError, transaction

from yuanba.domains.notices.access import is_told, notice_state, notice_to_read
from yuanba.domains.notices.events import NoticeOpened
from yuanba.domains.notices.models import Notice, Receipt
from yuanba.domains.notices.queries.audience import homes_lived_in
from yuanba.domains.notices.rules.vocabulary import ELECTRONIC
from yuanba.domains.notices.writing import Proof, deliver
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def acknowledge(*, actor: Actor, yard: Yard, notice_id: UUID) -> Receipt | None:
    """The receipt, once per account; None for somebody it was not said to, such as staff who look after it.

    Refused: `notice-state` for a draft and for what was withdrawn, absent.
    """
    with transaction.atomic():
        notice = notice_to_read(actor, yard, notice_id)
        notice_state(notice, "deliver")
        if actor.account is None or not is_told(actor, notice):
            return None
        receipt, is_new = _receipt(notice, actor.account)
        proof = Proof(actor, ELECTRONIC, receipt.at)
        homes = homes_lived_in(actor.account, yard, notice.audience)
        reached = [home.path for home in deliver(notice, homes, proof)]
        if is_new or reached:
            told = NoticeOpened(number=notice.number or 0, homes=reached)
            record(told, yard=yard, actor=actor, subject=notice.id)
    return receipt


def _receipt(notice: Notice, account: UUID) -> tuple[Receipt, bool]:
    same = Receipt.objects.filter(yard=notice.yard, notice=notice, account=account)
    known = same.first()
    if known:
        return known, False
    receipt = Receipt(yard=notice.yard, notice=notice, account=account, at=clock.now())
    try:
        with transaction.atomic():
            receipt.save()
    except IntegrityError:  # opened twice at once
        return same.get(), False
    return receipt, True
