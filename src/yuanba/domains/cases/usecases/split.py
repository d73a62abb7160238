"""A request that is two matters becomes two: the part has its own number, place, kind and level."""

from typing import Any

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.access import token_of
from yuanba.domains.cases.events import CaseReported, CaseSplit
from yuanba.domains.cases.models import Case, Category, Contact, Reach
from yuanba.domains.cases.models.history import contact_for
from yuanba.domains.cases.numbering import next_case_number
from yuanba.domains.cases.queries import plan_of
from yuanba.domains.cases.rules import clocks, states
from yuanba.domains.cases.rules.drafts import Draft, checked
from yuanba.domains.cases.rules.policy import from_data
from yuanba.domains.cases.shingling import note_words
from yuanba.domains.cases.usecases._routing import send
from yuanba.domains.cases.writing import Target
from yuanba.domains.places.public import Place
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import digest
from yuanba.kernel.text import first_line, search_column
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record

KEPT = ("channel", "visibility", "on_behalf_of", "reporter", "policy", "policy_number", "company")
KEPT_TIMES = ("reported_at", "answered_at", "unnamed_at")


def split(*, actor: Actor, target: Target, place: Place, text: str, kind: str, level: str, category: str = "") -> Case:
    """The part, sorted, and sent by the rules as a report is. Its clocks run from when the whole was said.

    What was answered stays answered. `category` is a code; where no kind is said, it gives its own.

    Refused: `invalid`, `stale`, `not-now`, `conflict`, absent.
    """
    if place.yard_id != target.yard.id:
        raise absent()
    draft = checked(Draft(text=text, kind=kind, level=level, category=category), phone_fits=True)
    with transaction.atomic():
        whole, moving = writing.begin(actor, target, "split", draft.text)
        if moving is None:
            return Case.objects.select_related("yard", "place").get(yard=whole.yard, client_key=_key(whole, target.key))
        part, route = _part(whole, place, draft, moving.key)
        moving.text, moving.data = draft.text, {"number": part.number}
        writing.finish(moving)
        _write_beside(part, whole, actor, route)
        _tell(part, whole, actor)
    return part


def _key(whole: Case, key: str) -> str:
    return digest(f"split:{whole.id}:{key[:64]}")


def _sorted(whole: Case, draft: Draft) -> tuple[str, Category | None]:
    """Kind and category of the part; refused where neither says the kind, or nothing is called so here."""
    category = plan_of(whole.yard).called(draft.category)
    if draft.category and category is None:
        raise Refusal("invalid", fields={"category": "category-unknown"})
    kind = draft.kind or (category.kind if category else "")
    if not kind:
        raise Refusal("invalid", fields={"kind": "choice-unknown"})
    return kind, category


def _part(whole: Case, place: Place, draft: Draft, key: str) -> tuple[Case, dict[str, Any]]:
    """The part as it stands, and why it went where it went."""
    kind, category = _sorted(whole, draft)
    given = clocks.clocks(from_data(whole.policy), draft.level, whole.reported_at, kind=kind)
    part = Case(
        yard=whole.yard,
        number=next_case_number(whole.yard_id),
        kind=kind,
        category=category,
        level=draft.level,
        state=states.IN_WORK if whole.answered_at else states.TRIAGED,
        place=place,
        path=place.path,
        said_title=first_line(draft.text, 40),
        text=draft.text,
        client_key=_key(whole, key),
        content_digest=whole.content_digest,
        answer_due=given.answer_due,
        close_due=given.close_due,
        search=search_column(draft.text, place.label),
        **{name: getattr(whole, name) for name in (*KEPT, *KEPT_TIMES)},
    )
    route = send(part, plan_of(whole.yard))
    part.token_digest = digest(token_of(part))
    writing.set_clocks(part)
    part.save()
    return part, route


def _write_beside(part: Case, whole: Case, actor: Actor, route: dict[str, Any]) -> None:
    """Its words, the ways back to the reporter, its first step with the rule that sent it."""
    note_words(part)
    contact = Contact.objects.filter(yard=whole.yard, case=whole).first()
    if contact is not None:
        contact_for(part, contact.name, contact.phone, contact.language).save()
    reach = Reach.objects.filter(yard=whole.yard, case=whole).first()
    if reach is not None:
        kept = Reach(yard=part.yard, case=part, by=reach.by, language=reach.language, is_quiet=reach.is_quiet)
        kept.address = reach.address
        kept.save()
    data = {"number": whole.number, "route": route}
    writing.append(writing.Moving(part, "split_off", actor, "split_off", data=data))


def _tell(part: Case, whole: Case, actor: Actor) -> None:
    told = CaseReported(
        number=part.number,
        title=part.told_title,
        path=part.path,
        channel=part.channel,
        answer_due=part.answer_due.isoformat(),
        unit=str(part.unit_id),
        given=str(part.assignee or ""),
    )
    record(told, yard=part.yard, actor=actor, subject=part.id)
    of = CaseSplit(number=part.number, of_number=whole.number)
    record(of, yard=part.yard, actor=actor, subject=part.id)
