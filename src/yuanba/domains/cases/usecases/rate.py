"""A case that closed by itself is judged afterwards, or a judgement is changed."""

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor


def rate(*, actor: Actor, target: Target, rating: str, text: str = "") -> Case:
    """Judged `good` or `fair`; "not solved" asks to reopen. Refused: `invalid`, `stale`, `not-now`, absent."""
    if rating not in ("good", "fair"):
        raise Refusal("invalid", fields={"rating": "choice-unknown"})
    said = clean(text)[:1000]
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "rate", said)
        if moving is None:
            return case
        case.rating, case.rated_at = rating, clock.now()
        moving.text, moving.data = said, {"rating": rating} | writing.by_slip(actor, case)
        return writing.finish(moving)
