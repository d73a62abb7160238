"""What is done with a card: opened, moved in and out, named, exported, parted, erased."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, day_typed, home_called, stands_at, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.desk.card import form_of, page
from yuanba.interfaces.desk.cards import READ
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.staying import Given, for_whom, stay_typed
from yuanba.interfaces.signin.recent import ask_again, is_recent
from yuanba.interfaces.takeaway import FIELDS, FORMATS, as_file
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

Act = Callable[[Actor, Yard, UUID, Given], object]
TOLD = (409, 422, 429)


@require_POST
def do(request: HttpRequest, code: str, card_id: UUID, verb: str) -> HttpResponse:
    """Do it; what is refused stands again on the card's page, with what was typed."""
    stands_at(request, f"/desk/{code}/people/{card_id}/")
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    if verb not in ACTS and verb not in SHOWING:
        raise absent()
    yard, given = desk_yard(actor, code, READ), typed(request)
    people.resident(actor, yard, card_id)
    try:
        if verb in SHOWING:
            if not is_recent(request):
                return ask_again(request, f"/desk/{code}/people/{card_id}/")
            return SHOWING[verb](request, actor, yard, card_id)
        ACTS[verb](actor, yard, card_id, given)
    except Refusal as refusal:
        if refusal.status not in TOLD:
            raise
        return page(
            request,
            actor,
            yard,
            card_id,
            verb=form_of(verb, given),
            form=refused(given, refusal),
            status=refusal.status,
        )
    return redirect(f"/desk/{code}/people/{card_id}/?done={verb}")


def _open(request: HttpRequest, actor: Actor, yard: Yard, card_id: UUID) -> HttpResponse:
    field, why = request.POST.get("field", ""), request.POST.get("reason", "")
    if field not in FIELDS:
        raise absent()
    value = people.open_sealed(actor=actor, yard=yard, card_id=card_id, field=field, why=why)
    return page(request, actor, yard, card_id, opened=(field, value))


def _export(request: HttpRequest, actor: Actor, yard: Yard, card_id: UUID) -> HttpResponse:
    kind = request.POST.get("format", "")
    if kind not in FORMATS:
        raise absent()
    why = request.POST.get("reason", "")
    return as_file(kind, people.export_resident(actor=actor, yard=yard, card_id=card_id, why=why))


def _move_in(actor: Actor, yard: Yard, card_id: UUID, given: Given) -> None:
    home, stay = home_called(yard, given.get("home", "")), stay_typed(given)
    ward = for_whom(actor, yard, home.id, given)
    people.move_in(actor=actor, yard=yard, home_id=home.id, stay=stay, card_id=card_id, stands_for=ward)


def _tenure(actor: Actor, yard: Yard, card_id: UUID, given: Given) -> UUID:
    """A tenure of this very card."""
    asked = uuid_or_absent(given.get("tenure", ""))
    if asked not in {held.who.tenure for held in people.tenures_of_card(actor, yard, card_id)}:
        raise absent()
    return asked


def _move_out(actor: Actor, yard: Yard, card_id: UUID, given: Given) -> None:
    tenure = _tenure(actor, yard, card_id, given)
    people.move_out(actor=actor, yard=yard, tenure_id=tenure, until=day_typed(given, "until"))


def _speak(actor: Actor, yard: Yard, card_id: UUID, given: Given) -> None:
    tenure = _tenure(actor, yard, card_id, given)
    people.name_representative(actor=actor, yard=yard, tenure_id=tenure, since=day_typed(given, "since"))


def _part(actor: Actor, yard: Yard, card_id: UUID, given: Given) -> None:
    asked = uuid_or_absent(given.get("merge", ""))
    if asked not in {merge.id for merge, _double in people.merges_of(actor, yard, card_id)}:
        raise absent()
    people.part_residents(actor=actor, yard=yard, merge_id=asked)


def _account(actor: Actor, yard: Yard, card_id: UUID, given: Given) -> None:
    people.give_account(actor=actor, yard=yard, card_id=card_id)


ACTS: dict[str, Act] = {
    "move-in": _move_in,
    "move-out": _move_out,
    "speak": _speak,
    "part": _part,
    "account": _account,
}
SHOWING: dict[str, Callable[[HttpRequest, Actor, Yard, UUID], HttpResponse]] = {"open": _open, "export": _export}


@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, code: str, card_id: UUID) -> HttpResponse:
    """The second step: what goes and what stays, then it is gone."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "people.erase")
    if "people.erase" not in people.rights_on(actor, yard, card_id, ("people.erase",)):
        raise absent()
    form, status = Form(), 200
    if request.method == "POST":
        try:
            people.erase_resident(actor=actor, yard=yard, card_id=card_id)
            return redirect(f"/desk/{code}/people/?done=erase")
        except Refusal as refusal:
            if refusal.status not in TOLD:
                raise
            form, status = refused({}, refusal), refusal.status
    shown = frame(request, yard, "cards") | {"card": people.resident(actor, yard, card_id), "form": form}
    return render(request, "desk/card_erase.html", shown, status=status)


@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, code: str, card_id: UUID, other_id: UUID) -> HttpResponse:
    """Two cards side by side, and which of them stays."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "people.merge")
    form, status = Form(), 200
    if request.method == "POST":
        keep = uuid_or_absent(request.POST.get("keep", ""))
        if keep not in (card_id, other_id) or card_id == other_id:
            raise absent()
        double = other_id if keep == card_id else card_id
        try:
            people.merge_residents(actor=actor, yard=yard, keep=keep, double=double)
            return redirect(f"/desk/{code}/people/{keep}/?done=merge")
        except Refusal as refusal:
            if refusal.status not in TOLD:
                raise
            form, status = refused({}, refusal), refusal.status
    both = [_side(actor, yard, one) for one in (card_id, other_id)]
    shown = frame(request, yard, "cards") | {"both": both, "form": form, "kinds": people.TENURE_ROLES}
    return render(request, "desk/merge.html", shown | {"fields": FIELDS, "languages": people.LANGUAGES}, status=status)


def _side(actor: Actor, yard: Yard, card_id: UUID) -> tuple[people.Resident, list[people.Held]]:
    if "people.merge" not in people.rights_on(actor, yard, card_id, ("people.merge",)):
        raise absent()
    return people.resident(actor, yard, card_id), people.tenures_of_card(actor, yard, card_id)
