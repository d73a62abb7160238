"""One's own case: what was promised, what was kept, and the word whether it is solved."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import (
    HOUR_SECONDS,
    actor_of,
    address_of,
    count_word,
    target_of,
    to_sign_in,
    typed,
    uuid_or_absent,
)
from yuanba.interfaces.clocking import for_resident
from yuanba.interfaces.judging import check_judge
from yuanba.interfaces.papers.answered import latest
from yuanba.interfaces.referring import goes_to_mediation
from yuanba.interfaces.telling import badge_of, history, promise_line
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access import throttle
from yuanba.platform.access.public import REPORTER, Actor
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused
from yuanba.ui.preferences import Preferences, prefs_of

SHORT_TRIES = 30


@require_http_methods(["GET", "POST"])
def by_token(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """The page behind a token: whoever has the address may follow and answer."""
    case, reporter = cases.case_by_token(by_code(code), token)
    return _page(request, reporter, case, f"/r/{code}/{token}/")


@require_safe
def by_short(request: HttpRequest, word: str) -> HttpResponse:
    """The way from an SMS to the page of one's own case, or of one that is followed."""
    throttle.hit(f"short:{address_of(request)}", limit=SHORT_TRIES, seconds=HOUR_SECONDS)
    if follower := cases.follower_by_short(word):
        return redirect(f"/f/{follower.yard.code}/{cases.token_of(follower)}/")
    case = cases.case_by_short(word)
    return redirect(f"/r/{case.yard.code}/{cases.token_of(case)}/")


@require_http_methods(["GET", "POST"])
def mine(request: HttpRequest, code: str, case_id: UUID) -> HttpResponse:
    """The page of a case reported signed in."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    case = cases.case_to_read(actor, by_code(code), case_id)
    if REPORTER not in cases.own_roles(actor, case):
        raise absent()
    return _page(request, actor, case, f"/my/{code}/{case_id}/")


def _page(request: HttpRequest, actor: Actor, case: cases.Case, link: str) -> HttpResponse:
    form, status = Form({"key": new_key()}), 200
    if request.method == "POST":
        try:
            return redirect(f"{link}?{_said(request, actor, case)}=1#title")
        except Refusal as refusal:
            if refusal.status not in (409, 422, 429):
                raise
            form, status = refused({**typed(request), "key": new_key()}, refusal), refusal.status
            case = cases.case_to_read(actor, case.yard, case.id)
    prefs = prefs_of(request)
    story = cases.story(actor, case)
    team = people.team_at(case.path)
    main = cases.main_of(case)
    shown = _goes_on(prefs, main) if main.id != case.id else {}
    shown |= for_resident(story, prefs) | {
        "case": case,
        "story": story,
        "badge": badge_of(case, own=True),
        "stations": promise_line(case, story.confirm_until, prefs, own=True),
        "lines": history(story, prefs),
        "same": [one.case for one in cases.messaging.same_as(case)],
        "form": form,
        "answered": latest(story),
        "link": link,
        "phone": places.profile(case.yard).phone,
        "butler": next((one for one in team if one.role == "butler"), None),
        "sent": "sent" in request.GET,
        "is_anonymous": actor.account is None,
        "judged": "judged" in request.GET,
        "done": next((word for word in ("unnamed", "hidden", "more") if word in request.GET), ""),
        "act": request.POST.get("act", ""),
        "may_refer": actor.account is not None and goes_to_mediation(case),
        "level": case.level,
        "levels": cases.vocabulary.LEVELS,
        "kinds": cases.vocabulary.KINDS,
        "may_ask_again": case.state == cases.states.CLOSED,
        "dock": "mine",
    }
    return render(request, "resident/case.html", shown, status=status)


def _goes_on(prefs: Preferences, main: cases.Case) -> dict[str, object]:
    """What of the main request is shown to whoever reported one that was taken into it."""
    if main.visibility != "neighbours":
        return {}
    part = cases.public_part(main)
    stations = promise_line(main, part.confirm_until, prefs)
    return {"main": main, "main_badge": badge_of(main), "main_stations": stations, "main_lines": history(part, prefs)}


def _said(request: HttpRequest, actor: Actor, case: cases.Case) -> str:
    """What was asked for on the page; the word by which it says so."""
    act = request.POST.get("act", "")
    if act not in ("unname", "hide", "along"):
        _judge(request, actor, case)
        return "judged"
    check_judge(request, case)
    count_word(case)
    target = target_of(request, case.yard, case.id)
    if act == "along":
        into = uuid_or_absent(request.POST.get("into", ""))
        cases.messaging.go_along(actor=actor, target=target, into=into)
        return "along"
    if act == "hide":
        cases.privacy.hide(actor=actor, target=target)
        return "hidden"
    cases.privacy.unname(actor=actor, target=target, tell=request.POST.get("tell") == "1")
    return "unnamed"


def _judge(request: HttpRequest, actor: Actor, case: cases.Case) -> None:
    check_judge(request, case)
    count_word(case)
    rating, text = request.POST.get("rating", ""), request.POST.get("text", "")
    target = target_of(request, case.yard, case.id)
    if rating == "bad":
        cases.request_reopen(actor=actor, target=target, text=text)
    elif case.state == cases.states.CLOSED:
        cases.rate(actor=actor, target=target, rating=rating, text=text)
    else:
        cases.confirm(actor=actor, target=target, rating=rating, text=text)
