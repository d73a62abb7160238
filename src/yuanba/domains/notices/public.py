"""What other domains and the doors may call."""

from yuanba.domains.notices.access import (
    may_see,
    may_see_undertaking,
    notice_by_number,
    notice_to_read,
    undertaking_to_read,
)
from yuanba.domains.notices.models import (
    Delivery,
    Knock,
    Notice,
    Objection,
    Receipt,
    Undertaking,
)
from yuanba.domains.notices.queries.audience import homes_of, homes_on_paper, people_count, people_of
from yuanba.domains.notices.queries.chat import chat_text
from yuanba.domains.notices.queries.delivered import STANDINGS, delivered_below
from yuanba.domains.notices.queries.facts import facts_of, facts_of_all
from yuanba.domains.notices.queries.lists import drafts, notices_of, on_wall, unopened
from yuanba.domains.notices.queries.stairwells import doors_of, stairwells
from yuanba.domains.notices.queries.standing import (
    Standing,
    homes_to_sign,
    proof_of,
    sees_standing,
    sheets_to_sign,
    standing,
    unreached,
    unreached_at,
)
from yuanba.domains.notices.queries.telling import MOST as MOST_TOLD
from yuanba.domains.notices.queries.telling import estates_to_tell
from yuanba.domains.notices.queries.touched import NARROWED, Touched, every_touched, touched, unread_homes
from yuanba.domains.notices.queries.undertakings import (
    announced_on_wall,
    drafts_of,
    notice_of,
    objection,
    objections,
    own_objection,
    undertakings_of,
    undertakings_under,
)
from yuanba.domains.notices.rules import chat, guard, knocks, states, vocabulary
from yuanba.domains.notices.rules.audience import Audience
from yuanba.domains.notices.rules.drafts import Draft, Plan
from yuanba.domains.notices.usecases._drafts import checked_affected
from yuanba.domains.notices.usecases.acknowledge import acknowledge
from yuanba.domains.notices.usecases.answer_objection import answer_objection
from yuanba.domains.notices.usecases.draft_notice import draft_notice
from yuanba.domains.notices.usecases.drop_undertaking import drop_undertaking
from yuanba.domains.notices.usecases.edit_notice import edit_notice
from yuanba.domains.notices.usecases.end_expired import end_expired
from yuanba.domains.notices.usecases.knock import knock
from yuanba.domains.notices.usecases.note_delivery import note_delivery
from yuanba.domains.notices.usecases.object_for import Brought, object_for
from yuanba.domains.notices.usecases.object_to import object_to
from yuanba.domains.notices.usecases.plan_undertaking import plan_undertaking
from yuanba.domains.notices.usecases.publish_notice import publish_notice
from yuanba.domains.notices.usecases.say_in_estates import say_in_estates
from yuanba.domains.notices.usecases.start_undertaking import start_undertaking
from yuanba.domains.notices.usecases.withdraw_notice import withdraw_notice

__all__ = [
    "MOST_TOLD",
    "NARROWED",
    "STANDINGS",
    "Audience",
    "Brought",
    "Delivery",
    "Draft",
    "Knock",
    "Notice",
    "Objection",
    "Plan",
    "Receipt",
    "Standing",
    "Touched",
    "Undertaking",
    "acknowledge",
    "announced_on_wall",
    "answer_objection",
    "chat",
    "chat_text",
    "checked_affected",
    "delivered_below",
    "doors_of",
    "draft_notice",
    "drafts",
    "drafts_of",
    "drop_undertaking",
    "edit_notice",
    "end_expired",
    "estates_to_tell",
    "every_touched",
    "facts_of",
    "facts_of_all",
    "guard",
    "homes_of",
    "homes_on_paper",
    "homes_to_sign",
    "knock",
    "knocks",
    "may_see",
    "may_see_undertaking",
    "note_delivery",
    "notice_by_number",
    "notice_of",
    "notice_to_read",
    "notices_of",
    "object_for",
    "object_to",
    "objection",
    "objections",
    "on_wall",
    "own_objection",
    "people_count",
    "people_of",
    "plan_undertaking",
    "proof_of",
    "publish_notice",
    "say_in_estates",
    "sees_standing",
    "sheets_to_sign",
    "stairwells",
    "standing",
    "start_undertaking",
    "states",
    "touched",
    "undertaking_to_read",
    "undertakings_of",
    "undertakings_under",
    "unopened",
    "unreached",
    "unreached_at",
    "unread_homes",
    "vocabulary",
    "withdraw_notice",
]
