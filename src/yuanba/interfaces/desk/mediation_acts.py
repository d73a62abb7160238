"""What a mediator does on the desk: one form per verb, each calling its use case."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from yuanba.domains.cases import public as cases
from yuanba.interfaces import mediating
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.desk.mediation import page
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused


@require_POST
def do(request: HttpRequest, code: str, dispute_id: UUID, verb: str) -> HttpResponse:
    """Do it; what is refused stands again in its form, with what was typed."""
    link = f"/desk/{code}/mediation/{dispute_id}/"
    stands_at(request, link)
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = by_code(code)
    found = cases.mediation(actor, yard, dispute_id)
    if not found.is_mediator or verb not in (*ACTS, "code"):
        raise absent()
    try:
        if verb == "code":
            return page(request, actor, yard, dispute_id, "sign", Form(mediating.ask_code(request, found)))
        ACTS[verb](request, actor, yard, dispute_id)
    except Refusal as refusal:
        if refusal.status not in (409, 413, 422, 429):
            raise
        shown = "sign" if verb == "code" else verb
        return page(request, actor, yard, dispute_id, shown, refused(typed(request), refusal), refusal.status)
    return redirect("/desk/" + code + "/mediation/?done=1" if verb == "hand-over" else f"{link}?done={verb}#act")


def _consent(request: HttpRequest, actor: Actor, yard: Yard, dispute_id: UUID) -> object:
    given = typed(request)
    party, stance = uuid_or_absent(given.get("party", "")), given.get("stance", "")
    return cases.answer_invitation(actor=actor, yard=yard, dispute_id=dispute_id, party_id=party, stance=stance)


def _sit(request: HttpRequest, actor: Actor, yard: Yard, dispute_id: UUID) -> object:
    given = typed(request)
    at, version = mediating.moment_typed(given, "at"), mediating.version_typed(given)
    return cases.plan_sitting(
        actor=actor, yard=yard, dispute_id=dispute_id, at=at, where=given.get("where", ""), version=version
    )


def _minute(request: HttpRequest, actor: Actor, yard: Yard, dispute_id: UUID) -> object:
    given = typed(request)
    return cases.write_minutes(
        actor=actor,
        yard=yard,
        dispute_id=dispute_id,
        number=mediating.number_typed(given, "number"),
        came=given.get("came", ""),
        said=given.get("said", ""),
        version=mediating.version_typed(given),
    )


def _offer(request: HttpRequest, actor: Actor, yard: Yard, dispute_id: UUID) -> object:
    given = typed(request)
    clauses, version = mediating.clauses_typed(given), mediating.version_typed(given)
    return cases.offer_agreement(actor=actor, yard=yard, dispute_id=dispute_id, clauses=clauses, version=version)


def _take_back(request: HttpRequest, actor: Actor, yard: Yard, dispute_id: UUID) -> object:
    version = mediating.version_typed(typed(request))
    return cases.take_back_agreement(actor=actor, yard=yard, dispute_id=dispute_id, version=version)


def _sign(request: HttpRequest, actor: Actor, yard: Yard, dispute_id: UUID) -> object:
    return mediating.sign(request, yard, dispute_id)


def _end(request: HttpRequest, actor: Actor, yard: Yard, dispute_id: UUID) -> object:
    given = typed(request)
    said = {name: given.get(name, "") for name in ("outcome", "reason", "next_way")}
    return cases.end_dispute(
        actor=actor, yard=yard, dispute_id=dispute_id, **said, version=mediating.version_typed(given)
    )


def _hand_over(request: HttpRequest, actor: Actor, yard: Yard, dispute_id: UUID) -> object:
    given = typed(request)
    to, version = uuid_or_absent(given.get("to", "")), mediating.version_typed(given)
    return cases.hand_over_dispute(actor=actor, yard=yard, dispute_id=dispute_id, to=to, version=version)


ACTS: dict[str, Callable[[HttpRequest, Actor, Yard, UUID], object]] = {
    "consent": _consent,
    "sit": _sit,
    "minute": _minute,
    "offer": _offer,
    "take-back": _take_back,
    "sign": _sign,
    "follow": mediating.follow,
    "end": _end,
    "hand-over": _hand_over,
}
