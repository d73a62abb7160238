"""How complete a community an estate is: the twenty things one by one, with evidence; titles it was given."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, day_typed, stands_at, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.desk.rail import frame
from yuanba.interfaces.uploads import stored_photos
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, can, check
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused

WRITE = "place.standard"
Act = Callable[[HttpRequest, Actor, Yard], str]


def _estate(request: HttpRequest, code: str) -> Yard:
    yard = by_code(code)
    check(actor_of(request), WRITE, yard)
    if yard.kind != Yard.Kind.ESTATE:
        raise absent()
    return yard


@require_http_methods(["GET", "POST"])
def complete(request: HttpRequest, code: str) -> HttpResponse:
    """The list; `?of=` opens one of the twenty in the form."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = _estate(request, code)
    key, name = request.GET.get("of", ""), request.POST.get("act", "")
    if (key and key not in places.CRITERIA) or (request.method == "POST" and name not in ACTS):
        raise absent()
    if request.method != "POST":
        return _page(request, yard, key, {})
    stands_at(request, f"/desk/{code}/estate/complete/{f'?of={key}' if key else ''}")
    try:
        return redirect(f"/desk/{code}/estate/complete/?done={ACTS[name](request, actor, yard)}")
    except Refusal as refusal:
        if refusal.status not in (409, 413, 422):
            raise
        return _page(request, yard, key, {name: refused(typed(request), refusal)}, refusal.status)


def _judge(request: HttpRequest, actor: Actor, yard: Yard) -> str:
    photos, day = stored_photos(request, yard, "photos"), day_typed(typed(request), "day")
    said = {"key": request.GET.get("of", "")} | {name: request.POST.get(name, "") for name in ("state", "words")}
    places.judge_criterion(actor=actor, yard=yard, day=day, photos=photos, **said)
    return "judged"


def _honour(request: HttpRequest, actor: Actor, yard: Yard) -> str:
    day = day_typed(typed(request), "given")
    said = {name: request.POST.get(name, "") for name in ("name", "name_en", "giver")}
    places.note_honour(actor=actor, yard=yard, day=day, **said)
    return "honoured"


def _take_off(request: HttpRequest, actor: Actor, yard: Yard) -> str:
    places.take_off_honour(actor=actor, yard=yard, honour_id=uuid_or_absent(request.POST.get("honour", "")))
    return "taken"


ACTS: dict[str, Act] = {"judge": _judge, "honour": _honour, "take-off": _take_off}


def _page(request: HttpRequest, yard: Yard, key: str, forms: dict[str, Form], status: int = 200) -> HttpResponse:
    standing = places.complete(yard)
    line = next((one for some in standing.groups.values() for one in some if one.key == key), None)
    shown = frame(request, yard, "estate") | {
        "tab": "complete",
        "may_manage": can(actor_of(request), "place.manage", yard),
        "standing": standing,
        "groups": places.COMPLETE_GROUPS,
        "states": places.COMPLETE_STATES,
        "line": line,
        "judge": forms.get("judge") or Form(_said(line)),
        "honour": forms.get("honour") or Form({"given": clock.today().isoformat()}),
        "honours": places.honours(yard),
        "done": "done" in request.GET,
    }
    return render(request, "desk/complete.html", shown, status=status)


def _said(line: places.CriterionLine | None) -> dict[str, str]:
    judged = line.judged if line else None
    said = {"state": judged.state, "words": judged.words} if judged else {}
    return said | {"day": clock.today().isoformat()}
