"""Before sending: neighbours may have said it already. Joining them is one tap, and so is saying that it is not so."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, count_report, typed, uuid_or_absent
from yuanba.interfaces.remembered import remember, said_here
from yuanba.interfaces.telling import badge_of
from yuanba.interfaces.uploads import seal_of_one
from yuanba.kernel.errors import Refusal, absent
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
    here = known_here(request, target)
    if here and actor.account is None:
        return redirect(here)
    if actor.account is None:
        count_report(request)
    try:
        beside = cases.Beside(draft.name, draft.phone, draft.sound, draft.language)
        joined = cases.join(actor=actor, target=target, text=draft.text, photos=draft.photos, beside=beside)
    except Refusal as refusal:
        if refusal.code != "own-case":
            raise
        return redirect(f"/my/{yard.code}/{target.case_id}/")
    token = cases.token_of(joined.follower)
    response = redirect(f"/f/{yard.code}/{token}/?joined=1")
    return response if actor.account else remember(request, response, yard.code, token)


def known_here(request: HttpRequest, target: cases.Target) -> str:
    """The page by which this browser knows the case already: its own report, or what it follows; else nothing."""
    held = said_here(request)
    for case, token in cases.cases_by_tokens(held):
        if target.case_id in (case.id, case.main_id):
            return f"/r/{case.yard.code}/{token}/"
    for follower, token in cases.followers_by_tokens(held):
        if target.case_id in (follower.case_id, follower.case.main_id):
            return f"/f/{follower.yard.code}/{token}/"
    return ""
