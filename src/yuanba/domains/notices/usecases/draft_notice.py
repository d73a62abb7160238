"""A notice is written, on its own or to announce an undertaking."""

from uuid import UUID

from django.db import IntegrityError, transaction

from yuanba.domains.notices.access import check_at, undertaking_to_write
from yuanba.domains.notices.events import NoticeDrafted
from yuanba.domains.notices.models import Notice
from yuanba.domains.notices.rules import states
from yuanba.domains.notices.rules.audience import targets
from yuanba.domains.notices.rules.drafts import Draft, digest
from yuanba.domains.notices.usecases._drafts import checked_draft
from yuanba.domains.notices.writing import put, set_addressees
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest as key_of
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def draft_notice(
    *, actor: Actor, yard: Yard, draft: Draft, client_key: str, undertaking_id: UUID | None = None
) -> Notice:
    """One draft per (actor, client key), however often it is sent.

    Refused: `invalid` with fields, `conflict` for the same key with other content, absent without the right at each of
    its places.
    """
    draft = checked_draft(yard, draft)
    check_at(actor, "notice.draft", yard, targets(draft.audience, yard.path))
    key = key_of(f"{actor.account or yard.id}:{client_key}")
    try:
        with transaction.atomic():
            return _new(actor, yard, draft, key, undertaking_id)
    except IntegrityError:  # the same draft was there before, or arrived twice at once
        found = _existing(yard, key, draft, undertaking_id)
        if found is None:
            raise
        return found


def _existing(yard: Yard, key: str, draft: Draft, undertaking_id: UUID | None) -> Notice | None:
    notice = Notice.objects.select_related("yard").filter(yard=yard, client_key=key).first()
    if notice and (notice.sent_digest, notice.undertaking_id) != (digest(draft), undertaking_id):
        raise Refusal("conflict")
    return notice


def _new(actor: Actor, yard: Yard, draft: Draft, key: str, undertaking_id: UUID | None) -> Notice:
    announced = undertaking_to_write(actor, yard, undertaking_id, "undertaking.plan") if undertaking_id else None
    notice = Notice(
        yard=yard,
        state=states.DRAFT,
        undertaking=announced,
        author=actor.account,
        client_key=key,
        sent_digest=digest(draft),
        drafted_at=clock.now(),
    )
    put(notice, draft)
    notice.save()
    set_addressees(notice)
    told = NoticeDrafted(kind=notice.kind, undertaking=str(undertaking_id or ""))
    record(told, yard=yard, actor=actor, subject=notice.id)
    return notice
