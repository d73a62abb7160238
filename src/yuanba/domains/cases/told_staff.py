"""Every message to staff about a case: who may not read it learns its code and no more; who reads none, nothing."""

from typing import Any
from uuid import UUID

from yuanba.domains.cases.access import may_see
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.queries.units import NEAREST
from yuanba.domains.people.public import actor_of, holders
from yuanba.platform.access.public import Actor, anywhere, can
from yuanba.platform.events.public import Event
from yuanba.platform.notify.public import register_template, tell

register_template("case.overdue_private", "Late: a request that only its handlers read (%(code)s), was due %(by)s.")
register_template("case.handed_to_you_private", "Handed up to you: a request that only its handlers read (%(code)s).")
register_template(
    "case.instructed_private", "Your instruction on a request that only its handlers read (%(code)s) was answered."
)
register_template("case.private", "News of a request that only its handlers read (%(code)s).")
# What says more than "news" to those who oversee what they may not read.
OF_PRIVATE = {one: f"{one}_private" for one in ("case.overdue", "case.handed_to_you", "case.instructed")}


def tell_staff(event: Event, case: Case, account: UUID, template: str, data: dict[str, Any] | None = None) -> None:
    """With the title and a page they can open, where they may read the case; nothing where they could open none."""
    actor, known = actor_of(account), {"code": case.code} | (data or {})
    if not can(actor, "case.read", case):
        return
    if may_see(actor, case):
        link, known = _page(actor, case), known | {"title": case.said_title}
    else:
        link = "/oversight/" if anywhere(actor, "case.oversee") else ""
        template = OF_PRIVATE.get(template, "case.private")
    tell(case.yard, account, template, known, link=link, key=str(event.id))


def _page(actor: Actor, case: Case) -> str:
    """Where they work on it or help, else where they look on from above."""
    at_desk = can(actor, "case.work", case) or can(actor, "case.give_help", case)
    return f"/{'desk' if at_desk else 'oversight'}/{case.yard.code}/{case.id}/"


def holder(case: Case) -> list[UUID]:
    """Whoever has the case, if they may still read it."""
    return [case.assignee] if case.assignee and may_see(actor_of(case.assignee), case) else []


def having(case: Case) -> list[UUID]:
    """Whoever has the case, or else the nearest butlers."""
    return holder(case) or [one.account for one in holders("butler", case.path)[:NEAREST]]
