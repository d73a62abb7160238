"""More time is asked for, before the date has passed; a second person decides."""

from datetime import datetime

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case, Extension
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.rules.waiting import EXTENSIONS, MORE_REASONS, check_later, check_reason
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor


def extend(*, actor: Actor, target: Target, reason: str, text: str, due: datetime) -> Case:
    """Asked for; nothing moves until it is approved. At most twice in a case.

    Refused: `invalid`, `nothing-to-extend`, `is-late`, `is-paused`, `extended-twice`, `extension-open`, `stale`,
    `not-now`, absent.
    """
    said, new = words(text), clock.aware(due)
    check_reason(reason, MORE_REASONS)
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "extend", said)
        if moving is None:
            return case
        now, given = clock.now(), _given(case)
        check_later(new, given, now)
        Extension(
            yard=case.yard,
            case=case,
            reason=reason,
            text=said,
            due_before=given,
            due=new,
            account=actor.account,
            name=actor.name[:60],
            at=now,
        ).save()
        moving.text, moving.public = said, False
        moving.data = {"reason": reason, "before": given.isoformat(), "due": new.isoformat()}
        return writing.finish(moving)


def _given(case: Case) -> datetime:
    """The date that holds; refused where it cannot be moved now."""
    if case.due_what != "close" or case.due_at is None:
        raise Refusal("nothing-to-extend")
    if case.due_at < clock.now():
        raise Refusal("is-late")
    if case.resume_at is not None:
        raise Refusal("is-paused")
    if case.extensions >= EXTENSIONS:
        raise Refusal("extended-twice")
    if Extension.objects.filter(yard=case.yard, case=case, state="asked", due_before__gte=clock.now()).exists():
        raise Refusal("extension-open")
    Extension.objects.filter(yard=case.yard, case=case, state="asked").update(state="lapsed")
    return case.due_at
