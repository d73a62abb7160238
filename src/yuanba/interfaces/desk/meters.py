"""Meters on the desk: those that hang, one with its readings, and a new one."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yuanba.domains.assets import public as assets
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, number_typed, place_typed, to_sign_in, typed
from yuanba.interfaces.dates import day_of
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.verbs import Verbs
from yuanba.interfaces.desk.ways import may_in
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

ACTION = "meter.see"
Act = Callable[[HttpRequest, Actor, Yard, UUID], object]


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """By their numbers, of one kind or all."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    return page(request, actor, desk_yard(actor, code, ACTION), Form())


def page(request: HttpRequest, actor: Actor, yard: Yard, form: Form, status: int = 200) -> HttpResponse:
    """The list, with the form that takes a spreadsheet."""
    kind = request.GET.get("kind", "")
    found = assets.meters(actor, yard, kind=kind, after=request.GET.get("after", ""))
    shown = frame(request, yard, "meters") | {
        "rows": [(one, assets.written(one.last_value), assets.written(one.last_used)) for one in found.rows],
        "more": found.more,
        "query": f"kind={kind}" if kind in assets.KINDS else "",
        "kind": kind,
        "kinds": assets.KINDS,
        "form": form,
        "may_take": may_in(actor, "meter.take", yard),
        "may_hang": may_in(actor, "meter.hang", yard),
    }
    return render(request, "desk/meters.html", shown, status=status)


@require_http_methods(["GET", "POST"])
def hang(request: HttpRequest, code: str) -> HttpResponse:
    """The form of a new meter, and what comes of it."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "meter.hang")
    form = Form({"digits": "5", "factor": "1", "day": clock.today().isoformat()})
    status = 200
    if request.method == "POST":
        try:
            meter = assets.hang_meter(actor=actor, yard=yard, place_id=_place(request, yard), new=_new(request))
            return redirect(f"/desk/{code}/meters/{meter.id}/?done=hang")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    shown = frame(request, yard, "meters") | {"form": form, "kinds": assets.KINDS}
    return render(request, "desk/meter_new.html", shown, status=status)


def _place(request: HttpRequest, yard: Yard) -> UUID:
    """The home or part of the estate that was named; the estate as a whole where none was."""
    return place_typed(yard, request.POST.get("place", "")) or places.root(yard).id


def _new(request: HttpRequest, kind: str = "") -> assets.NewMeter:
    form = request.POST
    return assets.NewMeter(
        code=form.get("code", ""),
        kind=kind or form.get("kind", ""),
        day=day_of(form.get("day", ""), "day"),
        first=number(form.get("first", "") or "0", "first"),
        digits=number_typed(form.get("digits", "")),
        factor=number_typed(form.get("factor", "")),
    )


def number(text: str, field: str) -> int:
    """What a meter shows, as it was typed; refused at its field."""
    try:
        return assets.value_of(text)
    except ValueError:
        raise Refusal("invalid", fields={field: "reading-number"}) from None


@require_safe
def show(request: HttpRequest, code: str, meter_id: UUID) -> HttpResponse:
    """One meter."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    return _one(request, actor, desk_yard(actor, code, ACTION), meter_id, Form())


def _one(request: HttpRequest, actor: Actor, yard: Yard, meter_id: UUID, form: Form, status: int = 200) -> HttpResponse:
    sheet = assets.meter_sheet(actor, yard, meter_id)
    meter = sheet.meter
    first = {"day": clock.today().isoformat(), "digits": str(meter.digits), "factor": str(meter.factor)}
    shown: dict[str, Any] = frame(request, yard, "meters") | {
        "meter": meter,
        "readings": [(one, assets.written(one.value), assets.written(one.used)) for one in sheet.readings],
        "first": assets.written(meter.first),
        "last": assets.written(meter.last_value),
        "kinds": assets.KINDS,
        "sources": assets.SOURCES,
        "form": Form(first | dict(form.values), form.errors, form.problem),
        "asks_sure": "reading-leap" in str(form.values.get("codes", "")),
        "asks_words": "reading-there" in str(form.values.get("codes", "")),
        "may": {verb: can(actor, f"meter.{verb}", meter.place) for verb in ("take", "hang")},
        "done": "done" in request.GET,
    }
    return render(request, "desk/meter.html", shown, status=status)


@require_POST
def do(request: HttpRequest, code: str, meter_id: UUID, verb: str) -> HttpResponse:
    """Read it, or replace it; what is refused stands again on the page, with what was typed."""
    return VERBS.do(request, code, f"/desk/{code}/meters/{meter_id}/", meter_id, verb)


def _shown(request: HttpRequest) -> assets.Shown:
    form = request.POST
    value, day = number(form.get("value", ""), "value"), day_of(form.get("day", ""), "day")
    return assets.Shown(day, value, form.get("sure") == "1", form.get("words", ""))


def _read(request: HttpRequest, actor: Actor, yard: Yard, meter_id: UUID) -> object:
    return assets.read_meter(actor=actor, yard=yard, meter_id=meter_id, shown=_shown(request))


def _replace(request: HttpRequest, actor: Actor, yard: Yard, meter_id: UUID) -> object:
    kind = assets.meter_sheet(actor, yard, meter_id).meter.kind
    new = _new(request, kind)
    return assets.replace_meter(actor=actor, yard=yard, meter_id=meter_id, shown=_shown(request), new=new)


ACTS: dict[str, Act] = {"read": _read, "replace": _replace}
RIGHTS = {"read": "meter.take", "replace": "meter.hang"}
VERBS = Verbs(ACTS, RIGHTS, _one)
