"""What was announced, reached every home it touches and could be objected to begins."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.notices.access import undertaking_state, undertaking_to_write
from yuanba.domains.notices.events import UndertakingStarted
from yuanba.domains.notices.models import Undertaking
from yuanba.domains.notices.queries.facts import facts_of
from yuanba.domains.notices.rules import guard, states
from yuanba.domains.notices.rules.drafts import words
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def start_undertaking(*, actor: Actor, yard: Yard, undertaking_id: UUID, reply: str = "") -> Undertaking:
    """Live. Where objections have no answer of their own, `reply` answers them. The same again changes nothing.

    Refused: `not-before-notice`, naming in its fields each thing that is missing (`notice`, `homes`, `window`,
    `starts_on`, `reply`); `undertaking-state`, absent.
    """
    said = words(reply, "reply") if reply.strip() else ""
    with transaction.atomic():
        undertaking = undertaking_to_write(actor, yard, undertaking_id, "undertaking.start")
        if undertaking.state == states.LIVE and undertaking.reply == said:
            return undertaking
        undertaking.state = undertaking_state(undertaking, "start")
        facts = facts_of(undertaking, replied=bool(said))
        _check(facts)
        undertaking.started_at, undertaking.reply = clock.now(), said
        undertaking.save()
        told = UndertakingStarted(title=undertaking.title, homes=facts.homes, objections=facts.objections)
        record(told, yard=yard, actor=actor, subject=undertaking.id)
    return undertaking


def _check(facts: guard.Facts) -> None:
    lacking = guard.missing(facts)
    if lacking:
        raise Refusal(
            "not-before-notice",
            fields=lacking,
            homes=facts.homes,
            unreached=facts.unreached,
            window_ends=facts.window_ends.isoformat() if facts.window_ends else "",
            starts_on=facts.starts_on.isoformat(),
            objections=facts.unanswered,
        )
