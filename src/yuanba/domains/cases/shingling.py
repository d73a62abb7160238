"""The words by which a likely double is found: there while a case that neighbours see is open or lately closed."""

from yuanba.domains.cases.models import Case, Words
from yuanba.domains.cases.rules.alike import packed


def note_words(case: Case) -> None:
    """Keep the words of a case; none of what only its handlers read."""
    found = packed(case.text) if case.visibility == "neighbours" else ""
    if found:
        Words.new(yard=case.yard, case=case, terms=found).save()


def forget_words(case: Case) -> bool:
    """A case that was taken into another is found by the other. Says whether it was found by its words till now."""
    return Words.objects.filter(yard=case.yard, case=case).delete()[0] > 0
