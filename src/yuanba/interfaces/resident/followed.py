"""What somebody follows: its public part, a form for own words and pictures, and the way out."""

from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces import pictures
from yuanba.interfaces.asking import HOUR_SECONDS, actor_of, address_of, count_upload, typed
from yuanba.interfaces.telling import badge_of, history, promise_line
from yuanba.interfaces.uploads import stored_photos
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access import throttle
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused
from yuanba.ui.preferences import prefs_of

WORDS_AN_HOUR = 20


@require_http_methods(["GET", "POST"])
def by_token(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """The page behind a follower's own link."""
    follower, actor = cases.follower_by_token(by_code(code), token)
    case = _readable(follower)
    link, form, status = f"/f/{code}/{token}/", Form({"key": new_key()}), 200
    if request.method == "POST":
        try:
            if request.POST.get("act") == "sms" and not request.POST.get("asked"):
                form = _coded(request, actor)
                return render(request, "resident/followed.html", _shown(request, follower, case, form, link))
            return redirect(f"{link}?{_act(request, actor, follower)}=1")
        except Refusal as refusal:
            if refusal.status not in (409, 413, 422, 429):
                raise
            form, status = refused({**typed(request), "key": new_key()}, refusal), refusal.status
    return render(request, "resident/followed.html", _shown(request, follower, case, form, link), status=status)


def _readable(follower: cases.Follower) -> cases.Case:
    """The case that is followed, or the one it was taken into; absent once only its handlers read it."""
    case = cases.main_of(follower.case)
    if case.visibility != "neighbours":
        raise absent()
    return case


def _coded(request: HttpRequest, actor: Actor) -> Form:
    """A code on its way to the telephone that was typed."""
    language, phone = prefs_of(request).language, request.POST.get("phone", "")
    told = people.ask_code(actor=actor, phone=phone, address=address_of(request), language=language)
    return Form({"key": new_key(), "phone": told.phone, "asked": told.asked, "shown_code": told.shown})


def _act(request: HttpRequest, actor: Actor, follower: cases.Follower) -> str:
    yard, key = follower.yard, request.POST.get("key", "")[:48]
    if request.POST.get("act") == "leave":
        cases.leave(actor=actor, yard=yard, follower_id=follower.id)
        return "left"
    if request.POST.get("act") == "sms":
        given = {name: request.POST.get(name, "") for name in ("phone", "asked", "code")}
        given["language"] = prefs_of(request).language
        cases.tell_by_sms(actor=actor, yard=yard, follower_id=follower.id, **given)
        return "told"
    throttle.hit(f"add:{follower.id}", limit=WORDS_AN_HOUR, seconds=HOUR_SECONDS)
    if request.FILES:
        count_upload(request)
    photos = stored_photos(request, yard, "photos")
    text = request.POST.get("text", "")
    cases.add(actor=actor, yard=yard, follower_id=follower.id, text=text, photos=photos, key=key)
    return "added"


def _shown(
    request: HttpRequest, follower: cases.Follower, case: cases.Case, form: Form, link: str
) -> dict[str, object]:
    prefs = prefs_of(request)
    story = cases.public_part(case)
    left = cases.privacy.own_brought(follower)
    done = next((word for word in ("joined", "added", "left", "told") if word in request.GET), "")
    return {
        "case": case,
        "story": story,
        "badge": badge_of(case),
        "stations": promise_line(case, story.confirm_until, prefs),
        "lines": history(story, prefs),
        "form": form,
        "link": link,
        "follows": follower.left_at is None,
        "may_add": follower.left_at is None and case.state in cases.states.OPEN,
        "is_anonymous": actor_of(request).account is None,
        "may_sms": follower.account is None and follower.left_at is None and people.codes_work(),
        "told_at": f"···· {follower.phone[-4:]}" if follower.phone else "",
        "left": left,
        "looks": cases.privacy.looks_at(follower) if left else [],
        "is_sms": request.POST.get("act") == "sms",
        "done": done,
        "level": case.level,
        "levels": cases.vocabulary.LEVELS,
        "phone": places.profile(case.yard).phone,
        "dock": "mine",
    }


@require_safe
def photo(request: HttpRequest, code: str, token: str, photo_id: UUID, side: int) -> FileResponse:
    """A picture of the public part."""
    follower, actor = cases.follower_by_token(by_code(code), token)
    return pictures.send(actor, _readable(follower), photo_id, side)
