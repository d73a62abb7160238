"""What the staff of a yard decided: examples for whoever suggests the next time."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from yuanba.domains.cases.access import seen_in
from yuanba.domains.cases.models import Case, Step
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

MOST = 20_000


@dataclass(frozen=True)
class Decided:
    """A text with the kind and level it was given, and the role of whoever had it last; empty where nobody had."""

    text: str
    kind: str
    level: str
    unit: str


def decided(*, actor: Actor, yard: Yard) -> Iterator[Decided]:
    """Of the newest sorted cases everybody in the yard may read; what only handlers read teaches nobody."""
    steps = Step.objects.filter(yard=yard, verb="dispatch").order_by("id")
    roles = {case: data.get("role", "") for case, data in steps.values_list("case_id", "data").iterator()}
    sorted_ = _sorted(actor, yard).order_by("-id").values_list("id", "text", "kind", "level")[:MOST]
    for case, text, kind, level in sorted_.iterator():
        yield Decided(text, kind, level, roles.get(case, ""))


def count_decided(*, actor: Actor, yard: Yard) -> int:
    """How many that would be."""
    return min(_sorted(actor, yard).count(), MOST)


def _sorted(actor: Actor, yard: Yard) -> QuerySet[Case]:
    return seen_in(actor, "case.read", yard).filter(visibility="neighbours").exclude(kind="")
