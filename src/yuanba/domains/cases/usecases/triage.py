"""A case is sorted: its kind, and the level that decides its clocks."""

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case, Suggested
from yuanba.domains.cases.rules import clocks
from yuanba.domains.cases.rules.policy import from_data
from yuanba.domains.cases.rules.suggestions import Shown
from yuanba.domains.cases.rules.vocabulary import KINDS, LEVELS
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor


def triage(*, actor: Actor, target: Target, kind: str, level: str, shown: Shown | None = None) -> Case:
    """Sorted; the clocks of the new level run from the report, by the policy frozen then.

    `shown` is what was suggested on the page: it is written down whether it was taken.

    Refused: `invalid`, `stale`, `not-now`, absent.
    """
    wrong = {} if kind in KINDS else {"kind": "choice-unknown"}
    wrong |= {} if level in LEVELS else {"level": "choice-unknown"}
    if wrong:
        raise Refusal("invalid", fields=wrong)
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "triage")
        if moving is None:
            return case
        moving.data = {"kind": kind, "level": level, "kind_before": case.kind, "level_before": case.level}
        is_other = (kind, level) != (case.kind, case.level)
        case.kind, case.level = kind, level
        if is_other:
            _clocks_of_level(case)
        if shown is not None:
            _write_down(case, shown)
        return writing.finish(moving)


def _clocks_of_level(case: Case) -> None:
    """The promises on record follow the level until the case was reopened; then they stay as they were."""
    if case.reopened_at is None:
        given = clocks.clocks(from_data(case.policy), case.level, case.reported_at, kind=case.kind)
        case.answer_due, case.close_due = given.answer_due, given.close_due or case.promised_due


def _write_down(case: Case, shown: Shown) -> None:
    offered = shown.suggestion
    Suggested(
        yard=case.yard,
        case=case,
        at=clock.now(),
        by=offered.by[:40],
        kind=offered.kind.value if offered.kind else "",
        kind_chosen=case.kind,
        level=offered.level.value if offered.level else "",
        level_chosen=case.level,
        unit=offered.unit.value[:40] if offered.unit else "",
        unit_chosen=shown.unit,
    ).save()
