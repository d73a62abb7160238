"""What is done on the page of a renovation: one function per form, each calling its use case."""

from collections.abc import Callable

from django.http import HttpRequest

from yuanba.domains.cases import public as cases
from yuanba.interfaces.asking import typed
from yuanba.interfaces.dates import day_of
from yuanba.interfaces.mediating import number_typed, version_typed
from yuanba.interfaces.uploads import stored_photos
from yuanba.kernel.errors import Refusal
from yuanba.kernel.money import parse_yuan
from yuanba.platform.access.public import Actor

Act = Callable[[HttpRequest, Actor, cases.Target, cases.Renovation], object]


def _fen(text: str, field: str) -> int:
    """An amount as typed; nothing is nothing. Refused at its field."""
    try:
        return parse_yuan(text) if text.strip() else 0
    except ValueError:
        raise Refusal("invalid", fields={field: "deposit-range"}) from None


def _drawing(request: HttpRequest, actor: Actor, target: cases.Target, found: cases.Renovation) -> object:
    given = typed(request)
    return cases.advise_drawing(
        actor=actor,
        target=target,
        number=number_typed(given, "number"),
        untouchable=request.POST.getlist("untouchable"),
        advice=given.get("advice", ""),
    )


def _keep(request: HttpRequest, actor: Actor, target: cases.Target, found: cases.Renovation) -> object:
    """A drawing for the estate's files; of a PDF the pages are kept one by one."""
    sides = stored_photos(request, target.yard, "kept", cases.renovation.MOST_DRAWINGS, pdf=True)
    title = request.POST.get("title", "")
    kept = [cases.add_drawing(actor=actor, place=found.home, file=side, title=title) for side in sides]
    return kept or cases.add_drawing(actor=actor, place=found.home, file=None, title=title)


def _approve(request: HttpRequest, actor: Actor, target: cases.Target, found: cases.Renovation) -> object:
    given = typed(request)
    terms = cases.Terms(
        untouchable=request.POST.getlist("untouchable"),
        starts_on=day_of(given.get("starts_on", ""), "starts_on"),
        ends_on=day_of(given.get("ends_on", ""), "ends_on"),
        hours=given.get("hours", ""),
        deposit_fen=_fen(given.get("deposit", ""), "deposit"),
        advice=given.get("advice", ""),
    )
    return cases.decide_renovation(actor=actor, target=target, terms=terms, version=version_typed(given))


def _refuse(request: HttpRequest, actor: Actor, target: cases.Target, found: cases.Renovation) -> object:
    given = typed(request)
    reason, version = given.get("reason", ""), version_typed(given)
    return cases.decide_renovation(actor=actor, target=target, reason=reason, version=version)


def _visit(request: HttpRequest, actor: Actor, target: cases.Target, found: cases.Renovation) -> object:
    given = typed(request)
    closes = given.get("closes") == "1"
    return cases.visit_renovation(
        actor=actor,
        target=target,
        in_order=given.get("in_order", "") == "1",
        note=given.get("note", ""),
        stage=given.get("stage", ""),
        returned_fen=_fen(given.get("returned", ""), "returned") if closes else None,
        version=version_typed(given),
    )


ACTS: dict[str, Act] = {
    "drawing": _drawing,
    "keep": _keep,
    "approve": _approve,
    "refuse": _refuse,
    "visit": _visit,
}
