"""The words by which a likely double is found: there while a case that neighbours see is open or lately closed."""

from itertools import chain

from django.db import connection

from yuanba.domains.cases.models import Case, Shingle
from yuanba.domains.cases.rules.alike import terms
from yuanba.kernel.ids import uuid7

_COLUMNS = 'INSERT INTO "cases_shingle" ("id", "yard_id", "case_id", "term") VALUES '  # one statement for all of them


def note_words(case: Case) -> None:
    """Keep the words of a case; none of what only its handlers read."""
    found = terms(case.text) if case.visibility == "neighbours" else []
    if not found:
        return
    plain = connection.vendor == "sqlite"
    yard, key = (case.yard_id.hex, case.id.hex) if plain else (case.yard_id, case.id)
    rows = ((uuid7().hex if plain else uuid7(), yard, key, term) for term in found)
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS + ", ".join(["(%s, %s, %s, %s)"] * len(found)), list(chain.from_iterable(rows)))


def forget_words(case: Case) -> bool:
    """A case that was taken into another is found by the other. Says whether it was found by its words till now."""
    return Shingle.objects.filter(yard=case.yard, case=case).delete()[0] > 0
