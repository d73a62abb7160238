"""Undertakings on the desk: the list, and one with what is missing before it may begin."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from yuanba.domains.notices import public as notices
from yuanba.domains.places.public import find_place
from yuanba.interfaces.asking import actor_of, day_typed, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.checklist import checklist, still_missing
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.verbs import Verbs
from yuanba.interfaces.desk.ways import may_in
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.paging import Page
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form

ACTION, LEFT = "undertaking.objections", 20
Act = Callable[[HttpRequest, Actor, Yard, UUID], object]


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """The newest first, each with its state and what it still waits for."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ACTION)
    page = notices.undertakings_of(actor, yard, after=request.GET.get("after", ""))
    facts = notices.facts_of_all(page.rows)
    shown = frame(request, yard, "undertakings") | {
        "rows": [(one, still_missing(one, facts[one.id])) for one in page.rows],
        "more": page.more,
        "states": notices.states.SHOWN_STATES,
        "may_plan": may_in(actor, "undertaking.plan", yard),
    }
    return render(request, "desk/undertakings.html", shown)


@require_safe
def show(request: HttpRequest, code: str, undertaking_id: UUID) -> HttpResponse:
    """One undertaking."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    return page(request, actor, desk_yard(actor, code, ACTION), undertaking_id, Form())


def page(
    request: HttpRequest, actor: Actor, yard: Yard, undertaking_id: UUID, form: Form, status: int = 200
) -> HttpResponse:
    """The page, with the form of an act as it was typed."""
    found = notices.undertaking_to_read(actor, yard, undertaking_id)
    facts, notice = notices.facts_of(found), notices.notice_of(found)
    against = _against(request, actor, found)
    shown: dict[str, Any] = frame(request, yard, "undertakings") | {
        "undertaking": found,
        "facts": facts,
        "checks": checklist(found, facts),
        "is_ready": notices.guard.missing(facts).keys() <= {"reply"},
        "notice": notice,
        "drafts": notices.drafts_of(actor, found) if notice is None else [],
        "objections": against.rows,
        "more": against.more,
        "after": request.GET.get("after", ""),
        "need_letter": notices.unread_homes(found, against.rows),
        "left": _left(actor, found, notice),
        "states": notices.states.SHOWN_STATES,
        "form": form,
        "blank": Form(),
        "came": notices.vocabulary.CAME,
        "brought": form if form.values.get("verb") == "object_for" else _paper_today(),
        "may": {verb: can(actor, f"undertaking.{verb}", found) for verb in ("plan", *ACTS)}
        | {"object_for": may_in(actor, "undertaking.object_for", found), "homes": can(actor, ACTION, found)},
        "done": "done" in request.GET,
    }
    return render(request, "desk/undertaking.html", shown, status=status)


def _against(request: HttpRequest, actor: Actor, found: notices.Undertaking) -> Page[notices.Objection]:
    """Twenty of the objections; an answer that was refused stands again on their page."""
    if not can(actor, ACTION, found):
        return Page([], "")
    after = request.GET.get("after", "")
    return notices.objections(actor, found, after=uuid_or_absent(after) if after else None)


def _paper_today() -> Form:
    """The form of an objection that was just handed in."""
    return Form({"day": clock.today().isoformat(), "way": notices.vocabulary.ON_PAPER})


def _left(actor: Actor, found: notices.Undertaking, notice: notices.Notice | None) -> Any:
    """The first homes that have not had its notice; nothing where there is none or the standing is not for them."""
    if notice is None or not can(actor, "notice.standing", found):
        return []
    try:
        return notices.unreached(actor, notice, limit=LEFT).rows
    except Refusal:
        return []


@require_POST
def do(request: HttpRequest, code: str, undertaking_id: UUID, verb: str) -> HttpResponse:
    """Do it; what is refused stands again on the page, with what was typed."""
    return VERBS.do(request, code, f"/desk/{code}/undertakings/{undertaking_id}/", undertaking_id, verb)


def _start(request: HttpRequest, actor: Actor, yard: Yard, undertaking_id: UUID) -> object:
    reply = request.POST.get("reply", "")
    return notices.start_undertaking(actor=actor, yard=yard, undertaking_id=undertaking_id, reply=reply)


def _drop(request: HttpRequest, actor: Actor, yard: Yard, undertaking_id: UUID) -> object:
    why, was_there = request.POST.get("why", ""), request.POST.get("was_there") == "1"
    return notices.drop_undertaking(actor=actor, yard=yard, undertaking_id=undertaking_id, why=why, was_there=was_there)


def _answer(request: HttpRequest, actor: Actor, yard: Yard, undertaking_id: UUID) -> object:
    objection, text = uuid_or_absent(request.POST.get("objection", "")), request.POST.get("text", "")
    return notices.answer_objection(actor=actor, yard=yard, objection_id=objection, text=text)


def _object_for(request: HttpRequest, actor: Actor, yard: Yard, undertaking_id: UUID) -> object:
    said = typed(request)
    home = find_place(yard, said.get("home", ""))
    if home is None:
        raise Refusal("invalid", fields={"home": "home-unknown"})
    brought = notices.Brought(said.get("name", ""), said.get("text", ""), day_typed(said, "day"), said.get("way", ""))
    return notices.object_for(actor=actor, yard=yard, undertaking_id=undertaking_id, home_id=home.id, brought=brought)


ACTS: dict[str, Act] = {"start": _start, "drop": _drop, "answer": _answer, "object_for": _object_for}
VERBS = Verbs(ACTS, dict.fromkeys(ACTS, ACTION), page)
