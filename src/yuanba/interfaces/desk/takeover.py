"""Taking an estate over: the list with its progress, beginning, signing, and then beside now."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, number_typed, to_sign_in, typed
from yuanba.interfaces.desk.rail import frame
from yuanba.interfaces.uploads import stored_photos
from yuanba.kernel import clock
from yuanba.kernel.days import field_day
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor, can, check
from yuanba.platform.files.public import PDF, THUMBNAILS, kept_path, path_of
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused

Given = dict[str, str]


def readable(request: HttpRequest, code: str) -> tuple[Actor, Yard]:
    """Who asks, and the estate whose inspections they may read; refused as absent."""
    actor, yard = actor_of(request), by_code(code)
    check(actor, "takeover.read", yard)
    if yard.kind != Yard.Kind.ESTATE:
        raise absent()
    return actor, yard


@require_http_methods(["GET", "POST"])
def takeover(request: HttpRequest, code: str) -> HttpResponse:
    """The newest inspection, or the one asked for; one form for each act."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, yard = readable(request, code)
    if request.method != "POST":
        return _page(request, actor, yard, "", Form())
    act = request.POST.get("act", "")
    if act not in ACTS or not can(actor, RIGHTS[act], yard):
        raise absent()
    try:
        number = ACTS[act](request, actor, yard, typed(request))
    except Refusal as refusal:
        if refusal.status not in (409, 413, 422):
            raise
        return _page(request, actor, yard, act, refused(typed(request), refusal), refusal.status)
    return redirect(f"/desk/{code}/takeover/?n={number}&done={act}")


def _page(request: HttpRequest, actor: Actor, yard: Yard, act: str, form: Form, status: int = 200) -> HttpResponse:
    rows = places.inspections(actor, yard)
    wanted = number_typed(request.POST.get("number", "") or request.GET.get("n", ""))
    number = wanted if any(row.number == wanted for row in rows) else (rows[0].number if rows else 0)
    shown = frame(request, yard, "takeover") | {
        "rows": rows,
        "sheet": places.sheet(actor, yard, number) if number else None,
        "forms": {name: form if name == act else Form() for name in ACTS},
        "form": form,
        "act": act,
        "done": request.GET.get("done", ""),
        "key": new_key(),
        "today": clock.now().date(),
        "givers": places.GIVERS,
        "groups": places.GROUPS,
        "conditions": places.CONDITIONS,
        "may": {name: can(actor, right, yard) for name, right in (RIGHTS | SIGNING).items()},
    }
    return render(request, "desk/takeover.html", shown, status=status)


def _begin(request: HttpRequest, actor: Actor, yard: Yard, given: Given) -> int:
    names = ("giver_kind", "giver", "taker", "promised")
    terms = places.Terms(day=_day(given), **{name: given.get(name, "") for name in names})
    return places.begin_takeover(actor=actor, yard=yard, terms=terms).number


def _day(given: Given) -> date:
    try:
        return field_day(given.get("day", ""))
    except ValueError:
        raise Refusal("invalid", fields={"day": "item-day"}) from None


def _add(request: HttpRequest, actor: Actor, yard: Yard, given: Given) -> int:
    number = number_typed(given.get("number", ""))
    said = {name: given.get(name, "") for name in ("group", "name", "expected")}
    place = None
    if given.get("place") and (place := places.find_place(yard, given["place"][:120])) is None:
        raise Refusal("invalid", fields={"place": "item-place"})
    places.add_item(actor=actor, yard=yard, number=number, place=place, **said)
    return number


def _sign(request: HttpRequest, actor: Actor, yard: Yard, given: Given) -> int:
    number, side = number_typed(given.get("number", "")), given.get("side", "")
    paper = None
    if side == "giver" and not can(actor, "takeover.sign_giver", yard):
        paper = next(iter(stored_photos(request, yard, "paper")), None)
        if paper is None:
            raise Refusal("invalid", fields={"paper": "takeover-paper"})
    said = {name: given.get(name, "") for name in ("name", "role", "remark")}
    signing = places.Signing(side=side, paper=paper, **said)
    places.sign_takeover(actor=actor, yard=yard, number=number, signing=signing)
    return number


def _compare(request: HttpRequest, actor: Actor, yard: Yard, given: Given) -> int:
    return places.begin_comparison(actor=actor, yard=yard, number=number_typed(given.get("number", ""))).number


def _close(request: HttpRequest, actor: Actor, yard: Yard, given: Given) -> int:
    return places.close_comparison(actor=actor, yard=yard, number=number_typed(given.get("number", ""))).number


def _note(request: HttpRequest, actor: Actor, yard: Yard, given: Given) -> int:
    number, item = (number_typed(given.get(name, "")) for name in ("number", "item"))
    key, words = given.get("key", "")[:64], given.get("words", "")
    places.write_addendum(actor=actor, yard=yard, number=number, words=words, key=key, item=item)
    return number


RIGHTS = {
    "begin": "takeover.begin",
    "add": "takeover.inspect",
    "sign": "takeover.read",
    "compare": "takeover.begin",
    "close": "takeover.begin",
    "note": "takeover.inspect",
}
SIGNING = {"giver": "takeover.sign_giver", "taker": "takeover.sign_taker"}
ACTS: dict[str, Callable[[HttpRequest, Actor, Yard, Given], int]] = {
    "begin": _begin,
    "add": _add,
    "sign": _sign,
    "compare": _compare,
    "close": _close,
    "note": _note,
}


@require_safe
def compare(request: HttpRequest, code: str, later: int) -> HttpResponse:
    """Then, now, and what is different; first what is."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, yard = readable(request, code)
    sheet = places.sheet(actor, yard, later)
    if sheet.inspection.baseline is None:
        raise absent()
    pairs = sorted(places.pairs(yard, sheet), key=lambda pair: (not pair.differs, pair.now.number))
    shown: dict[str, Any] = {
        "sheet": sheet,
        "pairs": pairs,
        "different": sum(pair.differs for pair in pairs),
        "conditions": places.CONDITIONS,
        "groups": places.GROUPS,
    }
    return render(request, "desk/takeover_compare.html", frame(request, yard, "takeover") | shown)


@require_safe
def photo(request: HttpRequest, code: str, item_photo: UUID, side: int) -> FileResponse:
    """A photograph of a thing or of a signed paper; refused as absent."""
    actor, yard = readable(request, code)
    path = path_of(yard.id, places.inspection_photo(actor, yard, item_photo).digest, side)
    if side not in (0, *THUMBNAILS) or not path.exists():
        raise absent()
    response = FileResponse(path.open("rb"), content_type="image/jpeg")
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response


@require_safe
def document(request: HttpRequest, code: str, item_document: UUID) -> FileResponse:
    """A document of a thing, to be kept: never shown in the browser. Refused as absent."""
    actor, yard = readable(request, code)
    found = places.inspection_document(actor, yard, item_document)
    path = kept_path(found.file)
    if not path.exists():
        raise absent()
    name = found.name if found.name.casefold().endswith(".pdf") else f"{found.name}.pdf"
    response = FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type=PDF)
    response.headers["Cache-Control"] = "private, no-store"
    return response
