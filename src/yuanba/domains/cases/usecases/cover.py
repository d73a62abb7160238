"""Staff take words, a photograph or a sound out of public view, because it names or shows a neighbour."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case, Cover, Photo, Promise, Step
from yuanba.domains.cases.rules.covering import PHOTO, SOUND, STEP, TEXT, wrong_in
from yuanba.domains.cases.shingling import forget_words, note_words
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean, first_line, search_column
from yuanba.platform.access.public import Actor

LONGEST = 5000
register("what-unknown", 422, "This is not there, or is out of public view already. Please choose again.")


def cover(
    *, actor: Actor, target: Target, what: str, of: UUID | None = None, wording: str = "", reason: str = ""
) -> Case:
    """Out of public view; `wording` stands there instead of words. Whoever may see contacts still finds the original.

    `of` is the step or the photograph. The history says, with the reason, that it was done.
    Refused: `invalid` (`what-unknown` for what is not there or is covered already), `stale`, `conflict`, absent.
    """
    public, said = clean(wording)[:LONGEST], clean(reason)[:400]
    if wrong := wrong_in(what, public, said):
        raise Refusal("invalid", fields=wrong)
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "cover", said)
        if moving is None:
            return case
        if not _is_there(case, what, of):
            raise Refusal("invalid", fields={"what": "what-unknown"})
        _COVERS[what](case, of, public)
        case.covered += 1
        moving.text, moving.data = said, {"what": what}
        return writing.finish(moving)


def _is_there(case: Case, what: str, of: UUID | None) -> bool:
    if what == TEXT:
        return bool(case.text)
    if what == SOUND:
        return case.sound_id is not None and not _covered(case, what, None)
    if of is None or _covered(case, what, of):
        return False
    if what == PHOTO:
        return Photo.objects.filter(yard=case.yard, case=case, id=of).exists()
    return Step.objects.filter(yard=case.yard, case=case, id=of).exclude(text="").exists()


def _covered(case: Case, what: str, of: UUID | None) -> bool:
    return Cover.objects.filter(yard=case.yard, case=case, what=what, target=of).exists()


def _row(case: Case, what: str, of: UUID | None, wording: str) -> Cover:
    return Cover(yard=case.yard, case=case, what=what, target=of, wording=wording, at=clock.now())


def _text(case: Case, _of: UUID | None, wording: str) -> None:
    """The row of the case holds the public words from now on, so that every path has them and nothing else."""
    if not _covered(case, TEXT, None):
        row = _row(case, TEXT, None, "")
        row.words = case.text
        row.save()
    for step in Step.objects.filter(yard=case.yard, case=case, verb="type_out"):
        if not _covered(case, STEP, step.id):
            _row(case, STEP, step.id, wording).save()
    case.text, case.said_title = wording, first_line(wording, 40)
    case.search = search_column(wording, case.place.label)
    if forget_words(case):
        note_words(case)


def _step(case: Case, of: UUID | None, wording: str) -> None:
    """What a promise or an outcome says stands on the case and in the ledger as well."""
    said = next(step.text for step in Step.objects.filter(yard=case.yard, case=case) if step.id == of)
    case.promised_text = wording if case.promised_text == said else case.promised_text
    case.outcome_reason = wording if case.outcome_reason == said else case.outcome_reason
    rows = Promise.objects.filter(yard=case.yard, case=case)
    rows.filter(words=said).update(words=wording)
    rows.filter(because=said).update(because=wording)
    _row(case, STEP, of, wording).save()


def _photo(case: Case, of: UUID | None, _wording: str) -> None:
    _row(case, PHOTO, of, "").save()


def _sound(case: Case, _of: UUID | None, _wording: str) -> None:
    _row(case, SOUND, None, "").save()


_COVERS = {TEXT: _text, STEP: _step, PHOTO: _photo, SOUND: _sound}
