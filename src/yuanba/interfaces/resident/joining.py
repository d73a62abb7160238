"""Before sending: neighbours may have said it already. Joining them is one tap, and so is saying that it is not so."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, count_report, typed, uuid_or_absent
from yuanba.interfaces.remembered import remember, said_here
from yuanba.interfaces.telling import badge_of
from yuanba.interfaces.uploads import seal_of_one
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor
from yuanba.ui.forms import Form


def neighbours(request: HttpRequest, place: places.Place, draft: cases.Draft, key: str) -> list[cases.Alike]:
    """What is asked about before sending: nothing where it was answered already, or is only for handlers."""
    if request.POST.get("apart") or draft.visibility != "neighbours":
        return []
    return cases.alike(actor_of(request), place, draft.text, draft.kind, client_key=key)


def ask(request: HttpRequest, shown: dict[str, object], found: list[cases.Alike]) -> HttpResponse:
    """The page between looking at it and sending."""
    shown |= {
        "form": Form(typed(request)),
        "rows": [
            (one.case, badge_of(one.case), [seal_of_one(one.case.yard, photo.file_id) for photo in one.photos])
            for one in found
        ],
        "step": 3,
    }
    return render(request, "resident/alike.html", shown)


def join(request: HttpRequest, place: places.Place, draft: cases.Draft) -> HttpResponse:
    """Me too: to the page of what is followed from now on; whose own it is, to that."""
    actor, yard = actor_of(request), place.yard
    target = cases.Target(yard, uuid_or_absent(request.POST.get("join", "")), None, request.POST.get("key", "")[:64])
    if not target.key:
        raise absent()
    if actor.account is None:
        count_report(request)
        if here := _said_more_here(request, target, draft):
            return redirect(here)
    try:
        joined = cases.join(actor=actor, target=target, text=draft.text, photos=draft.photos, beside=_beside(draft))
    except Refusal as refusal:
        if refusal.code != "own-case":
            raise
        _more(actor, target, draft)
        return redirect(f"/my/{yard.code}/{target.case_id}/?more=1")
    token = cases.token_of(joined.follower)
    response = redirect(f"/f/{yard.code}/{token}/?{'added' if joined.repeated else 'joined'}=1")
    return response if actor.account else remember(request, response, yard.code, token)


def _said_more_here(request: HttpRequest, target: cases.Target, draft: cases.Draft) -> str:
    """Where this browser knows the case already, what is said goes there: to its own report, or what it follows."""
    held = said_here(request)
    for case, token in cases.cases_by_tokens(held):
        if target.case_id in (case.id, case.main_id):
            _more(cases.case_by_token(case.yard, token)[1], replace(target, case_id=case.id), draft)
            return f"/r/{case.yard.code}/{token}/?more=1"
    for follower, token in cases.followers_by_tokens(held):
        if target.case_id in (follower.case_id, follower.case.main_id):
            said: dict[str, Any] = {
                "text": draft.text,
                "photos": draft.photos,
                "key": target.key,
                "beside": _beside(draft),
            }
            actor = cases.follower_by_token(follower.yard, token)[1]
            cases.add(actor=actor, yard=follower.yard, follower_id=follower.id, **said)
            return f"/f/{follower.yard.code}/{token}/?added=1"
    return ""


def _beside(draft: cases.Draft) -> cases.Beside:
    return cases.Beside(draft.name, draft.phone, draft.sound, draft.language)


def _more(actor: Actor, target: cases.Target, draft: cases.Draft) -> None:
    cases.messaging.say_more(actor=actor, target=target, text=draft.text, photos=draft.photos, sound=draft.sound)
