"""Single places of an estate: what stands in each, adding and correcting by hand, taking away, codes of its door."""

from collections.abc import Callable
from dataclasses import fields
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, home_called, stands_at, to_sign_in, typed
from yuanba.interfaces.desk.estate import estate_to_manage
from yuanba.interfaces.desk.rail import frame
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor
from yuanba.ui.forms import Form, refused

SAID = tuple(one.name for one in fields(places.SinglePlace))
USUAL = {"root": "building", "zone": "building", "building": "unit", "unit": "home"}
Act = Callable[[HttpRequest, Actor, places.Place], str]


@require_safe
def first(request: HttpRequest, code: str) -> HttpResponse:
    """The way to the estate itself, or with `?find=3-1-902` to that place; if there is none, it says so."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    yard = estate_to_manage(request, code)
    said = request.GET.get("find", "")[:60]
    if not said:
        return redirect(f"/desk/{code}/estate/places/{places.root(yard).id}/")
    try:
        return redirect(f"/desk/{code}/estate/places/{home_called(yard, said).id}/")
    except Refusal as refusal:
        return _page(request, places.root(yard), {"find": refused({"find": said}, _at_find(refusal))}, 422)


def _at_find(refusal: Refusal) -> Refusal:
    return Refusal("invalid", fields={"find": next(iter(refusal.fields.values()), refusal.code)})


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, code: str, place_id: UUID) -> HttpResponse:
    """One place; what is sent says which of its forms it is."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    place = places.place(estate_to_manage(request, code), place_id)
    if request.method != "POST":
        return _page(request, place, {})
    name = request.POST.get("act", "")
    act = ACTS.get(name)
    if act is None:
        raise absent()
    stands_at(request, f"/desk/{code}/estate/places/{place_id}/")
    try:
        return redirect(f"/desk/{code}/estate/places/{act(request, actor, place)}")
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _page(request, place, {name: refused(typed(request), refusal)}, refusal.status)


def _written(request: HttpRequest) -> places.SinglePlace:
    return places.SinglePlace(**{name: request.POST.get(name, "") for name in SAID})


def _correct(request: HttpRequest, actor: Actor, place: places.Place) -> str:
    places.correct_place(actor=actor, yard=place.yard, place_id=place.id, written=_written(request))
    return f"{place.id}/?done=corrected"


def _add(request: HttpRequest, actor: Actor, place: places.Place) -> str:
    kind = request.POST.get("kind", "")
    made = places.enter_place(
        actor=actor,
        yard=place.yard,
        parent_id=place.id,
        kind=kind,
        code=request.POST.get("code", ""),
        written=_written(request),
        client_key=request.POST.get("key", "")[:64] or new_key(),
    )
    if kind in ("point", "station"):
        return f"{made.id}/?done=hang"
    return f"{place.id}/?done=added&add={kind}&made={made.id}#add"


def _remove(request: HttpRequest, actor: Actor, place: places.Place) -> str:
    gone = places.remove_place(actor=actor, yard=place.yard, place_id=place.id)
    return f"{gone.parent_id}/?done=removed"


def _issue(request: HttpRequest, actor: Actor, place: places.Place) -> str:
    if not places.hangs_at(place):
        raise absent()
    places.issue_door_code(actor=actor, yard=place.yard, place_id=place.id, if_none=True)
    return f"{place.id}/?done=hang#door"


def _replace(request: HttpRequest, actor: Actor, place: places.Place) -> str:
    places.replace_door_code(actor=actor, yard=place.yard, token=_token_at(request, actor, place))
    return f"{place.id}/?done=replaced#door"


def _revoke(request: HttpRequest, actor: Actor, place: places.Place) -> str:
    places.revoke_door_code(actor=actor, yard=place.yard, token=_token_at(request, actor, place))
    return f"{place.id}/?done=revoked#door"


def _token_at(request: HttpRequest, actor: Actor, place: places.Place) -> str:
    """The code that was meant, of those at this very place."""
    token = request.POST.get("token", "")
    if token not in {one.token for one in places.codes_at(actor, place)}:
        raise absent()
    return token


ACTS: dict[str, Act] = {
    "correct": _correct,
    "add": _add,
    "remove": _remove,
    "issue": _issue,
    "replace": _replace,
    "revoke": _revoke,
}


def _page(request: HttpRequest, place: places.Place, forms: dict[str, Form], status: int = 200) -> HttpResponse:
    actor, yard = actor_of(request), place.yard
    below = places.places_below(actor, place, request.GET.get("after", ""))
    codes = places.codes_at(actor, place) if places.hangs_at(place) else []
    asked = request.POST.get("kind", "") or request.GET.get("add", "")
    kinds = places.kinds_in(place.kind)
    adding = asked if asked in kinds else USUAL.get(place.kind, next(iter(kinds), ""))
    problem = next((form for form in forms.values() if form.problem), Form())
    shown = frame(request, yard, "estate") | {
        "tab": "places",
        "place": place,
        "above": places.place(yard, place.parent_id) if place.parent_id else None,
        "below": below.rows,
        "more": below.more,
        "kinds": places.PLACE_KINDS,
        "uses": places.USES,
        "offered": kinds,
        "adding": adding,
        "used_as": places.USED_AS.get(place.kind, ()),
        "used_below": places.USED_AS.get(adding, ()),
        "correct": forms.get("correct") or Form(_said(place)),
        "add": forms.get("add") or Form({"key": new_key()}),
        "find": forms.get("find") or Form(),
        "problem": problem,
        "hangs": places.hangs_at(place),
        "codes": codes,
        "in_use": [one for one in codes if one.revoked_at is None],
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/estate_place.html", shown, status=status)


def _said(place: places.Place) -> dict[str, str]:
    area = f"{place.area / 100:.2f}" if place.area is not None else ""
    floor = str(place.floor) if place.floor is not None else ""
    return {"name": place.name, "name_en": place.name_en, "floor": floor, "area": area, "use": place.use}
