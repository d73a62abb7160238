"""What the owners decided covers a deficit under remuneration."""

import hashlib

from django.db import transaction

from yuanba.domains.finance.access import estate_to, till_held
from yuanba.domains.finance.events import DeficitCovered
from yuanba.domains.finance.models import DeficitCover
from yuanba.domains.finance.rules import chart, covering
from yuanba.domains.finance.writing.booking import book_of
from yuanba.domains.finance.writing.earning import check_public
from yuanba.domains.finance.writing.limiting import cover_resolution
from yuanba.domains.finance.writing.receiving import INTO
from yuanba.domains.ledger import public as ledger
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest as key_of
from yuanba.kernel.merkle import canon
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def cover_deficit(*, actor: Actor, yard: Yard, cover: covering.Cover, client_key: str) -> DeficitCover:
    """Entered today, once per key: by a resolution about a deficit that holds, of which at least so much is left.

    Refused: `invalid` with fields, `conflict`, `period-closed`, absent.
    """
    estate_to(actor, yard, "spending.write")
    said = covering.checked(cover)
    key = key_of(f"{actor.account or yard.id}:{client_key}")
    digest = hashlib.sha256(canon(vars(said))).hexdigest()
    with transaction.atomic():
        till_held(yard)
        found = DeficitCover.objects.filter(yard=yard, client_key=key).first()
        if found is not None:
            if found.digest != digest:
                raise Refusal("conflict")
            return found
        made = _made(actor, yard, said)
        made.client_key, made.digest = key, digest
        made.save()
        _enter(actor, made)
        record(DeficitCovered(made.number, made.fen, said.resolution), yard=yard, actor=actor, subject=made.id)
    return made


def _made(actor: Actor, yard: Yard, said: covering.Cover) -> DeficitCover:
    try:
        resolution = cover_resolution(yard, said.fen, said.resolution)
    except Refusal as refusal:
        raise Refusal("invalid", fields={"resolution": refusal.code}) from None
    if said.source == covering.PUBLIC:
        try:
            check_public(yard, chart.COVER, said.fen)
        except Refusal as refusal:
            raise Refusal("invalid", fields={"fen": refusal.code}) from None
    last = DeficitCover.objects.filter(yard=yard).order_by("-number").first()
    made = DeficitCover(yard=yard, number=last.number + 1 if last else 1, resolution=resolution)
    made.fen, made.source, made.words, made.day = said.fen, said.source, said.words, clock.today()
    made.account, made.by, made.at = actor.account, actor.name[:60], clock.now()
    return made


def _enter(actor: Actor, made: DeficitCover) -> None:
    """Against what was carried to the owners."""
    book, into = book_of(made.yard, []), INTO.get(made.source, "")
    if not into:
        into, (name, name_en) = chart.public_spent(chart.COVER), chart.PUBLIC_COSTS[chart.COVER]
        ledger.kept_accounts(book, [ledger.NewAccount(into, name, "expense", name_en=name_en)])
    words = f"弥补亏损 {made.number}（决议 {made.resolution.number}）{made.words}"
    line = ledger.Line(chart.CARRIED, into, made.fen)
    ledger.enter_for(actor, book, ledger.Draft(made.day, words[:200], (line,), kind="closing"), f"cover:{made.number}")
