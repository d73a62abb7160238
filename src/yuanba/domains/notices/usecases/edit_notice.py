"""A draft is changed; what was published is not."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.notices.access import check_at, check_version, notice_state, notice_to_write
from yuanba.domains.notices.events import NoticeEdited
from yuanba.domains.notices.models import Notice
from yuanba.domains.notices.rules.audience import targets
from yuanba.domains.notices.rules.drafts import Draft, digest
from yuanba.domains.notices.usecases._drafts import checked_draft
from yuanba.domains.notices.writing import put, set_addressees
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def edit_notice(*, actor: Actor, yard: Yard, notice_id: UUID, draft: Draft, version: int) -> Notice:
    """The draft as it is said now; the same content again changes nothing.

    Refused: `invalid` with fields, `notice-stale`, `notice-state`, absent without the right at each of its places,
    those of before and those of now.
    """
    draft = checked_draft(yard, draft)
    with transaction.atomic():
        notice = notice_to_write(actor, yard, notice_id, "notice.draft")
        check_at(actor, "notice.draft", yard, targets(draft.audience, yard.path))
        notice.state = notice_state(notice, "edit")
        if notice.digest == digest(draft):
            return notice
        check_version(notice, version)
        put(notice, draft)
        notice.version += 1
        notice.save()
        set_addressees(notice)
        record(NoticeEdited(version=notice.version), yard=yard, actor=actor, subject=notice.id)
    return notice
