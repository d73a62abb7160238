"""The same is done to many requests: row by row, each for itself; what could not be done is said with its reason."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from yuanba.domains.cases.access import check_works
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.queries.lists import chosen
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.rules.many import many_wrong
from yuanba.domains.cases.rules.vocabulary import KINDS, LEVELS
from yuanba.domains.cases.usecases.answer import HOW, answer
from yuanba.domains.cases.usecases.dispatch import dispatch
from yuanba.domains.cases.usecases.note import note
from yuanba.domains.cases.usecases.route import route
from yuanba.domains.cases.usecases.triage import triage
from yuanba.domains.cases.writing import Target
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class Doing:
    """What is done: `dispatch` to somebody, `route` to a unit, `answer` or `note` some words, set the `level`.

    A `kind` may be set with the level. `fill` makes of the words those of one request, or refuses.
    """

    verb: str
    to: UUID | None = None
    unit: UUID | None = None
    text: str = ""
    fill: Callable[[Case], str] | None = None
    how: str = ""
    inside: bool = True
    level: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Outcome:
    """How it went with one request; without `refusal` it is done."""

    case: Case
    refusal: Refusal | None = None


def do_to_many(*, actor: Actor, yard: Yard, doing: Doing, ticked: dict[UUID, int | None], key: str) -> list[Outcome]:
    """One outcome for each request that is there, in the order it was ticked; `ticked` says which version was shown.

    A repeat with the same `key` does nothing twice. Refused as a whole: `invalid`, `many-none`, `many-too`, absent.
    """
    check_works(actor, yard)
    act = _act(actor, doing)
    if problem := many_wrong(len(ticked)):
        raise Refusal(problem)
    found = {case.id: case for case in chosen(actor, yard, list(ticked))}
    return [
        _one(act, found[one], Target(yard, one, seen, f"{key[:28]}:{one.hex}"))
        for one, seen in ticked.items()
        if one in found
    ]


def _act(actor: Actor, doing: Doing) -> Callable[[Case, Target], Case]:
    """What is done to each; what is wrong with the words is refused before anything is done."""
    if doing.verb == "dispatch" and (to := doing.to) is not None:
        return lambda _case, target: dispatch(actor=actor, target=target, to=to)
    if doing.verb == "route" and (unit := doing.unit) is not None:
        return lambda _case, target: route(actor=actor, target=target, unit_id=unit)
    if doing.verb in ("note", "answer"):
        return _saying(actor, doing)
    if doing.verb == "level" and doing.level in LEVELS and doing.kind in ("", *KINDS):
        return lambda case, target: triage(actor=actor, target=target, kind=doing.kind or case.kind, level=doing.level)
    field = {"dispatch": "to", "route": "unit", "level": "level"}.get(doing.verb, "verb")
    raise Refusal("invalid", fields={field: "choice-unknown"})


def _saying(actor: Actor, doing: Doing) -> Callable[[Case, Target], Case]:
    words(doing.text)
    fill = doing.fill or (lambda _case: doing.text)
    if doing.verb == "note":
        return lambda case, target: note(actor=actor, target=target, text=fill(case), public=not doing.inside)
    if doing.how not in HOW:
        raise Refusal("invalid", fields={"how": "choice-unknown"})
    return lambda case, target: answer(actor=actor, target=target, text=fill(case), how=doing.how)


def _one(act: Callable[[Case, Target], Case], case: Case, target: Target) -> Outcome:
    try:
        return Outcome(act(case, target))
    except Refusal as refusal:
        return Outcome(case, refusal)
