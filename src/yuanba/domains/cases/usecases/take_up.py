"""A new case is sorted, given to somebody and answered in one go: all of it, or nothing."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.access import case_to_write
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.queries import assignable
from yuanba.domains.cases.rules.suggestions import Shown
from yuanba.domains.cases.usecases.answer import answer
from yuanba.domains.cases.usecases.dispatch import dispatch
from yuanba.domains.cases.usecases.triage import triage
from yuanba.domains.cases.writing import Target
from yuanba.platform.access.public import Actor


def take_up(
    *,
    actor: Actor,
    target: Target,
    kind: str,
    level: str,
    category: str | None = None,
    to: UUID | None = None,
    text: str = "",
    how: str = "phoned",
    shown: Shown | None = None,
) -> Case:
    """Sorted; given to `to` and answered with `text` where they are there. Each step has a key made of the target's.

    Refused as the three verbs refuse; then nothing of it is done.
    """
    with transaction.atomic():
        case = case_to_write(actor, target.yard, target.case_id, "case.triage")
        if shown is not None and to is not None:
            shown = replace(shown, unit=_role_of(case, to))
        first = _part(target, "triage")
        case = triage(actor=actor, target=first, kind=kind, level=level, category=category, shown=shown)
        later = replace(target, version=None)
        if to is not None:
            case = dispatch(actor=actor, target=_part(later, "dispatch"), to=to)
        if text.strip():
            case = answer(actor=actor, target=_part(later, "answer"), text=text, how=how)
    return case


def _role_of(case: Case, account: UUID) -> str:
    return next((member.role for member in assignable(case.path) if member.account == account), "")


def _part(target: Target, verb: str) -> Target:
    return replace(target, key=f"{target.key[:50]}:{verb}") if target.key else target
