"""A case is sorted: its kind, and the level that decides its clocks."""

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case, Suggested
from yuanba.domains.cases.queries import plan_of
from yuanba.domains.cases.rules import clocks
from yuanba.domains.cases.rules.policy import from_data
from yuanba.domains.cases.rules.states import NEW, TRIAGED
from yuanba.domains.cases.rules.suggestions import Shown
from yuanba.domains.cases.rules.vocabulary import KINDS, LEVELS
from yuanba.domains.cases.usecases._routing import send
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor


def triage(
    *, actor: Actor, target: Target, kind: str, level: str, category: str | None = None, shown: Shown | None = None
) -> Case:
    """Sorted; the clocks of the new level run from the report, by the policy frozen then.

    `category` is a code, "" takes it away, None leaves it. Where kind, level or category is another now, the rules
    send it again; whoever has taken it keeps it. `shown` is what was suggested on the page: it is written down
    whether it was taken.

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
        before = (case.kind, case.level, case.category_id)
        if category is not None:
            _categorise(case, category)
        case.kind, case.level = kind, level
        if (kind, level) != before[:2]:
            _clocks_of_level(case)
        if (kind, level, case.category_id) != before:
            moving.data["route"] = send(case, plan_of(case.yard), hold=_is_held(case))
        if shown is not None:
            _write_down(case, shown)
        return writing.finish(moving)


def _is_held(case: Case) -> bool:
    """Whoever has taken it keeps it, and so does a unit to which somebody sent it by hand."""
    if case.assignee is not None and case.state not in (NEW, TRIAGED):
        return True
    by_hand = case.steps.filter(verb__in=("route", "hand_back")).order_by("-id").values_list("verb", flat=True)
    return by_hand.first() == "route"


def _categorise(case: Case, code: str) -> None:
    case.category = plan_of(case.yard).called(code)
    if code and case.category is None:
        raise Refusal("invalid", fields={"category": "category-unknown"})


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
