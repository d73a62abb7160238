"""Money of the company that left comes to the bank of the one that serves now."""

from django.db import transaction

from yuanba.domains.finance.access import estate_to, till_held
from yuanba.domains.finance.events import HandedMoneyCame
from yuanba.domains.finance.models import HandOver
from yuanba.domains.finance.queries.handing import contracts_of
from yuanba.domains.finance.rules import chart, handing
from yuanba.domains.finance.writing.booking import book_of
from yuanba.domains.ledger import public as ledger
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import digest as key_of
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def take_handed_money(*, actor: Actor, yard: Yard, number: int, fen: int, client_key: str) -> None:
    """Entered today, once per key; never more than is owed.

    Refused: `invalid` with fields, `conflict`, `period-closed`, absent.
    """
    estate_to(actor, yard, "payment.bank")
    if fen <= 0:
        raise Refusal("invalid", fields={"fen": "handing-came"})
    with transaction.atomic():
        till_held(yard)
        former, following = contracts_of(yard, number)
        made = HandOver.objects.filter(yard=yard, to=following).first()
        if made is None:
            raise absent()
        book, owed = book_of(yard, []), handing.owed_by(former.number)
        key = f"handed:{key_of(f'{actor.account or yard.id}:{client_key}')[:40]}"
        is_new = not ledger.Entry.objects.filter(yard=yard, book=book, key=key).exists()
        words = f"前任企业移交款到账：合同 {former.number}"
        said = ledger.Draft(clock.today(), words, (ledger.Line(owed, chart.BANK, fen),), kind="handover")
        ledger.enter_for(actor, book, said, key)
        if ledger.standing(book, owed).get(owed, 0) < 0:
            raise Refusal("invalid", fields={"fen": "handing-came"})
        if is_new:
            record(HandedMoneyCame(former.number, fen), yard=yard, actor=actor, subject=made.id)
