"""A resident's own disputes: asking for a mediator, agreeing or refusing, signing, saying whether it held."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces import mediating, pictures
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.resident.estates import own_estates
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The disputes I am in, in all estates."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    page = cases.own_disputes(actor, after=request.GET.get("after", ""))
    shown = {
        "rows": page.rows,
        "more": page.more,
        "states": cases.disputes.STATES,
        "may_ask": bool(_homes(actor)),
        "code": request.GET.get("yard", ""),
        "dock": "mine",
    }
    return _unkept(render(request, "resident/disputes.html", shown))


def _unkept(answer: HttpResponse) -> HttpResponse:
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _homes(actor: Actor) -> list[people.Tenure]:
    found = people.own_homes(actor.account) if actor.account else []
    return [one for one in found if one.card_id and can(actor, "dispute.ask", one.home)]


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Asking a mediator for help: what it is about, who the other side is, which mediator."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    own = own_estates(request, _homes(actor))
    if own.at is None:
        raise absent()
    homes = own.at.homes
    home = next((one for one in homes if str(one.home_id) == request.POST.get("own", "")), homes[0])
    form, status = Form({"key": new_key()}), 200
    if request.method == "POST":
        try:
            made = _asked(request, actor, home.home)
            return redirect(f"/my/disputes/{home.yard.code}/{made.id}/?done=ask")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    shown = own.shown | {
        "form": form,
        "homes": homes,
        "mediators": [one for one in cases.mediators_at(home.home.path) if one.account != actor.account],
        "yard": home.yard,
        "phone": own.at.profile.phone,
        "dock": "mine",
    }
    return _unkept(render(request, "resident/dispute_new.html", shown, status=status))


def _asked(request: HttpRequest, actor: Actor, home: places.Place) -> cases.Dispute:
    given = typed(request)
    wanted = given.get("mediator", "")
    return cases.ask_mediation(
        actor=actor,
        home=home,
        matter=given.get("matter", ""),
        others=mediating.sides_typed(given),
        mediator=uuid_or_absent(wanted) if wanted else None,
        client_key=given.get("key", "")[:64],
    )


@require_safe
def show(request: HttpRequest, code: str, dispute_id: UUID) -> HttpResponse:
    """One dispute, for a side."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    return _page(request, actor, by_code(code), dispute_id, "", Form())


def _page(
    request: HttpRequest, actor: Actor, yard: Yard, dispute_id: UUID, verb: str, form: Form, status: int = 200
) -> HttpResponse:
    found = cases.mediation(actor, yard, dispute_id)
    if found.is_mediator:
        return redirect(f"/desk/{yard.code}/mediation/{dispute_id}/")
    link = f"/my/disputes/{yard.code}/{dispute_id}/"
    shown: dict[str, Any] = {
        "m": found,
        "side": found.own,
        "verb": verb,
        "form": form,
        "blank": Form(),
        "act_link": f"{link}do/",
        "signature_link": f"{link}signature/",
        "link": link,
        "done": request.GET.get("done", ""),
        "states": cases.disputes.STATES,
        "stances": cases.disputes.STANCES,
        "ways": cases.disputes.NEXT_WAYS,
        "held": cases.disputes.HELD,
        "signed": cases.disputes.SIGNED,
        "yard": yard,
        "phone": places.profile(yard).phone,
        "dock": "mine",
    }
    return _unkept(render(request, "resident/dispute.html", shown, status=status))


@require_POST
def do(request: HttpRequest, code: str, dispute_id: UUID, verb: str) -> HttpResponse:
    """Agree or refuse, sign, or say how a clause went."""
    link = f"/my/disputes/{code}/{dispute_id}/"
    stands_at(request, link)
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = by_code(code)
    found = cases.mediation(actor, yard, dispute_id)
    if verb not in VERBS or found.own is None:
        raise absent()
    try:
        if verb == "code":
            return _page(request, actor, yard, dispute_id, "sign", Form(mediating.ask_code(request, found)))
        _act(request, actor, yard, found, verb)
    except Refusal as refusal:
        if refusal.status not in (409, 413, 422, 429):
            raise
        shown = "sign" if verb == "code" else verb
        return _page(request, actor, yard, dispute_id, shown, refused(typed(request), refusal), refusal.status)
    return redirect(f"{link}?done={verb}#act")


VERBS = ("consent", "sign", "code", "follow")


def _act(request: HttpRequest, actor: Actor, yard: Yard, found: cases.Mediation, verb: str) -> object:
    given, of = typed(request), found.dispute.id
    assert found.own is not None  # noqa: S101  asked before
    if verb == "sign":
        return mediating.sign(request, yard, of)
    if verb == "follow":
        return mediating.follow(request, actor, yard, of)
    stance = given.get("stance", "")
    return cases.answer_invitation(actor=actor, yard=yard, dispute_id=of, party_id=found.own.party.id, stance=stance)


@require_safe
def signature(request: HttpRequest, code: str, dispute_id: UUID, signature_id: UUID, side: int) -> FileResponse:
    """The picture of a signature, for those in the dispute; refused as absent."""
    return pictures.of_signature(actor_of(request), by_code(code), dispute_id, signature_id, side)
