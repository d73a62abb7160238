"""One notice is said in several estates: in each its own, with its own number, receipts and proof of delivery."""

from collections.abc import Sequence

from yuanba.domains.notices.access import check_at
from yuanba.domains.notices.models import Notice
from yuanba.domains.notices.queries.telling import MOST
from yuanba.domains.notices.rules.drafts import Draft
from yuanba.domains.notices.usecases._drafts import checked_draft
from yuanba.domains.notices.usecases.draft_notice import draft_notice
from yuanba.domains.notices.usecases.publish_notice import publish_notice
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard, refuse_closed

register("estates-none", 422, "Please choose at least one estate.")
register("estates-many", 422, "At most 200 estates at once. Please send it in two parts.")


def say_in_estates(*, actor: Actor, yards: Sequence[Yard], draft: Draft, client_key: str) -> list[Notice]:
    """Published in each estate, or in none of them where it may not be; a transaction an estate.

    Sent again with the same key it is said nowhere twice, and goes on where it broke off. The audience names no places:
    it is the whole of each estate. Refused: `invalid` with fields, `conflict`, absent without the right in each.
    """
    if not yards or len(yards) > MOST:
        raise Refusal("invalid", fields={"estates": "estates-many" if yards else "estates-none"})
    for yard in yards:
        for action in ("notice.draft", "notice.publish"):
            check_at(actor, action, yard, (yard.path,))
    refuse_closed(*(yard.id for yard in yards))
    if draft.audience.paths:
        raise Refusal("invalid", fields={"audience": "choice-unknown"})
    if checked_draft(yards[0], draft).until < clock.today():
        raise Refusal("invalid", fields={"until": "period-over"})
    return [_say(actor, yard, draft, client_key) for yard in yards]


def _say(actor: Actor, yard: Yard, draft: Draft, client_key: str) -> Notice:
    written = draft_notice(actor=actor, yard=yard, draft=draft, client_key=f"over:{client_key}")
    return publish_notice(actor=actor, yard=yard, notice_id=written.id)
