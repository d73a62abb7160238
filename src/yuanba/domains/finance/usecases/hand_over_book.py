"""Another company follows: what the one that leaves holds becomes what it owes; all else stays where it stands."""

from django.db import transaction

from yuanba.domains.contracts.public import Contract, terms_on
from yuanba.domains.finance.access import estate_to, till_held
from yuanba.domains.finance.events import BookHandedOver
from yuanba.domains.finance.models import BankLine, HandOver, Voucher
from yuanba.domains.finance.queries.handing import book_on_last_day, contracts_of
from yuanba.domains.finance.rules import handing
from yuanba.domains.finance.rules.bank import WAITING
from yuanba.domains.finance.rules.spending import WRITTEN
from yuanba.domains.finance.writing.booking import book_of
from yuanba.domains.ledger import public as ledger
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def hand_over_book(*, actor: Actor, yard: Yard, number: int, agreed: handing.Agreed) -> HandOver:
    """Contract `number` begins with what stood in the book at the end of the one before. The same again is the same.

    Refused: `invalid` with fields, `handing-vouchers`, `handing-bank`, `handing-stale`, `conflict`,
    `period-closed`, absent.
    """
    estate_to(actor, yard, "handover.agree")
    with transaction.atomic():
        till_held(yard)
        former, following = contracts_of(yard, number)
        found = HandOver.objects.filter(yard=yard, to=following).first()
        balances = book_on_last_day(yard, former)
        figures = found.figures if found else handing.summed(balances)
        said = handing.checked(agreed, former.last_day, clock.today(), figures)
        if found is not None:
            if found.digest != handing.digest(said):
                raise Refusal("conflict")
            return found
        _check(former, said, balances)
        leaving = handing.leaving(balances, terms_on(former, former.last_day).mode)
        made = HandOver(yard=yard, contract=former, to=following, figures=figures, differs=dict(said.differs))
        made.why, made.owed, made.on, made.digest = said.why, sum(leaving.values()), said.on, handing.digest(said)
        made.owners, made.former, made.following = said.owners, said.former, said.following
        made.account, made.by, made.at = actor.account, actor.name[:60], clock.now()
        made.save()
        _enter(actor, made, leaving)
        told = BookHandedOver(former.number, following.number, made.owed, sorted(made.differs))
        record(told, yard=yard, actor=actor, subject=made.id)
    return made


def _check(former: Contract, said: handing.Agreed, balances: dict[str, int]) -> None:
    last = former.last_day
    if Voucher.objects.filter(yard=former.yard_id, state=WRITTEN, day__lte=last).exists():
        raise Refusal("handing-vouchers")
    if BankLine.objects.filter(yard=former.yard_id, state=WAITING, day__lte=last).exists():
        raise Refusal("handing-bank")
    if said.seen != handing.sight(balances):
        raise Refusal("handing-stale")


def _enter(actor: Actor, made: HandOver, leaving: dict[str, int]) -> None:
    """On the first day of the contract that follows."""
    book, owed = book_of(made.yard, []), handing.owed_by(made.contract.number)
    name, name_en = f"应收前任企业 {made.contract.company}", f"Owed by the former company {made.contract.company_en}"
    ledger.kept_accounts(book, [ledger.NewAccount(owed, name[:60], "asset", name_en=name_en[:60])])
    lines = [
        ledger.Line(code, owed, fen) if fen > 0 else ledger.Line(owed, code, -fen) for code, fen in leaving.items()
    ]
    if lines:
        words = f"物业企业更换，账目交接：合同 {made.contract.number} 至合同 {made.to.number}"
        said = ledger.Draft(made.to.since, words, tuple(lines), kind="handover")
        ledger.enter_for(actor, book, said, f"handover:{made.contract.number}")
