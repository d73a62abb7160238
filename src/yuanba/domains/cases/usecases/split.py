"""A request that is two matters becomes two: the part has its own number, place, kind and level."""

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.access import token_of
from yuanba.domains.cases.events import CaseReported, CaseSplit
from yuanba.domains.cases.models import Case, Contact
from yuanba.domains.cases.models.history import contact_for
from yuanba.domains.cases.numbering import next_case_number
from yuanba.domains.cases.rules import clocks, states
from yuanba.domains.cases.rules.drafts import Draft, checked
from yuanba.domains.cases.rules.policy import from_data
from yuanba.domains.cases.shingling import note_words
from yuanba.domains.cases.writing import Target
from yuanba.domains.places.public import Place
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import digest
from yuanba.kernel.text import first_line, search_column
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record

KEPT = ("channel", "visibility", "on_behalf_of", "reporter", "policy", "policy_number")
KEPT_TIMES = ("reported_at", "answered_at", "unnamed_at")


def split(*, actor: Actor, target: Target, place: Place, text: str, kind: str, level: str) -> Case:
    """The part, sorted. Its clocks run from when the whole was said, and what was answered stays answered.

    Refused: `invalid`, `stale`, `not-now`, `conflict`, absent.
    """
    if place.yard_id != target.yard.id:
        raise absent()
    draft = checked(Draft(text=text, kind=kind, level=level), phone_fits=True)
    if not draft.kind:
        raise Refusal("invalid", fields={"kind": "choice-unknown"})
    with transaction.atomic():
        whole, moving = writing.begin(actor, target, "split", draft.text)
        if moving is None:
            return Case.objects.select_related("yard", "place").get(yard=whole.yard, client_key=_key(whole, target.key))
        part = _part(whole, place, draft, moving.key)
        moving.text, moving.data = draft.text, {"number": part.number}
        writing.finish(moving)
        _tell(part, whole, actor)
    return part


def _key(whole: Case, key: str) -> str:
    return digest(f"split:{whole.id}:{key[:64]}")


def _part(whole: Case, place: Place, draft: Draft, key: str) -> Case:
    given = clocks.clocks(from_data(whole.policy), draft.level, whole.reported_at)
    part = Case(
        yard=whole.yard,
        number=next_case_number(whole.yard_id),
        kind=draft.kind,
        level=draft.level,
        state=states.IN_WORK if whole.answered_at else states.TRIAGED,
        place=place,
        path=place.path,
        title=first_line(draft.text, 40),
        text=draft.text,
        client_key=_key(whole, key),
        content_digest=whole.content_digest,
        answer_due=given.answer_due,
        close_due=given.close_due,
        search=search_column(draft.text, place.label),
        assignee=whole.assignee,
        assignee_name=whole.assignee_name,
        **{name: getattr(whole, name) for name in (*KEPT, *KEPT_TIMES)},
    )
    part.token_digest = digest(token_of(part))
    writing.set_clocks(part)
    part.save()
    note_words(part)
    return part


def _tell(part: Case, whole: Case, actor: Actor) -> None:
    contact = Contact.objects.filter(yard=whole.yard, case=whole).first()
    if contact is not None:
        contact_for(part, contact.name, contact.phone).save()
    writing.append(writing.Moving(part, "split_off", actor, "split_off", data={"number": whole.number}))
    due = part.answer_due.isoformat()
    told = CaseReported(number=part.number, title=part.told_title, path=part.path, channel=part.channel, answer_due=due)
    record(told, yard=part.yard, actor=actor, subject=part.id)
    of = CaseSplit(number=part.number, of_number=whole.number)
    record(of, yard=part.yard, actor=actor, subject=part.id)
