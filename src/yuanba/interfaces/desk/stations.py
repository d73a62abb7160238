"""Stations of a yard: where, when, what for; shown on the board."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.desk.rail import frame
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused


@require_http_methods(["GET", "POST"])
def stations(request: HttpRequest, code: str) -> HttpResponse:
    """The list, and the form; `?station=` opens one of them in the form."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = by_code(code)
    check(actor, "place.station", yard)
    if request.method != "POST":
        return _page(request, yard, _written(yard, request.GET.get("station", "")))
    closes = request.POST.get("act") == "close"
    try:
        (_close if closes else _keep)(request, actor, yard)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        said = _written(yard, request.POST.get("station", "")).values if closes else typed(request)
        return _page(request, yard, refused(said, refusal), refusal.status)
    return redirect(f"/desk/{code}/stations/?done=1")


def _page(request: HttpRequest, yard: Yard, form: Form, status: int = 200) -> HttpResponse:
    shown = frame(request, yard, "stations") | {
        "stations": places.stations(yard, clock.now()),
        "form": form,
        "done": "done" in request.GET,
    }
    return render(request, "desk/stations.html", shown, status=status)


def _keep(request: HttpRequest, actor: Actor, yard: Yard) -> None:
    form, station = request.POST, request.POST.get("station", "")
    places.open_station(
        actor=actor,
        yard=yard,
        name=form.get("name", ""),
        name_en=form.get("name_en", ""),
        hours=form.get("hours", ""),
        services=_services(form.get("services", "")),
        phone=form.get("phone", ""),
        spot=form.get("spot", ""),
        spot_en=form.get("spot_en", ""),
        place_id=uuid_or_absent(station) if station else None,
    )


def _close(request: HttpRequest, actor: Actor, yard: Yard) -> None:
    places.close_station(actor=actor, yard=yard, place_id=uuid_or_absent(request.POST.get("station", "")))


def _services(text: str) -> Sequence[tuple[str, str]]:
    """A service a line: 水电缴费 / Water and power bills."""
    lines = (line.partition("/") for line in text.splitlines() if line.strip())
    return [(chinese.strip(), english.strip()) for chinese, _slash, english in lines]


def _written(yard: Yard, called: str) -> Form:
    """What a station says, to be written anew; an empty form where there is none of this name or id."""
    lines = places.stations(yard, clock.now())
    line = next((one for one in lines if called and called in (one.place.name, str(one.place.id))), None)
    if line is None:
        return Form()
    said = {"name": line.place.name, "name_en": line.place.name_en, "hours": line.station.hours}
    services = "\n".join(" / ".join(filter(None, pair)) for pair in line.station.services)
    said |= {"spot": line.station.spot, "spot_en": line.station.spot_en, "station": str(line.place.id)}
    return Form(said | {"phone": line.station.phone, "services": services})
