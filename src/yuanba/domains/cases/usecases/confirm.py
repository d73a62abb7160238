"""The reporter says that it is solved, and how well."""

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor


def confirm(*, actor: Actor, target: Target, rating: str, text: str = "") -> Case:
    """Closed, with `good` or `fair`; "not solved" is another verb. Refused: `invalid`, `stale`, `not-now`, absent."""
    if rating not in ("good", "fair"):
        raise Refusal("invalid", fields={"rating": "choice-unknown"})
    said = clean(text)[:1000]
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "confirm", said)
        if moving is None:
            return case
        now = clock.now()
        case.closed_at, case.rating, case.rated_at = now, rating, now
        moving.text, moving.data = said, {"rating": rating} | writing.by_slip(actor, case)
        return writing.finish(moving)
