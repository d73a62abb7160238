"""An entry is written by hand."""

from django.db import transaction

from yuanba.domains.ledger.access import book_to
from yuanba.domains.ledger.models import Entry
from yuanba.domains.ledger.rules.drafts import Draft
from yuanba.domains.ledger.writing import Extra, enter
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def post_entry(*, actor: Actor, yard: Yard, book: str, draft: Draft, key: str, extra: Extra | None = None) -> Entry:
    """Entered once per key, however often it is sent.

    Refused: `invalid` with fields `words` and `lines`, `conflict`, `period-closed`, `period-closing`,
    `balance-short`, absent.
    """
    there = book_to(actor, yard, book, "ledger.post")
    with transaction.atomic():
        return enter(actor, there, draft, key, extra or Extra())
