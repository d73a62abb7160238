"""A later inspection begins: the same things, held against what was signed."""

from django.db import transaction
from django.db.models import Max

from yuanba.domains.places.events import TakeoverBegun
from yuanba.domains.places.inspecting import add_items, inspection_to
from yuanba.domains.places.models import Inspection
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("takeover-unsigned", 409, "Both sides sign first: only what is signed can be compared with.")
SAME = ("group", "name", "name_en", "place_id", "mender")


def begin_comparison(*, actor: Actor, yard: Yard, number: int) -> Inspection:
    """The later inspection against `number`; while it is open, the same one. Refused: `takeover-unsigned`, absent."""
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        baseline = inspection_to(actor, "takeover.begin", yard, number)
        if baseline.closed_at is None or baseline.baseline_id:
            raise Refusal("takeover-unsigned")
        there = Inspection.objects.filter(yard=yard, closed_at=None).first()
        if there is not None:
            return there
        last = Inspection.objects.filter(yard=yard).aggregate(last=Max("number"))["last"]
        now = clock.now()
        made = Inspection(yard=yard, number=last + 1, baseline=baseline, day=now.date(), by=actor.name[:60], at=now)
        made.save()
        items = baseline.items.order_by("number").values("id", "found", *SAME)
        count = add_items(
            made,
            ({name: one[name] for name in SAME} | {"origin_id": one["id"], "expected": one["found"]} for one in items),
        )
        record(TakeoverBegun(made.number, count, baseline.number), yard=yard, actor=actor, subject=made.id)
    return made
