"""A ready reply of a yard is written or changed; a preset that is changed becomes the yard's own."""

from dataclasses import asdict

from django.db import IntegrityError, transaction

from yuanba.domains.cases.events import ReplyChanged
from yuanba.domains.cases.models import ReplyTemplate
from yuanba.domains.cases.queries.replies import row_id
from yuanba.domains.cases.rules.replies import MOST, PRESETS, Reply, checked
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def write_reply(
    *, actor: Actor, yard: Yard, reply: Reply, key: str = "", seen: int | None = None, client_key: str = ""
) -> ReplyTemplate:
    """Written; `key` is the one that is changed (a row's id or a preset's name), `seen` its version on the page.

    Refused: `invalid`, `replies-many`, `reply-stale`, absent.
    """
    check(actor, "case.replies", yard)
    made = checked(reply)
    try:
        with transaction.atomic():
            row, is_same = _row(yard, key, seen, clean(client_key)[:64])
            if is_same:
                return _first_result(row, made)
            for name, value in asdict(made).items():
                setattr(row, name, value)
            row.changed_at, row.changed_by, row.retired_at = clock.now(), actor.name[:60], None
            row.save()
            record(ReplyChanged(name=row.name, verb=row.verb), yard=yard, actor=actor, subject=row.id)
            return row
    except IntegrityError:
        raise Refusal("conflict") from None  # the same form, sent twice at once


def _first_result(row: ReplyTemplate, made: Reply) -> ReplyTemplate:
    """The same form again gives the same row; the key with other words is refused."""
    if not asdict(made).items() <= row.__dict__.items():
        raise Refusal("conflict")
    return row


def _row(yard: Yard, key: str, seen: int | None, client_key: str) -> tuple[ReplyTemplate, bool]:
    """The row to write, one version on, and whether this very form wrote it before."""
    rows = ReplyTemplate.objects.select_for_update(no_key=True).filter(yard=yard)
    same = rows.filter(client_key=client_key).first()
    if same is not None:
        return same, True
    row = rows.filter(preset=key).first() if key in PRESETS else None
    if key and key not in PRESETS:
        row = rows.filter(id=row_id(key), retired_at=None).first()
        if row is None:
            raise absent()
        if seen is not None and seen != row.version:
            raise Refusal("reply-stale", name=row.changed_by or "–")
    if row is None:
        if rows.filter(retired_at=None).count() >= MOST:
            raise Refusal("replies-many")
        return ReplyTemplate(yard=yard, preset=key, client_key=client_key), False
    row.version += 1
    row.client_key = client_key
    return row, False
