"""A problem is put on the ledger."""

import hashlib

from django.db import IntegrityError, transaction

from yuanba.domains.cases.access import may_see
from yuanba.domains.cases.models import Case, Problem, ProblemCase
from yuanba.domains.cases.numbering import next_number
from yuanba.domains.cases.problems import written
from yuanba.domains.cases.rules import ledger as rules
from yuanba.domains.cases.rules.ledger import Entry
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.ids import digest
from yuanba.kernel.merkle import canon
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard

register("source-unknown", 422, "There is no such request here. Please write its number.")
register("ledger-estate", 422, "Please choose an estate of this office.")


def enter_problem(*, actor: Actor, yard: Yard, entry: Entry, client_key: str) -> Problem:
    """On the ledger of `yard`, once per actor and client key.

    Refused: `invalid` with fields, `conflict` for the same key with other content, absent.
    """
    check(actor, "problem.enter", yard)
    entry = rules.checked_entry(entry)
    key = digest(f"{actor.account or yard.id}:{client_key}")
    said = {**vars(entry), "estate": str(entry.estate or ""), "cases": list(entry.cases)}
    content = hashlib.sha256(canon(said)).hexdigest()
    try:
        with transaction.atomic():
            return _new(actor, yard, entry, key, content)
    except IntegrityError:
        there = Problem.objects.select_related("yard").filter(yard=yard, client_key=key).first()
        if there is None:
            raise
        if there.content_digest != content:
            raise Refusal("conflict") from None
        return there


def _new(actor: Actor, yard: Yard, entry: Entry, key: str, content: str) -> Problem:
    problem = Problem(
        yard=yard,
        number=next_number(yard, "problem"),
        field=entry.field,
        title=entry.title,
        text=entry.text,
        source=entry.source,
        company=entry.company,
        estate=entry.estate,
        path=_path(yard, entry),
        state=rules.ENTERED,
        version=0,
        entered_at=clock.now(),
        client_key=key,
        content_digest=content,
    )
    problem.save()
    for case in _sources(actor, yard, entry):
        ProblemCase(yard=yard, problem=problem, case=case).save()
    return written(actor, problem, "enter")


def _path(yard: Yard, entry: Entry) -> str:
    if entry.estate is None or entry.estate == yard.id:
        return yard.path
    division = yard.path.rpartition("/")[0]
    estate = Yard.objects.filter(id=entry.estate, kind=Yard.Kind.ESTATE, path__startswith=f"{division}/").first()
    if estate is None or yard.kind == Yard.Kind.ESTATE:
        raise Refusal("invalid", fields={"estate": "ledger-estate"})
    return estate.path


def _sources(actor: Actor, yard: Yard, entry: Entry) -> list[Case]:
    rows = Case.objects.filter(yard=yard, number__in=entry.cases, visibility="neighbours")
    found = [case for case in rows.order_by("number") if may_see(actor, case)]
    if len(found) != len(set(entry.cases)):
        raise Refusal("invalid", fields={"cases": "source-unknown"})
    return found
