"""Cases: reporting, reading, doing."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Header, Query, Router

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.api import shapes
from yuanba.interfaces.api.keys import Key, actor
from yuanba.interfaces.asking import count_report, count_word
from yuanba.interfaces.judging import check_judge
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.paths import covers
from yuanba.platform.access.public import ANONYMOUS, Actor, paths
from yuanba.platform.yards.public import by_code

first, router = Router(), Router()  # `first` is looked at before all others: most requests are for it
key = Key()
IdempotencyKey = Annotated[str, Header(alias="Idempotency-Key", min_length=1, max_length=64)]


@first.post("/doors/{code}/{token}/cases", response={201: shapes.Created})
def report_at_door(
    request: HttpRequest, code: str, token: str, said: shapes.Says, idempotency_key: IdempotencyKey
) -> HttpResponse:
    """What anyone may say through a door code; 60 an hour from one address."""
    place = places.place_of_door(by_code(code), token)
    count_report(request)
    draft = cases.Draft(**said.dict())
    made = cases.report(actor=ANONYMOUS, place=place, draft=draft, channel="door", client_key=idempotency_key)
    return shapes.created(made)


@first.post("/yards/{code}/cases", response={201: shapes.Created}, auth=key)
def report_for(request: HttpRequest, code: str, said: shapes.SaysAt, idempotency_key: IdempotencyKey) -> HttpResponse:
    """What a program or a member of staff reports for somebody; the secret for the slip is for programs only."""
    yard = by_code(code)
    place = places.find_place(yard, said.place) if said.place else places.root(yard)
    if place is None:
        raise Refusal("invalid", fields={"place": "place-unknown"})
    draft = cases.Draft(**said.dict(exclude={"place"}))
    asks = actor(request)
    made = cases.report(
        actor=asks,
        place=place,
        draft=draft,
        channel="api",
        client_key=idempotency_key,
        on_behalf_of=True,
    )
    return shapes.created(made, for_slip="program" in asks.roles)


@first.get("/yards/{code}/cases", response=shapes.Page, auth=key)
def listed(
    request: HttpRequest,
    code: str,
    by: Literal["due", "newest"] = "newest",
    light: Literal["", "green", "amber", "red", "still"] = "",
    q: Annotated[str, Query(max_length=100)] = "",
    after: Annotated[str, Query(max_length=100)] = "",
) -> HttpResponse:
    """Twenty cases: what is due first, the newest first, or what a search finds; those with a light only."""
    yard, asks = by_code(code), actor(request)
    if not any(covers(path, yard.path) or covers(yard.path, path) for path in paths(asks, "case.read")):
        raise absent()
    if q:
        page = cases.find(asks, yard, q, after=after)
    elif by == "due":
        page = cases.by_due(asks, yard, after=after, action="case.read", light=light)
    else:
        page = cases.newest(asks, yard, after=after, narrow=cases.Narrow(light=light))
    return shapes.listed(page)


@first.get("/yards/{code}/cases/{uuid:case_id}", response=shapes.Whole, auth=key)
def one(request: HttpRequest, code: str, case_id: UUID) -> dict[str, Any]:
    """A case with its history."""
    case = cases.case_to_read(actor(request), by_code(code), case_id)
    return shapes.whole(cases.story(actor(request), case))


@first.get("/follow/{code}/{token}", response=shapes.Whole)
def follow(request: HttpRequest, code: str, token: str) -> dict[str, Any]:
    """One's own case, by the secret that came with it."""
    case, reporter = cases.case_by_token(by_code(code), token)
    return shapes.whole(cases.story(reporter, case))


@router.post("/follow/{code}/{token}/{verb}", response=shapes.Case)
def judge(
    request: HttpRequest,
    code: str,
    token: str,
    verb: Literal["confirm", "request_reopen", "rate"],
    act: shapes.Acts,
) -> dict[str, Any]:
    """The reporter's word: solved, not solved, how well."""
    case, reporter = cases.case_by_token(by_code(code), token)
    check_judge(request, case)
    count_word(case)
    target = cases.Target(case.yard, case.id, act.version, act.key)
    return shapes.shown(VERBS[verb](reporter, target, act))


@router.post("/yards/{code}/cases/{uuid:case_id}/{verb}", response=shapes.Case, auth=key)
def act(
    request: HttpRequest,
    code: str,
    case_id: UUID,
    verb: Literal[
        "triage",
        "take_up",
        "type_out",
        "dispatch",
        "answer",
        "promise",
        "note",
        "resolve",
        "reopen",
        "uphold",
        "pause",
        "resume",
        "extend",
        "decide_extension",
        "talk",
        "check_in",
        "hand_up",
        "take_on",
        "send_back",
        "instruct",
        "answer_instruction",
        "judge_instruction",
    ],
    act: shapes.Acts,
) -> dict[str, Any]:
    """Do something to a case; refused as `stale` where `version` is not the newest.

    `take_up` sorts a new case, gives it to `to` and answers it with `text` where they are there: all of it, or nothing.
    `type_out` is what staff heard in a spoken one.
    """
    target = cases.Target(by_code(code), case_id, act.version, act.key)
    return shapes.shown(VERBS[verb](actor(request), target, act))


