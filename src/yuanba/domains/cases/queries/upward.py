"""Lists of what goes up and comes down: instructions to answer, hand_ups, more time to decide on, hard cases."""

from django.db.models import Exists, OuterRef, QuerySet

from yuanba.domains.cases.access import seen, seen_in
from yuanba.domains.cases.models import Case, Extension, HandUp, Instruction
from yuanba.kernel.paging import Page
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.paging import by_moment


def to_answer(actor: Actor, yard: Yard, *, after: str = "") -> Page[Instruction]:
    """What the estate owes community or street, the most urgent first."""
    rows = Instruction.objects.filter(yard=yard, owed_at__isnull=False).select_related("case__yard")
    return by_moment(rows.filter(case__in=seen_in(actor, "case.work", yard)), "owed_at", after)


def to_decide(actor: Actor, yard: Yard, *, after: str = "") -> Page[Extension]:
    """More time that somebody else asked for and the actor may decide on, the most urgent first."""
    rows = Extension.objects.filter(yard=yard, state="asked").select_related("case__yard")
    found = rows.filter(case__in=seen_in(actor, "case.decide_extension", yard)).exclude(account=actor.account)
    return by_moment(found, "due_before", after)


def instructions(actor: Actor, *, after: str = "") -> Page[Instruction]:
    """Instructions that are not over, over all estates the actor oversees, the most urgent first."""
    rows = Instruction.objects.filter(ended_at__isnull=True, case__in=_overseen(actor))
    return by_moment(rows.select_related("yard", "case__yard"), "due_at", after)


def hand_ups(actor: Actor, *, after: str = "") -> Page[HandUp]:
    """HandUps that are not over, over all estates the actor oversees, the most urgent first.

    Each case once: what the community has and handed on to the street stands with the street.
    """
    higher = HandUp.objects.filter(yard=OuterRef("yard"), case=OuterRef("case"), to="street", ended_at__isnull=True)
    rows = HandUp.objects.filter(ended_at__isnull=True, case__in=_overseen(actor))
    rows = rows.exclude(Exists(higher), to="community")
    return by_moment(rows.select_related("yard", "case__yard"), "due_at", after)


def _overseen(actor: Actor) -> QuerySet[Case]:
    return Case.objects.filter(seen(actor, "case.oversee"))


def hard_cases(actor: Actor, *, yard: Yard | None = None, after: str = "") -> Page[Case]:
    """Hard cases that are not done, by the date of their next step: of one desk, or of all estates overseen."""
    rows = seen_in(actor, "case.work", yard) if yard else Case.objects.filter(seen(actor, "case.oversee"))
    rows = rows.filter(due_at__isnull=False, level="hard").select_related("yard", "place")
    return by_moment(rows.defer("text", "search", "policy"), "due_at", after)
