"""What the staff of a yard decided: examples for whoever suggests the next time."""

from collections.abc import Iterator
from dataclasses import dataclass

from yuanba.domains.cases.access import seen_in
from yuanba.domains.cases.models import Step
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
    rows = seen_in(actor, "case.read", yard).filter(visibility="neighbours").exclude(kind="")
    sorted_ = rows.order_by("-id").values_list("id", "text", "kind", "level")[:MOST]
    for case, text, kind, level in sorted_.iterator():
        yield Decided(text, kind, level, roles.get(case, ""))
