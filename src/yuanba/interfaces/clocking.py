"""Clocks that stand still, more time, what goes up and comes down: what is offered, and each form's use case.

Desk and oversight share it; each has its own verbs.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext

from yuanba.domains.cases import public as cases
from yuanba.domains.people.public import POST_ROLES
from yuanba.interfaces.asking import moment_typed
from yuanba.interfaces.telling import NEXT, badge_of_light, light_badge
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor, can, deciding
from yuanba.ui import words
from yuanba.ui.forms import Form
from yuanba.ui.preferences import Preferences

Act = Callable[[HttpRequest, Actor, cases.Target], cases.Case]
DESK = ("answer_instruction", "decide_extension", "talk", "check_in", "resume", "pause", "extend", "hand_up")
WAITED_FOR = ("answer_instruction", "decide_extension", "take_on", "judge_instruction")
ABOVE = ("take_on", "judge_instruction", "decide_extension", "instruct", "hand_up", "send_back")


def offered(actor: Actor, case: cases.Case, aside: cases.Aside, verbs: tuple[str, ...]) -> list[str]:
    """Which of these verbs make sense now, for whoever asks; the use case decides again."""
    possible = cases.states.verbs_in(case.state)
    allowed = [one for one in verbs if one in possible and can(actor, f"case.{one}", case)]
    return [one for one in allowed if _fits(one, actor, case, aside)]


def _fits(verb: str, actor: Actor, case: cases.Case, aside: cases.Aside) -> bool:
    runs = case.due_at is not None and case.due_at >= clock.now()
    asked, given = aside.asked, aside.instruction
    handed = {one.to: one for one in aside.hand_ups if one.ended_at is None}
    side = _side(actor, case, f"case.{verb}")
    fits: dict[str, Callable[[], bool]] = {
        "pause": lambda: runs and case.paused_at is None and asked is None,
        "resume": lambda: case.resume_at is not None,
        "extend": lambda: runs and _may_be_extended(case) and asked is None,
        "decide_extension": lambda: runs and asked is not None and asked.account != actor.account,
        "talk": lambda: case.level == "hard",
        "check_in": lambda: case.check_at is not None,
        "hand_up": lambda: side == case.held_by and _above(side) not in handed,
        "take_on": lambda: side in handed and handed[side].taken_at is None,
        "send_back": lambda: side in handed and not (side == "community" and "street" in handed),
        "instruct": lambda: given is None,
        "answer_instruction": lambda: given is not None and given.owed_at is not None,
        "judge_instruction": lambda: given is not None and given.owed_at is None and _side_of(given.role) == side,
    }
    return fits[verb]()


def _may_be_extended(case: cases.Case) -> bool:
    return case.due_what == "close" and case.resume_at is None and case.extensions < cases.waiting.EXTENSIONS


def _side(actor: Actor, case: cases.Case, action: str) -> str:
    grant = deciding(actor, action, case)
    return _side_of(grant.role) if grant else ""


def _side_of(role: str) -> str:
    return cases.upward.SIDE.get(role, "")


def _above(side: str) -> str:
    return "street" if side == "community" else "community"


def beside(
    actor: Actor, case: cases.Case, prefs: Preferences, verb: str, form: Form, verbs: tuple[str, ...]
) -> dict[str, Any]:
    """What a page needs for `ui/aside.html` and `ui/clock_forms.html`, with the form of one verb as it was typed."""
    aside = cases.aside(case)
    possible = offered(actor, case, aside, verbs)
    first = first_of(case, possible)
    empty = Form({"key": new_key(), "at": f"{clock.now():%Y-%m-%dT%H:%M}"})
    return {
        "aside": aside,
        "light": light_badge(case),
        "paused_until": words.when(case.paused_until, elder=prefs.is_elder) if case.paused_until else "",
        "clock_verbs": sorted(possible, key=lambda one: one != first),
        "clock_first": first,
        "clock_forms": {one: form if one == verb else empty for one in verbs},
        "pause_reasons": cases.waiting.REASONS,
        "more_reasons": cases.waiting.MORE_REASONS,
        "uppers": cases.upward.UPPER,
        "roles": POST_ROLES,
    }


def first_of(case: cases.Case, possible: list[str]) -> str:
    """What stands open: what somebody above waits for, or what is due."""
    waits = [one for one in WAITED_FOR if one in possible]
    if waits:
        return waits[0]
    if "talk" in possible and case.due_what == "answer":
        return "talk"
    return "check_in" if "check_in" in possible and case.check_at and case.check_at <= clock.now() else ""


def for_resident(story: cases.Story, prefs: Preferences) -> dict[str, Any]:
    """What whoever reported a case reads of its clock: why it waits, the old and the new date, who has it."""
    case, elder = story.case, prefs.is_elder

    def when(moment: datetime | None) -> str:
        return words.when(moment, elder=elder) if moment else ""

    paused = next((step for step in story.steps if step.verb == "pause"), None) if case.resume_at else None
    given = cases.shown_extensions(case) if case.extended_due else []
    upper = cases.held(case)
    reasons = cases.waiting.MORE_REASONS
    return {
        "waits": paused
        and {"until": when(case.paused_until), "reason": gettext(reasons[case.pause_reason]), "text": paused.text},
        "longer": given
        and {
            "new": when(case.due_at or case.extended_due),
            "old": when(given[0].due_before),
            "reason": gettext(reasons[given[-1].reason]),
            "text": given[-1].decided_text,
        },
        "holder": upper and {"to": upper.to, "by": when(upper.due_at), "text": upper.taken_text},
    }


def own_light(since: datetime, due: datetime | None) -> tuple[str, str, str] | None:
    """The light of a clock beside the case: an instruction, a case handed up; None where nobody owes anything."""
    return badge_of_light(cases.lights.light(due, cases.lights.amber_from(since, due), clock.now())) if due else None


@dataclass(frozen=True)
class HardRow:
    """One hard case of a list: its next step, its light."""

    case: cases.Case
    link: str
    next: str
    light: tuple[str, str, str] | None


def hard_rows(found: Sequence[cases.Case], door: str) -> list[HardRow]:
    """The lines of a list of hard cases."""
    return [
        HardRow(one, f"{door}/{one.yard.code}/{one.id}/", gettext(NEXT[one.due_what]), light_badge(one))
        for one in found
    ]


def _text(request: HttpRequest) -> str:
    return request.POST.get("text", "")


def _due(request: HttpRequest, name: str = "due") -> datetime:
    """The moment of a form that asks for words too; all that is not filled in is said at once."""
    missing: dict[str, str] = {} if _text(request).strip() else {"text": "words-missing"}
    if "reason" in request.POST and not request.POST["reason"]:
        missing |= {"reason": "waiting-reason"}
    try:
        moment = moment_typed(request.POST, name)
    except Refusal as refusal:
        raise Refusal("invalid", fields=missing | refusal.fields) from None
    if missing:
        raise Refusal("invalid", fields=missing)
    return moment


def _pause(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    reason = request.POST.get("reason", "")
    return cases.pause(actor=actor, target=target, reason=reason, text=_text(request), until=_due(request))


def _resume(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    return cases.resume(actor=actor, target=target, text=_text(request))


def _extend(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    reason = request.POST.get("reason", "")
    return cases.extend(actor=actor, target=target, reason=reason, text=_text(request), due=_due(request))


def _decide(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    approve = request.POST.get("approve") == "1"
    return cases.decide_extension(actor=actor, target=target, approve=approve, text=_text(request))


def _talk(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    how, who = request.POST.get("how", ""), request.POST.get("who", "")
    return cases.talk(actor=actor, target=target, how=how, at=_due(request, "at"), text=_text(request), who=who)


def _check_in(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    public = request.POST.get("inside", "") != "1"
    return cases.check_in(actor=actor, target=target, text=_text(request), public=public)


def _hand_up(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    return cases.hand_up(actor=actor, target=target, text=_text(request))


def _take_on(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    return cases.take_on(actor=actor, target=target, text=_text(request), due=_due(request))


def _send_back(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    return cases.send_back(actor=actor, target=target, text=_text(request))


def _instruct(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    return cases.instruct(actor=actor, target=target, text=_text(request), due=_due(request))


def _answer(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    return cases.answer_instruction(actor=actor, target=target, text=_text(request))


def _judge(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    accept = request.POST.get("accept") == "1"
    due = None if accept else _due(request)
    return cases.judge_instruction(actor=actor, target=target, accept=accept, text=_text(request), due=due)


ACTS: dict[str, Act] = {
    "pause": _pause,
    "resume": _resume,
    "extend": _extend,
    "decide_extension": _decide,
    "talk": _talk,
    "check_in": _check_in,
    "hand_up": _hand_up,
    "take_on": _take_on,
    "send_back": _send_back,
    "instruct": _instruct,
    "answer_instruction": _answer,
    "judge_instruction": _judge,
}
