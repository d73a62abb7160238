"""An installation or a use of common parts is planned: nothing begins yet."""

from uuid import UUID

from django.db import IntegrityError, transaction

from yuanba.domains.notices.access import check_at
from yuanba.domains.notices.events import UndertakingPlanned
from yuanba.domains.notices.models import Undertaking
from yuanba.domains.notices.rules import states
from yuanba.domains.notices.rules.audience import targets, to_data
from yuanba.domains.notices.rules.drafts import Plan, checked_plan, digest
from yuanba.domains.notices.usecases._drafts import checked_affected
from yuanba.domains.places.public import Place, place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest as key_of
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def plan_undertaking(*, actor: Actor, yard: Yard, place_id: UUID, plan: Plan, client_key: str) -> Undertaking:
    """One plan per (actor, client key), however often it is sent.

    Refused: `invalid` with fields, `conflict` for the same key with other content, absent without the right where it
    stands and at each place that it touches.
    """
    plan = checked_plan(plan, yard_path=yard.path)
    where = place(yard, place_id)
    check_at(actor, "undertaking.plan", yard, [where.path, *targets(plan.affected, yard.path)])
    checked_affected(yard, plan.affected)
    key = key_of(f"{actor.account or yard.id}:{client_key}")
    try:
        with transaction.atomic():
            return _new(actor, where, plan, key)
    except IntegrityError:  # the same plan was there before, or arrived twice at once
        found = _existing(where, plan, key)
        if found is None:
            raise
        return found


def _existing(where: Place, plan: Plan, key: str) -> Undertaking | None:
    found = Undertaking.objects.select_related("yard", "place").filter(yard=where.yard, client_key=key).first()
    if found and (found.digest, found.place_id) != (digest(plan), where.id):
        raise Refusal("conflict")
    return found


def _new(actor: Actor, where: Place, plan: Plan, key: str) -> Undertaking:
    undertaking = Undertaking(
        yard=where.yard,
        place=where,
        path=where.path,
        title=plan.title,
        title_en=plan.title_en,
        text=plan.text,
        text_en=plan.text_en,
        affected=to_data(plan.affected),
        starts_on=plan.starts_on,
        window_days=plan.window_days,
        noise_db=plan.noise_db,
        hours=plan.hours,
        state=states.PLANNED,
        planner=actor.account,
        client_key=key,
        digest=digest(plan),
        planned_at=clock.now(),
    )
    undertaking.save()
    told = UndertakingPlanned(
        title=plan.title, path=where.path, starts_on=plan.starts_on.isoformat(), digest=undertaking.digest
    )
    record(told, yard=where.yard, actor=actor, subject=undertaking.id)
    return undertaking
