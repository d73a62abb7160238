"""The company's pay until the end of a quarter is written down as a voucher."""

import hashlib
from datetime import date

from django.db import transaction

from yuanba.domains.finance.access import estate_to, till_held
from yuanba.domains.finance.events import VoucherWritten
from yuanba.domains.finance.models import Till, Voucher
from yuanba.domains.finance.queries.remuneration import PayDue, due_of, under_remuneration
from yuanba.domains.finance.rules import chart, remuneration, words
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest as key_of
from yuanba.kernel.merkle import canon
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def draw_remuneration(*, actor: Actor, yard: Yard, contract: int, until: date, client_key: str) -> Voucher:
    """The voucher, once per key: what is due so far less what was drawn before. Somebody else approves it.

    Refused: `invalid` with fields, `pay-waits`, `pay-nothing`, `conflict`, absent.
    """
    estate_to(actor, yard, "spending.write")
    key = key_of(f"{actor.account or yard.id}:{client_key}")
    digest = hashlib.sha256(canon({"contract": contract, "until": until.isoformat()})).hexdigest()
    with transaction.atomic():
        till = till_held(yard)
        found = Voucher.objects.filter(yard=yard, client_key=key).first()
        if found is not None:
            if found.digest != digest:
                raise Refusal("conflict")
            return found
        owed = _owed(yard, contract, until)
        voucher = _new(actor, till, owed)
        voucher.client_key, voucher.digest = key, digest
        voucher.save()
        told = VoucherWritten(voucher.number, voucher.item, voucher.part, voucher.fen)
        record(told, yard=yard, actor=actor, subject=voucher.id)
    return voucher


def _owed(yard: Yard, number: int, until: date) -> PayDue:
    contract = next((one for one in under_remuneration(yard) if one.number == number), None)
    if contract is None:
        raise Refusal("invalid", fields={"contract": "pay-mode"})
    remuneration.check_end(until, (contract.since, contract.last_day), clock.today())
    owed = due_of(yard, contract, until)
    if owed.waits:
        raise Refusal("pay-waits")
    if not owed.left:
        raise Refusal("pay-nothing")
    return owed


def _new(actor: Actor, till: Till, owed: PayDue) -> Voucher:
    till.vouchers += 1
    till.save()
    return Voucher(
        yard=till.yard,
        number=till.vouchers,
        item=chart.REMUNERATION,
        fen=owed.left,
        day=owed.until,
        words=remuneration.words_of(owed.until),
        payee=owed.contract.company[:80],
        way=words.TRANSFER,
        account=actor.account,
        by=actor.name[:60],
        at=clock.now(),
    )
