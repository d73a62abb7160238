"""Somebody says how one of the twenty things of a complete community stands."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from yuanba.domains.places.events import CriterionJudged
from yuanba.domains.places.models import Criterion
from yuanba.domains.places.rules.complete import CRITERIA, LONGEST, STATES
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.files.public import pictures
from yuanba.platform.yards.models import Yard

register("criterion-state", 422, "Please choose whether it is there, partly there, or not there.")
register("criterion-day", 422, "The day on which somebody looked is today or earlier.")


def judge_criterion(
    *, actor: Actor, yard: Yard, key: str, state: str, day: date, words: str = "", photos: Sequence[UUID] = ()
) -> Criterion:
    """What is said again replaces what was said; the first photograph is kept, without one that of before stays.

    Refused: `criterion-state`, `criterion-day`, absent.
    """
    check(actor, "place.standard", yard)
    if key not in CRITERIA:
        raise absent()
    wrong = {} if state in STATES else {"state": "criterion-state"}
    wrong |= {} if day <= clock.today() else {"day": "criterion-day"}
    if wrong:
        raise Refusal("invalid", fields=wrong)
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        row = Criterion.objects.filter(yard=yard, key=key).first() or Criterion(yard=yard, key=key)
        photo = next((one.id for one in pictures(yard, list(photos[:1]))), None)
        said = {
            "state": state,
            "day": day,
            "words": clean(words)[:LONGEST],
            "photo_id": photo or row.photo_id,
        }
        if not row._state.adding and said == {name: getattr(row, name) for name in said}:
            return row
        for name, value in said.items():
            setattr(row, name, value)
        row.by = actor.name[:60]
        row.save()
        record(CriterionJudged(key, state), yard=yard, actor=actor, subject=row.id)
    return row
