"""Rows of a draft are explained in a few words."""

from collections.abc import Mapping

from django.db import transaction

from yuanba.domains.disclosure.models import Statement
from yuanba.domains.disclosure.rules import words
from yuanba.domains.disclosure.usecases._moving import check_state, held, sealed, tell
from yuanba.kernel.errors import Refusal
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def explain_statement(*, actor: Actor, yard: Yard, number: int, notes: Mapping[str, str], seen: str) -> Statement:
    """What stands beside each row from now on; the same again changes nothing.

    Refused: `statement-state`, `statement-stale` where somebody else wrote meanwhile, absent.
    """
    with transaction.atomic():
        found = held(actor, yard, number, "statement.draft")
        check_state(found, words.DRAFT)
        known = {row["code"] for row in (*found.figures["rows"], *found.figures.get("public", {"rows": []})["rows"])}
        said = {code: words.covered(clean(text)[: words.NOTE]) for code, text in notes.items() if code in known}
        said = {code: text for code, text in said.items() if text}
        if said == found.notes:
            return found
        if seen != found.digest:
            raise Refusal("statement-stale")
        found.notes = said
        found.digest = sealed(found)
        found.save()
        tell(actor, found)
    return found
