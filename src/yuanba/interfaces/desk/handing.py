"""What is done with a case among units: taken, sent on, handed back, helped with."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest

from yuanba.domains.cases import public as cases
from yuanba.interfaces.asking import moment_typed
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor

Act = Callable[[HttpRequest, Actor, cases.Target], cases.Case]


def _text(request: HttpRequest) -> str:
    return request.POST.get("text", "")


def _unit(request: HttpRequest, name: str = "unit") -> UUID:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        raise Refusal("invalid", fields={name: "unit-unknown"}) from None


def _take(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    return cases.units.take(actor=actor, target=target)


def _route(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    return cases.units.route(actor=actor, target=target, unit_id=_unit(request), text=_text(request))


def _hand_back(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    return cases.units.hand_back(actor=actor, target=target, text=_text(request))


def _ask_help(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    due = moment_typed(request.POST, "due")
    return cases.units.ask_help(actor=actor, target=target, unit_id=_unit(request), text=_text(request), due=due)


def _give_help(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    return cases.units.give_help(actor=actor, target=target, help_id=_unit(request, "help"), text=_text(request))


UNIT_ACTS: dict[str, Act] = {
    "take": _take,
    "route": _route,
    "hand_back": _hand_back,
    "ask_help": _ask_help,
    "give_help": _give_help,
}
