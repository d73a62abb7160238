"""The statement of a period is worked out, or worked out anew."""

from datetime import date

from django.db import transaction

from yuanba.domains.contracts.public import Contract
from yuanba.domains.disclosure.access import estate_held
from yuanba.domains.disclosure.models import Publication, Statement
from yuanba.domains.disclosure.rules import spans, words
from yuanba.domains.disclosure.usecases._drafting import new_draft, work_out
from yuanba.domains.disclosure.usecases._moving import check_state
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def draft_statement(*, actor: Actor, yard: Yard, contract: int, kind: str, day: date) -> Statement:
    """Of the period in which `day` lies, as far as the contract runs in it. A draft that is there is worked out anew.

    Refused: `invalid` with fields `kind`, `day`, `contract`; `statement-published`, `statement-state`, absent.
    """
    with transaction.atomic():
        estate_held(actor, yard, "statement.draft")
        found, span = _checked(yard, contract, kind, day)
        rows = Statement.objects.filter(yard=yard, contract=found, kind=kind, since=span[0])
        draft = rows.filter(state__in=words.OPEN).first()
        if draft is not None:
            check_state(draft, words.DRAFT)
            draft.yard, draft.contract = yard, found
            return work_out(actor, draft)
        if Publication.objects.filter(yard=yard, contract=found, kind=kind, since=span[0]).exists():
            raise Refusal("statement-published")
        return work_out(actor, new_draft(actor, yard, found, kind, span))


def _checked(yard: Yard, number: int, kind: str, day: date) -> tuple[Contract, spans.Span]:
    if kind not in spans.KINDS:
        raise Refusal("invalid", fields={"kind": "statement-kind"})
    contract = Contract.objects.filter(yard=yard, number=number, signed_on__isnull=False).first()
    whole = spans.span_of(kind, day)
    span = spans.cut(whole, (contract.since, contract.last_day)) if contract else None
    if contract is None or span is None:
        raise Refusal("invalid", fields={"contract": "statement-contract"})
    if whole[1] >= clock.today():
        raise Refusal("invalid", fields={"day": "statement-running"})
    contract.yard = yard
    return contract, span
