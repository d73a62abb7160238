"""Whom to call back about a week is drawn: a sample by lot, and everybody who was not satisfied."""

from datetime import date

from django.db import IntegrityError, transaction

from yuanba.domains.cases.events import CallsDrawn
from yuanba.domains.cases.models import Callback, CallDraw
from yuanba.domains.cases.queries.callbacks import closed_in
from yuanba.domains.cases.rules.callbacks import SAMPLE, SIZE, UNHAPPY, check_draw, drawn, seed_of
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def draw_calls(*, actor: Actor, yard: Yard, week: date, size: int = SIZE) -> CallDraw:
    """Drawn once a week; drawn before, the first result stands. Refused: `week-open`, `invalid`, absent."""
    check(actor, "case.draw_calls", yard)
    first = check_draw(week, size, clock.today())
    try:
        with transaction.atomic():
            return _drawn_before(yard, first) or _draw(actor, yard, first, size)
    except IntegrityError:
        return CallDraw.objects.get(yard=yard, week=first)  # two at once: the other one drew


def _drawn_before(yard: Yard, week: date) -> CallDraw | None:
    return CallDraw.objects.filter(yard=yard, week=week).first()


def _draw(actor: Actor, yard: Yard, week: date, size: int) -> CallDraw:
    judged = dict(closed_in(yard, week).values_list("id", "rating"))
    unhappy = [one for one, rating in judged.items() if rating in ("fair", "bad")]
    rest = [one for one in judged if one not in set(unhappy)]
    seed = seed_of(yard.code, week)
    row = CallDraw(yard=yard, week=week, size=size, base=len(rest), seed=seed, at=clock.now(), name=actor.name[:60])
    row.save()
    for case_id in unhappy:
        Callback(yard=yard, case_id=case_id, week=week, why=UNHAPPY).save()
    for case_id in drawn(seed, rest, size):
        Callback(yard=yard, case_id=case_id, week=week, why=SAMPLE).save()
    told = CallsDrawn(week=week.isoformat(), sample=min(size, len(rest)), unhappy=len(unhappy))
    record(told, yard=yard, actor=actor, subject=row.id)
    return row
