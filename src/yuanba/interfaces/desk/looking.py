"""One thing of an inspection on the screen: look, photograph, say how it is, go on to the next."""

from dataclasses import fields

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, typed
from yuanba.interfaces.desk.rail import frame
from yuanba.interfaces.desk.takeover import readable
from yuanba.interfaces.uploads import stored_documents, stored_photos
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

SAID = tuple(one.name for one in fields(places.Looked))


@require_http_methods(["GET", "POST"])
def look(request: HttpRequest, code: str, inspection: int, thing: int) -> HttpResponse:
    """What was said of it stands in the form; sent, the next thing comes."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, yard = readable(request, code)
    number, sheet = inspection, places.sheet(actor, yard, inspection)
    row = next((one for group in sheet.groups for one in group.items if one.number == thing), None)
    if row is None:
        raise absent()
    form = Form({name: str(getattr(row, name) if getattr(row, name) is not None else "") for name in SAID})
    if request.method != "POST":
        return _page(request, actor, yard, sheet, row, form)
    if not can(actor, "takeover.inspect", yard):
        raise absent()
    try:
        if request.POST.get("act") == "case":
            return _to_case(request, actor, yard, sheet, row)
        _look(request, actor, yard, number, thing)
    except Refusal as refusal:
        if refusal.status not in (409, 413, 422):
            raise
        return _page(request, actor, yard, sheet, row, refused(typed(request), refusal), refusal.status)
    following = places.sheet(actor, yard, number).next
    end = f"/desk/{code}/takeover/?n={number}&done=look"
    return redirect(f"/desk/{code}/takeover/{number}/{following.number}/?done=1" if following else end)


def _look(request: HttpRequest, actor: Actor, yard: Yard, number: int, item: int) -> None:
    photos, documents = stored_photos(request, yard, "photos"), stored_documents(request, yard, "papers")
    given = typed(request)
    looked = places.Looked(**({"condition": ""} | {name: given[name] for name in SAID if name in given}))
    asked = {"number": number, "item": item}
    places.inspect_item(actor=actor, yard=yard, **asked, looked=looked, photos=photos, documents=documents)


def _to_case(request: HttpRequest, actor: Actor, yard: Yard, sheet: places.Sheet, row: places.Item) -> HttpResponse:
    """The defect is reported once, however often it is asked for."""
    number = sheet.inspection.number
    if row.case is None:
        where = places.place(yard, row.place_id) if row.place_id else places.root(yard)
        said = " · ".join(part for part in (row.name, row.words) if part)
        told = cases.report(
            actor=actor,
            place=where,
            draft=cases.Draft(text=said, kind="hazard" if row.group == "fire" else "repair"),
            channel="window",
            client_key=f"item-{row.id}",
            on_behalf_of=True,
        )
        places.link_item(actor=actor, yard=yard, number=number, item=row.number, case=told.case.id)
    return redirect(f"/desk/{yard.code}/takeover/{number}/{row.number}/?done=1")


def _page(
    request: HttpRequest,
    actor: Actor,
    yard: Yard,
    sheet: places.Sheet,
    row: places.Item,
    form: Form,
    status: int = 200,
) -> HttpResponse:
    number = sheet.inspection.number
    stands_at(request, f"/desk/{yard.code}/takeover/{number}/{row.number}/")
    ids = [row.id, *([row.origin_id] if row.origin_id else [])]
    photos = places.photos_of(yard, ids)
    shown = frame(request, yard, "takeover") | {
        "sheet": sheet,
        "item": row,
        "then": places.origin_of(row),
        "photos": photos.get(row.id, []),
        "then_photos": photos.get(row.origin_id, []) if row.origin_id else [],
        "form": form,
        "done": "done" in request.GET,
        "conditions": places.CONDITIONS,
        "groups": places.GROUPS,
        "open": not sheet.inspection.digest and not sheet.inspection.closed_at,
        "may": can(actor, "takeover.inspect", yard),
    }
    return render(request, "desk/takeover_item.html", shown, status=status)
