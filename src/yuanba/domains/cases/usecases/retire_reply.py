"""A ready reply is taken away; one of the product is no longer offered in this yard, and can be taken back."""

from django.db import transaction

from yuanba.domains.cases.events import ReplyChanged
from yuanba.domains.cases.models import ReplyTemplate
from yuanba.domains.cases.queries.replies import row_id
from yuanba.domains.cases.rules.replies import PRESETS
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def retire_reply(*, actor: Actor, yard: Yard, key: str, back: bool = False) -> None:
    """Taken away, or with `back` a preset as the product brings it again; done before, nothing. Refused: absent."""
    check(actor, "case.replies", yard)
    with transaction.atomic():
        rows = ReplyTemplate.objects.select_for_update(no_key=True).filter(yard=yard)
        row = rows.filter(preset=key).first() if key in PRESETS else rows.filter(id=row_id(key)).first()
        if row is None and key not in PRESETS:
            raise absent()
        if back:
            _back(actor, row)
        elif row is None:
            _hidden(actor, yard, key)
        elif row.retired_at is None:
            row.retired_at, row.changed_by = clock.now(), actor.name[:60]
            row.save()
            _told(actor, row)


def _hidden(actor: Actor, yard: Yard, key: str) -> None:
    preset, now = PRESETS[key], clock.now()
    row = ReplyTemplate(
        yard=yard,
        preset=key,
        verb=preset.verb,
        kind=preset.kind,
        name=preset.name[:40],
        text=preset.text,
        changed_at=now,
        changed_by=actor.name[:60],
        retired_at=now,
        client_key=f"preset {key}",
    )
    row.save()
    _told(actor, row)


def _back(actor: Actor, row: ReplyTemplate | None) -> None:
    if row is None or not row.preset:
        return
    _told(actor, row)
    row.delete()


def _told(actor: Actor, row: ReplyTemplate) -> None:
    record(ReplyChanged(name=row.name, verb=row.verb), yard=row.yard, actor=actor, subject=row.id)
