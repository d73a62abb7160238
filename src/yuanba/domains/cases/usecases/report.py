"""Somebody says what is wrong: through a door code, signed in, or told to staff on the telephone."""

import hashlib
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.access import token_of
from yuanba.domains.cases.events import CaseReported
from yuanba.domains.cases.models import Case, Category
from yuanba.domains.cases.models.history import contact_for
from yuanba.domains.cases.numbering import begin_case
from yuanba.domains.cases.queries.company import company_kept
from yuanba.domains.cases.queries.plan import Plan, plan_at
from yuanba.domains.cases.queries.policy import InForce, policy_at
from yuanba.domains.cases.rules import clocks, states
from yuanba.domains.cases.rules.drafts import Draft, checked
from yuanba.domains.cases.rules.policy import closing_within, to_data
from yuanba.domains.cases.shingling import note_words
from yuanba.domains.cases.usecases._routing import send
from yuanba.domains.people.public import is_phone, plain_phone
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.calendar import Allowance
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest
from yuanba.kernel.merkle import canon
from yuanba.kernel.paths import covers
from yuanba.kernel.text import first_line, search_column
from yuanba.platform.access.public import Actor, check, paths
from yuanba.platform.events.public import record
from yuanba.platform.files.public import StoredFile, sound
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class Reported:
    """The case, the secret that opens its page, and whether this very report was there before."""

    case: Case
    token: str
    repeated: bool


@dataclass(frozen=True)
class Origin:
    """Where a report has a number already: whoever brings it, it is one case. `close` is how long it may take there."""

    number: str
    close: Allowance | None = None


@dataclass(frozen=True)
class _Said:
    """A report that was checked: by whom, where, what, how it came; its key and a digest of what it says."""

    actor: Actor
    place: Place
    draft: Draft
    channel: str
    key: str
    content: str
    on_behalf_of: bool
    origin: Origin | None

    @property
    def reporter(self) -> UUID | None:
        """The account that speaks for itself."""
        own = self.actor.kind == "account" and not self.on_behalf_of and self.channel != "api"
        return self.actor.account if own else None


def report(
    *,
    actor: Actor,
    place: Place,
    draft: Draft,
    channel: str,
    client_key: str,
    on_behalf_of: bool = False,
    origin: Origin | None = None,
) -> Reported:
    """One case per (actor, client key), however often it is sent; with an origin, one per channel and number there.

    Refused: `invalid` with fields, `conflict` for the same key with other content, absent without the right to
    report for somebody else.
    """
    if on_behalf_of:
        _check_for(actor, place)
    else:
        check(actor, "case.report", place)
    phone = plain_phone(draft.phone)
    draft = checked(replace(draft, phone=phone), phone_fits=is_phone(phone))
    key = digest(f"{channel}:{origin.number}" if origin else f"{actor.account or place.id}:{client_key}")
    said = _Said(actor, place, draft, channel, key, _content(draft), on_behalf_of, origin)
    try:
        with transaction.atomic():
            return _new(said)
    except IntegrityError:  # the same report was there before, or arrived twice at once
        found = _existing(place, key, said.content)
        if found is None:
            raise
        return found


def _content(draft: Draft) -> str:
    """A digest of what is said, in whichever language of the page; the sound counts where there is one."""
    said = {**vars(draft), "photos": [str(p) for p in draft.photos]}
    spoken = {"sound": str(said.pop("sound"))} if draft.sound else {}
    said.pop("sound", None)
    said.pop("language")
    return hashlib.sha256(canon(said | spoken)).hexdigest()


def _check_for(actor: Actor, place: Place) -> None:
    """Whoever takes calls in a part of an estate takes them for all of it."""
    in_estate = any(covers(place.yard.path, path) for path in paths(actor, "case.report_for"))
    if not in_estate:
        check(actor, "case.report_for", place)


def _existing(place: Place, key: str, content: str) -> Reported | None:
    case = Case.objects.filter(yard=place.yard, client_key=key).select_related("yard", "place").first()
    if case is None:
        return None
    if case.content_digest != content:
        raise Refusal("conflict")
    return Reported(case, token_of(case), repeated=True)


def _sound(yard: Yard, draft: Draft) -> StoredFile | None:
    """What was spoken; refused where it is not there (any more)."""
    found = sound(yard, draft.sound) if draft.sound else None
    if draft.sound and found is None:
        raise Refusal("invalid", fields={"sound": "sound-unreadable"})
    return found


def _new(said: _Said) -> Reported:
    yard = said.place.yard
    number, changes = begin_case(yard.id)
    plan = plan_at(yard, changes)
    promised = policy_at(yard, changes)
    policy = closing_within(promised.policy, said.origin.close if said.origin else None)
    case = _case(said, number, plan, replace(promised, policy=policy))
    route = send(case, plan, policy=policy)
    token = token_of(case)
    case.token_digest = digest(token)
    writing.set_clocks(case, policy)
    case.save()
    _write_beside(said, case, route)
    record(_told(case), yard=yard, actor=said.actor, subject=case.id)
    return Reported(case, token, repeated=False)


def _case(said: _Said, number: int, plan: Plan, promised: InForce) -> Case:
    """The case with its clocks, not sent to a unit yet."""
    draft, place, now = said.draft, said.place, clock.now()
    category = _category(draft, plan)
    kind = draft.kind or (category.kind if category else "")
    given = clocks.clocks(promised.policy, draft.level, now, kind=kind)
    return Case.new(
        yard=place.yard,
        number=number,
        kind=kind,
        category=category,
        level=draft.level,
        state=states.NEW,
        place=place,
        path=place.path,
        said_title=first_line(draft.text, 40),
        text=draft.text,
        sound=_sound(place.yard, draft),
        channel=said.channel,
        visibility=draft.visibility,
        on_behalf_of=said.on_behalf_of,
        reporter=said.reporter,
        client_key=said.key,
        content_digest=said.content,
        policy=to_data(promised.policy),
        policy_number=promised.number,
        company=company_kept(place.yard),
        reported_at=now,
        answer_due=given.answer_due,
        close_due=given.close_due,
        search=search_column(draft.text, place.label),
    )


def _category(draft: Draft, plan: Plan) -> Category | None:
    """What it is about; refused where no such thing is known here."""
    category = plan.called(draft.category)
    if draft.category and category is None:
        raise Refusal("invalid", fields={"category": "category-unknown"})
    return category


def _write_beside(said: _Said, case: Case, route: dict[str, Any]) -> None:
    """Its words, the reporter's contact, its first step, the pictures."""
    draft = said.draft
    note_words(case)
    if draft.name or draft.phone:
        contact_for(case, draft.name, draft.phone, draft.language).save()
    moving = writing.Moving(case, "report", said.actor, "report", data={"photos": len(draft.photos), "route": route})
    writing.append(moving)
    writing.add_photos(case, "before", draft.photos)


def _told(case: Case) -> CaseReported:
    return CaseReported(
        number=case.number,
        title=case.told_title,
        path=case.path,
        channel=case.channel,
        answer_due=case.answer_due.isoformat(),
        unit=str(case.unit_id),
        given=str(case.assignee or ""),
    )
