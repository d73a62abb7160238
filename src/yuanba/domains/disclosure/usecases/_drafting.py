"""How a draft comes about: the next number, and figures worked out from the books."""

from yuanba.domains.contracts.public import Contract
from yuanba.domains.disclosure.events import StatementDrafted
from yuanba.domains.disclosure.models import Statement
from yuanba.domains.disclosure.queries.computing import figures_of
from yuanba.domains.disclosure.rules import spans
from yuanba.domains.disclosure.usecases._moving import sealed
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def new_draft(actor: Actor, yard: Yard, contract: Contract, kind: str, span: spans.Span) -> Statement:
    """With the next number of the estate, which the caller holds; not saved."""
    last = Statement.objects.filter(yard=yard).order_by("-number").first()
    made = Statement(yard=yard, number=last.number + 1 if last else 1, contract=contract, kind=kind)
    made.since, made.until, made.at = span[0], span[1], clock.now()
    made.account, made.by = actor.account, actor.name[:60]
    return made


def work_out(actor: Actor, statement: Statement) -> Statement:
    """Its figures as the books say today, saved and told; where they are the same nothing is written."""
    span = (statement.since, statement.until)
    figures = figures_of(statement.yard, statement.contract, statement.kind, span)
    if figures == statement.figures:
        return statement
    statement.figures = figures
    statement.account, statement.by, statement.at = actor.account, actor.name[:60], clock.now()
    statement.digest = sealed(statement)
    statement.save()
    foot = figures["foot"]
    label = spans.label(statement.kind, statement.since)
    told = StatementDrafted(statement.number, label, foot["income"], foot["expense"])
    record(told, yard=statement.yard, actor=actor, subject=statement.id)
    return statement
