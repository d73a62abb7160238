"""Reporting for somebody who calls or comes, from a patrol or a meeting: one page, the next one ready after each."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.desk.knowing import Known, known
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
    """One form; `look` shows who calls and what is the same, and sends nothing. Afterwards the next one is ready."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code)
    channel = _channel(request.GET.get("channel", ""))
    form, status = Form({"key": new_key(), "channel": channel, "level": "ordinary"}), 200
    looked = request.POST.get("act") == "look"
    if looked:
        form = Form({"key": new_key()} | typed(request))
    elif request.method == "POST":
        try:
            case = _report(request, actor, yard).case
            return redirect(f"/desk/{code}/report/?done={case.id}&channel={case.channel}")
        except Refusal as refusal:
            if refusal.status not in (409, 413, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    shown = (
        frame(request, yard, "report")
        | _after(request, actor, yard)
        | {
            "form": form,
            "known": known(actor, yard, typed(request)) if request.method == "POST" else Known(),
            "looked": looked,
            "tenures": people.TENURE_ROLES,
            "places": places.places_to_choose(yard),
            "channels": {name: cases.vocabulary.CHANNELS[name] for name in cases.vocabulary.AT_DESK},
            "languages": cases.vocabulary.LANGUAGES,
            "kinds": cases.vocabulary.KINDS,
            "levels": cases.vocabulary.LEVELS,
            "groups": cases.units.plan_of(yard).groups(),
        }
    )
    return render(request, "desk/report.html", shown, status=status)


def _channel(said: str) -> str:
    """How it came, as the form says; the telephone where it says something else."""
    return said if said in cases.vocabulary.AT_DESK else cases.vocabulary.AT_DESK[0]


def _after(request: HttpRequest, actor: Actor, yard: Yard) -> dict[str, Any]:
    """What was written down a moment ago, with its promise and the way to its slip."""
    done = request.GET.get("done", "")
    if not done:
        return {"case": None}
    case = cases.case_for_slip(actor, yard, uuid_or_absent(done))
    return {"case": case, "may_read": can(actor, "case.read", case)}


def _report(request: HttpRequest, actor: Actor, yard: Yard) -> cases.Reported:
    photos = stored_photos(request, yard, "photos")
    form = typed(request)
    said = form.get("place") or form.get("home", "")
    place = places.find_place(yard, said) if said else places.root(yard)
    if place is None:
        raise Refusal("invalid", fields={"place": "place-unknown"})
    if form.get("home") and not form.get("name"):
        form["name"] = known(actor, yard, form).name
    names = ("text", "kind", "level", "name", "phone", "visibility", "category", "language")
    chosen = {name: form[name] for name in names if form.get(name)}
    draft = cases.Draft(**({"text": ""} | chosen), photos=photos, sound=None)
    return cases.report(
        actor=actor,
        place=place,
        draft=draft,
        channel=_channel(form.get("channel", "")),
        client_key=(form.get("key") or new_key())[:64],
        on_behalf_of=True,
    )
