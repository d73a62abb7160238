"""Observers and building heads report with two taps: what, then where and send."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.observed import page_of_spots, spots_of
from yuanba.interfaces.uploads import stored_photos
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor
from yuanba.ui.forms import Form, refused


@require_http_methods(["GET", "POST"])
def observe(request: HttpRequest) -> HttpResponse:
    """Big buttons; one tap chooses, the next sends."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    spots = spots_of(actor)
    if not spots:
        raise absent()
    form, status = Form({"key": new_key()}), 200
    if request.method == "POST":
        try:
            made = _observed(request, actor, spots)
            return redirect(f"/my/{made.yard.code}/{made.id}/?sent=1")
        except Refusal as refusal:
            if refusal.status not in (409, 413, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    chosen = form.values.get("preset", "") or request.GET.get("what", "")
    page = page_of_spots(spots, request.GET.get("after", ""))
    shown: dict[str, Any] = {
        "presets": cases.observing.PRESETS,
        "chosen": chosen if chosen in cases.observing.PRESETS else "",
        "preset": cases.observing.PRESETS.get(chosen),
        "spots": page.rows,
        "more": page.more,
        "form": form,
        "yard": spots[0].yard,
        "phone": places.profile(spots[0].yard).phone,
        "dock": "say",
    }
    return render(request, "resident/observe.html", shown, status=status)


def _observed(request: HttpRequest, actor: Actor, spots: list[places.Place]) -> cases.Case:
    given = typed(request)
    chosen = uuid_or_absent(given["place"]) if given.get("place") else spots[0].id
    place = next((one for one in spots if one.id == chosen), None)
    if place is None:
        raise absent()
    photos = stored_photos(request, place.yard, "photos")
    return cases.observe(
        actor=actor,
        place=place,
        preset=given.get("preset", ""),
        more=given.get("more", ""),
        photos=photos,
        client_key=(given.get("key") or new_key())[:64],
    ).case
