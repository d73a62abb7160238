"""Reporting for somebody on the telephone or at the window: the same use case, with `on_behalf_of`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.uploads import stored_photos
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

register("place-unknown", 422, "There is no such place. Write it as 3-2-902, or choose one from the list.")


@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, code: str) -> HttpResponse:
    """One form; afterwards the case on the desk."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code)
    form, status = Form({"key": new_key(), "channel": "phone", "level": "ordinary"}), 200
    if request.method == "POST":
        try:
            case = _report(request, actor, yard).case
            if can(actor, "case.read", case):
                return redirect(f"/desk/{code}/{case.id}/?done=report")
            return redirect(f"/desk/{code}/report/?told={case.number}")  # it is with those who look after the place
        except Refusal as refusal:
            if refusal.status not in (409, 413, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    shown = frame(request, yard, "report") | {
        "form": form,
        "told": told if (told := request.GET.get("told", "")).isdecimal() else "",
        "places": places.places_to_choose(yard),
        "kinds": cases.vocabulary.KINDS,
        "levels": cases.vocabulary.LEVELS,
        "groups": cases.units.plan_of(yard).groups(),
    }
    return render(request, "desk/report.html", shown, status=status)


def _report(request: HttpRequest, actor: Actor, yard: Yard) -> cases.Reported:
    photos = stored_photos(request, yard, "photos")
    form = typed(request)
    place = places.find_place(yard, form.get("place", "")) if form.get("place") else places.root(yard)
    if place is None:
        raise Refusal("invalid", fields={"place": "place-unknown"})
    names = ("text", "kind", "level", "name", "phone", "visibility", "category")
    chosen = {name: form[name] for name in names if form.get(name)}
    draft = cases.Draft(**({"text": ""} | chosen), photos=photos, sound=None)
    return cases.report(
        actor=actor,
        place=place,
        draft=draft,
        channel="window" if form.get("channel") == "window" else "phone",
        client_key=(form.get("key") or new_key())[:64],
        on_behalf_of=True,
    )
