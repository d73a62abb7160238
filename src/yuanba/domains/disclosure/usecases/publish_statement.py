"""A signed statement hangs at the notice board, for good."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db import transaction

from yuanba.domains.disclosure.events import StatementPublished
from yuanba.domains.disclosure.models import Publication, PublishedProof, PublishedVoucher, Statement
from yuanba.domains.disclosure.queries.proving import sealed_proofs, sealed_words
from yuanba.domains.disclosure.queries.serving import PROVED, proofs_of
from yuanba.domains.disclosure.rules import figuring, spans, words
from yuanba.domains.disclosure.usecases._moving import check_seen, check_state, held
from yuanba.domains.finance import public as finance
from yuanba.domains.finance.public import chart, covering, revenue
from yuanba.domains.places.public import profile
from yuanba.kernel import clock
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

Row = dict[str, Any]


def publish_statement(*, actor: Actor, yard: Yard, number: int, seen: str) -> Publication:
    """Its document and vouchers become rows that nobody changes, and the book is closed; published before, those.

    Refused: `statement-state`, `statement-stale`, `statement-moved`, `period-state`, absent.
    """
    with transaction.atomic():
        found = held(actor, yard, number, "statement.publish")
        if found.state == words.PUBLISHED:
            return Publication.objects.get(yard=yard, statement=found)
        check_state(found, words.SIGNED)
        book = finance.book_alone(yard)
        check_seen(found, seen)
        made = _made(actor, found)
        period = finance.close_book(actor, book, found.since, found.until)
        if period is not None:
            made.document["book"] = {
                "since": period.since.isoformat(),
                "until": period.until.isoformat(),
                "digest": period.digest,
            }
        proofs = _proofs(made)
        vouchers = _vouchers(made)
        made.digest = words.digest(sealed_words(made, vouchers))
        made.save()
        PublishedVoucher.objects.bulk_create(vouchers, batch_size=500)
        PublishedProof.objects.bulk_create(proofs, batch_size=500)
        found.state = words.PUBLISHED
        found.save()
        event = StatementPublished(made.code, made.digest, found.corrects.code if found.corrects else "")
        record(event, yard=yard, actor=actor, subject=made.id)
    return made


def _made(actor: Actor, statement: Statement) -> Publication:
    yard, label = statement.yard, spans.label(statement.kind, statement.since)
    rows = Publication.objects.filter(yard=yard)
    last = rows.order_by("-number").first()
    made = Publication(yard=yard, statement=statement, contract=statement.contract, label=label)
    made.number, made.before = (last.number + 1, last.digest) if last else (1, words.FIRST)
    made.code = f"{yard.code}-{label}-{rows.filter(label=label).count() + 1:02d}"
    made.kind, made.since, made.until = statement.kind, statement.since, statement.until
    made.supersedes, made.why = statement.corrects, statement.why
    made.account, made.by, made.at = actor.account, actor.name[:60], clock.now()
    made.document = _document(made)
    head = made.document["head"]
    notes = " ".join(statement.notes.values())
    told = (made.code, label, head["company"], head["company_en"], made.since, made.until, made.why, notes)
    made.said = " ".join(str(one) for one in told)
    return made


def _document(made: Publication) -> dict[str, Any]:
    """All that anybody reads, so that nothing has to be looked up again."""
    statement, estate = made.statement, profile(made.yard)
    contract = statement.contract
    head = {
        "code": made.code,
        "estate": estate.name,
        "estate_en": estate.name_en,
        "company": contract.company,
        "company_en": contract.company_en,
        "contract": contract.number,
        "kind": made.kind,
        "since": made.since.isoformat(),
        "until": made.until.isoformat(),
        "published": clock.minute(made.at),
        "supersedes": made.supersedes.code if made.supersedes else "",
        "why": made.why,
        "drafted_by": statement.by,
        "reviewed_by": statement.reviewed_by,
        "company_by": statement.company_by,
        "committee_by": statement.committee_by,
    }
    return {**statement.figures, "notes": statement.notes, "head": head}


def _vouchers(made: Publication) -> list[PublishedVoucher]:
    """What the rows of a statement open: payments, what public revenue is made of, how deficits were covered."""
    rows = [*_payments(made), *_takings(made), *_covers(made)]
    same = {"yard": made.yard, "publication": made}
    return [PublishedVoucher(id=uuid7(), position=at, **same, **row) for at, row in enumerate(rows, 1)]


def _payments(made: Publication) -> Iterator[Row]:
    """Those behind the costs of these days, and those that put right earlier ones."""
    late = made.document.get("corrections", {"numbers": []})["numbers"]
    lines = finance.voucher_lines(made.yard, made.since, made.until)
    moved = (one for one in finance.late_lines(made.yard, made.since, made.until) if one.number in late)
    for one in (*lines, *(replace(one, item=words.MOVED) for one in moved)):
        yield _paid(one.item, one, one.payee) | {"part": one.part, "resolution": one.resolution}


def _takings(made: Publication) -> Iterator[Row]:
    for one in revenue.taking_lines(made.yard, made.since, made.until):
        yield _paid(one.item, one, one.party)


def _covers(made: Publication) -> Iterator[Row]:
    """How deficits were covered: what came, and where it came out of public revenue, that it was used."""
    rows = [one for one in covering.covered(made.yard, made.until) if one.day >= made.since]
    told = [(figuring.COVER, one) for one in rows] + [(chart.COVER, one) for one in rows if one.source == "public"]
    for item, one in told:
        said = {"words": words.covered(one.words or one.resolution.title), "resolution": one.resolution.number}
        yield _row(item, one) | said


def _paid(item: str, one: Any, payee: str) -> Row:
    """No telephone stands in its words, and no person is named who paid or was paid."""
    said = {"words": words.covered(one.words, payee)[:200], "payee": words.veiled(payee) if payee else ""}
    return _row(item, one) | said


def _row(item: str, one: Any) -> Row:
    return {"item": item, "voucher": one.number, "day": one.day, "fen": one.fen}


def _proofs(made: Publication) -> list[PublishedProof]:
    """What shows that services were done; their digest is part of the document."""
    contract = made.statement.contract
    contract.yard = made.yard
    rows = [
        PublishedProof(
            id=uuid7(),
            yard=made.yard,
            publication=made,
            position=position,
            **{name: getattr(one, name) for name in PROVED if name != "words"},
            words=words.covered(one.words),
            photo=one.photo,
        )
        for position, one in enumerate(proofs_of(made.yard, contract, (made.since, made.until)), 1)
    ]
    made.document["service"] = made.document["service"] | {"proofs": words.digest(sealed_proofs(rows))}
    return rows