def in_zone(due: datetime | None, name: str = "due") -> datetime:
    """The moment, of the city where no zone is said; refused at its field."""
    if due is None:
        raise Refusal("invalid", fields={name: "date-unreadable"})
    try:
        return clock.aware(due) if due.tzinfo else clock.local(due)
    except OverflowError:  # the first or last day of the calendar, in another zone
        raise Refusal("invalid", fields={name: "date-unreadable"}) from None


def _dispatch(asks: Actor, target: cases.Target, act: shapes.Acts) -> cases.Case:
    if act.to is None:
        raise Refusal("invalid", fields={"to": "not-assignable"})
    return cases.dispatch(actor=asks, target=target, to=act.to)


def _take_up(asks: Actor, target: cases.Target, act: shapes.Acts) -> cases.Case:
    return cases.take_up(
        actor=asks,
        target=target,
        kind=act.kind,
        level=act.level,
        category=act.category,
        to=act.to,
        text=act.text,
        how=act.how,
    )


def _resolve(asks: Actor, target: cases.Target, act: shapes.Acts) -> cases.Case:
    return cases.resolve(actor=asks, target=target, text=act.text, outcome=act.outcome, why_no_photo=act.why_no_photo)


def _said(word: bool | None, name: str) -> bool:
    """Yes or no must be said: neither is taken for granted."""
    if word is None:
        raise Refusal("invalid", fields={name: "choice-unknown"})
    return word


def _judge_instruction(asks: Actor, target: cases.Target, act: shapes.Acts) -> cases.Case:
    accept = _said(act.accept, "accept")
    due = in_zone(act.due) if act.due is not None else None
    return cases.judge_instruction(actor=asks, target=target, accept=accept, text=act.text, due=due)


Act = Callable[[Actor, cases.Target, shapes.Acts], cases.Case]
VERBS: dict[str, Act] = {
    "triage": lambda a, t, x: cases.triage(actor=a, target=t, kind=x.kind, level=x.level, category=x.category),
    "take_up": _take_up,
    "type_out": lambda a, t, x: cases.type_out(actor=a, target=t, text=x.text),
    "dispatch": _dispatch,
    "answer": lambda a, t, x: cases.answer(actor=a, target=t, text=x.text, how=x.how),
    "promise": lambda a, t, x: cases.promise(actor=a, target=t, text=x.text, due=in_zone(x.due)),
    "note": lambda a, t, x: cases.note(actor=a, target=t, text=x.text, public=x.public),
    "resolve": _resolve,
    "reopen": lambda a, t, x: cases.reopen(actor=a, target=t, text=x.text),
    "uphold": lambda a, t, x: cases.uphold(actor=a, target=t, text=x.text),
    "pause": lambda a, t, x: cases.pause(actor=a, target=t, reason=x.reason, text=x.text, until=in_zone(x.due)),
    "resume": lambda a, t, x: cases.resume(actor=a, target=t, text=x.text),
    "extend": lambda a, t, x: cases.extend(actor=a, target=t, reason=x.reason, text=x.text, due=in_zone(x.due)),
    "decide_extension": lambda a, t, x: cases.decide_extension(
        actor=a, target=t, approve=_said(x.approve, "approve"), text=x.text
    ),
    "talk": lambda a, t, x: cases.talk(actor=a, target=t, how=x.how, at=in_zone(x.at, "at"), text=x.text, who=x.who),
    "check_in": lambda a, t, x: cases.check_in(actor=a, target=t, text=x.text, public=x.public),
    "hand_up": lambda a, t, x: cases.hand_up(actor=a, target=t, text=x.text),
    "take_on": lambda a, t, x: cases.take_on(actor=a, target=t, text=x.text, due=in_zone(x.due)),
    "send_back": lambda a, t, x: cases.send_back(actor=a, target=t, text=x.text),
    "instruct": lambda a, t, x: cases.instruct(actor=a, target=t, text=x.text, due=in_zone(x.due)),
    "answer_instruction": lambda a, t, x: cases.answer_instruction(actor=a, target=t, text=x.text),
    "judge_instruction": _judge_instruction,
    "confirm": lambda a, t, x: cases.confirm(actor=a, target=t, rating=x.rating, text=x.text),
    "request_reopen": lambda a, t, x: cases.request_reopen(actor=a, target=t, text=x.text),
    "rate": lambda a, t, x: cases.rate(actor=a, target=t, rating=x.rating, text=x.text),
}
