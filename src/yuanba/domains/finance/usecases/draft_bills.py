"""The bills of a month are drafted."""

from datetime import date
from functools import partial

from django.db import transaction

from yuanba.domains.contracts.public import Contract, terms_on
from yuanba.domains.finance.access import estate_to, till_held
from yuanba.domains.finance.events import BillingDrafted
from yuanba.domains.finance.models import Bill, BillingRun, BillLine, Skipped, Till
from yuanba.domains.finance.rules import words
from yuanba.domains.finance.writing.working_out import billed_days, work_out
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest as key_of
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def draft_bills(*, actor: Actor, yard: Yard, contract: int, month: date, due: date, client_key: str) -> BillingRun:
    """The draft of this contract and month: there is one at a time, and what is billed is not billed again.

    Where everything was billed before, the run that is there. Refused: `invalid` with fields, absent.
    """
    estate_to(actor, yard, "bill.run")
    key = key_of(f"{actor.account or yard.id}:{client_key}")
    with transaction.atomic():
        till = till_held(yard)
        known = BillingRun.objects.filter(yard=yard, client_key=key).first()
        found = known or _running(yard, _checked(yard, contract, month, due), month)
        if found is not None:
            return found
        return _new(actor, till, partial(BillingRun, yard=yard, due=due, client_key=key), contract, month)


def _checked(yard: Yard, number: int, month: date, due: date) -> Contract:
    contract = Contract.objects.filter(yard=yard, number=number, signed_on__isnull=False).first()
    wrong = {}
    if month > clock.today() or month.day != 1:
        wrong["month"] = "month-please"
    elif due < month:
        wrong["due"] = "bill-due"
    if contract is None or billed_days(contract, month)[1] < billed_days(contract, month)[0]:
        wrong["contract"] = "bill-contract"
    if wrong or contract is None:
        raise Refusal("invalid", fields=wrong)
    contract.yard = yard
    return contract


def _running(yard: Yard, contract: Contract, month: date) -> BillingRun | None:
    rows = BillingRun.objects.filter(yard=yard, contract=contract, month=month, state=words.DRAFT)
    return rows.first()


def _new(actor: Actor, till: Till, begun: "partial[BillingRun]", number: int, month: date) -> BillingRun:
    run = begun(month=month, at=clock.now(), account=actor.account, by=actor.name[:60])
    run.contract = Contract.objects.get(yard=run.yard, number=number)
    terms = terms_on(run.contract, billed_days(run.contract, run.month)[0])
    run.mode, run.number = terms.mode, till.runs + 1
    worked = work_out(run, terms, till.bills + 1)
    before = BillingRun.objects.filter(yard=run.yard, contract=run.contract, month=month, state=words.PUBLISHED)
    if not worked.bills and (there := before.order_by("-number").first()):
        return there
    run.bills, run.skipped = len(worked.bills), len(worked.skipped)
    run.fen = sum(bill.fen for bill in worked.bills)
    run.save()
    Bill.objects.bulk_create(worked.bills, batch_size=500)
    BillLine.objects.bulk_create(worked.lines, batch_size=500)
    Skipped.objects.bulk_create(worked.skipped, batch_size=500)
    till.runs, till.bills = run.number, till.bills + run.bills
    till.save()
    told = BillingDrafted(run.number, run.month.isoformat(), run.bills, run.fen, run.skipped)
    record(told, yard=run.yard, actor=actor, subject=run.id)
    return run
