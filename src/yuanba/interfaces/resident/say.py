"""Saying it: the place is known from the code, then what, then a look at it all, then sent."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, count_report, count_upload, typed
from yuanba.interfaces.remembered import remember
from yuanba.interfaces.resident import joining
from yuanba.interfaces.resident.estates import own_estates
from yuanba.interfaces.sounds import FIELD, plays, stored_sound
from yuanba.interfaces.uploads import seal_of_one, stored_photos
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused
from yuanba.ui.preferences import prefs_of

KEPT = ("text", "name", "phone", "visibility", "kind", "category")


def _estate(code: str) -> Yard:
    """Only an estate has a desk that answers; an office is refused as absent."""
    yard = by_code(code)
    if yard.kind != Yard.Kind.ESTATE:
        raise absent()
    return yard


@require_safe
def door(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """A scanned code: the place is known. One that is not valid says so, and whom to call."""
    yard = by_code(code)
    try:
        place = places.place_of_door(yard, token)
    except Refusal as refusal:
        return render(request, "resident/old_code.html", _with_profile(yard, {"yard": yard}), status=refusal.status)
    return redirect(f"/say/{code}/{place.id}/")


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Where nobody scanned a code: the resident's own homes, then the places of an estate."""
    actor = actor_of(request)
    homes = people.own_homes(actor.account) if actor.account else []
    code = request.GET.get("yard") or (homes[0].yard.code if homes else "")
    if not code:
        return redirect("/")
    yard = _estate(code)
    own = own_estates(request, homes)
    here = [one for one in homes if one.yard_id == yard.id] or homes
    shown = own.shown | {"homes": here, "yard": yard, "places": places.places_to_choose(yard), "dock": "say"}
    profile = own.at.profile if own.at and own.at.yard == yard else places.profile(yard)
    return render(request, "resident/choose.html", shown | {"profile": profile, "phone": profile.phone})


@require_http_methods(["GET", "POST"])
def say(request: HttpRequest, code: str, place_id: UUID) -> HttpResponse:
    """Step one asks, step two shows everything and what will be promised, step three sends."""
    yard = _estate(code)
    place = places.place(yard, place_id)
    if request.method == "GET":
        return _ask(request, place, Form({"key": new_key(), "visibility": "neighbours"}))
    try:
        said = _photos(request, yard), stored_sound(request, yard)
        act = request.POST.get("act")
        if request.POST.get("join"):
            return joining.join(request, place, _draft(request, *said))
        if act == "send":
            return _send(request, place, _draft(request, *said))
        if act == "back":
            return _ask(request, place, Form(typed(request)))
        return _check(request, place, _draft(request, *said))
    except Refusal as refusal:
        if refusal.status not in (409, 413, 422, 429):
            raise
        return _ask(request, place, refused(typed(request), refusal), status=refusal.status)


def _draft(request: HttpRequest, photos: tuple[UUID, ...], sound: UUID | None) -> cases.Draft:
    form, language = typed(request), prefs_of(request).language
    kept = {name: form.get(name, "") if name == "text" else form.get(name, "")[:200] for name in KEPT}
    kept |= {"visibility": form.get("visibility") or "neighbours", "language": language}
    return cases.Draft(photos=photos, sound=sound, **kept)


def _photos(request: HttpRequest, yard: Yard) -> tuple[UUID, ...]:
    if request.FILES:
        count_upload(request)
    return stored_photos(request, yard, "photos")


def _with_profile(yard: Yard, shown: dict[str, object]) -> dict[str, object]:
    profile = places.profile(yard)
    return shown | {"profile": profile, "phone": profile.phone}


def _shown(place: places.Place, form: Form) -> dict[str, object]:
    return _with_profile(place.yard, {"place": place, "yard": place.yard, "form": form, "dock": "say"})


def _ask(request: HttpRequest, place: places.Place, form: Form, *, status: int = 200) -> HttpResponse:
    if not form.values.get("key"):
        form = Form({**form.values, "key": new_key()}, form.errors, form.problem)
    shown = _shown(place, form) | {"groups": cases.units.plan_of(place.yard).groups(), "step": 1}
    return render(request, "resident/say.html", shown, status=status)


def _check(request: HttpRequest, place: places.Place, said: cases.Draft) -> HttpResponse:
    form = typed(request)
    actor = actor_of(request)
    draft = cases.checked(said, phone_fits=people.is_phone(people.plain_phone(form.get("phone", ""))))
    shown = _shown(place, Form({**form, "text": draft.text}))
    shown |= {
        "promised": cases.preview(actor=actor, yard=place.yard, level=draft.level),
        "level": draft.level,
        "levels": cases.vocabulary.LEVELS,
        "butlers": people.holders("butler", place.path)[:1],
        "supervisors": people.holders("community-supervisor", place.path)[:1],
        "kind_words": cases.vocabulary.KINDS.get(draft.kind, ""),
        "category": cases.units.plan_of(place.yard).called(draft.category),
        "photos": len(draft.photos),
        "seals": [seal_of_one(place.yard, one) for one in draft.photos],
        "sound": seal_of_one(place.yard, draft.sound) if draft.sound else "",
        "plays": draft.sound is not None and plays(place.yard, draft.sound),
        "step": 3,
    }
    return render(request, "resident/check.html", shown)


def _send(request: HttpRequest, place: places.Place, draft: cases.Draft) -> HttpResponse:
    actor: Actor = actor_of(request)
    key = request.POST.get("key", "")
    if not key:
        raise absent()
    if found := joining.neighbours(request, place, draft, key[:64]):
        return joining.ask(request, _shown(place, Form()) | {"kept": ("key", "stored-photos", FIELD, *KEPT)}, found)
    if actor.account is None:
        count_report(request)
    made = cases.report(
        actor=actor,
        place=place,
        draft=draft,
        channel="voice" if draft.sound else "resident" if actor.account else "door",
        client_key=key[:64],
    )
    if actor.account and made.case.reporter == actor.account:
        return redirect(f"/my/{place.yard.code}/{made.case.id}/?sent=1")
    sent = redirect(f"/r/{place.yard.code}/{made.token}/?sent=1")
    return sent if actor.account else remember(request, sent, place.yard.code, made.token)
