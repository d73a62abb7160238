"""The service report of a period: of each line of the contract what was due, what was done, and what shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from yuanba.domains.cases import public as cases
from yuanba.domains.contracts import public as contracts
from yuanba.domains.contracts.public import Contract
from yuanba.domains.disclosure.access import estate_to
from yuanba.domains.disclosure.models import ServedBy
from yuanba.domains.disclosure.rules import serving
from yuanba.domains.disclosure.rules.spans import Span
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import Yard

PROVED = ("line", "source", "number", "day", "times", "words", "place")


@dataclass(frozen=True)
class Proof:
    """What shows that a line was done: an entry, or a solved request of the neighbours."""

    line: str
    source: str
    number: int
    day: date
    times: int = 1
    words: str = ""
    place: str = ""
    photo: StoredFile | None = None


def report_of(yard: Yard, contract: Contract, span: Span) -> dict[str, Any]:
    """The lines of the contract as it stands on the last day, and all requests of the period."""
    matched = _matched(yard, contract)
    signed = contracts.services_counted(contract, *span)
    solved = _by_line(matched, ((one.category, one.above, 1) for one in cases.served(yard, *span)))
    came = _by_line(matched, ((*key, count) for key, count in cases.asked_by_category(yard, *span).items()))
    runs = (contract.since, contract.last_day)
    answered = set(matched.values())
    asked = cases.asked(yard, *span)
    return {
        "lines": [
            serving.row_of(
                vars(line),
                contracts.services.due(line, runs, span),
                came.get(line.code, 0) if line.code in answered else None,
                signed.get(line.code, 0),
                solved.get(line.code, 0),
            )
            for line in contracts.terms_on(contract, span[1]).lines
        ],
        "requests": {"came": asked.came, "in_time": asked.in_time, "ended": asked.ended},
    }


def proofs_of(yard: Yard, contract: Contract, span: Span) -> Sequence[Proof]:
    """Line by line: the entries, then the requests that neighbours may know of."""
    matched = _matched(yard, contract)
    found = [
        Proof(
            one.line,
            one.source,
            one.number,
            one.day,
            one.times,
            one.words,
            one.place.label if one.place else "",
            one.photo,
        )
        for one in contracts.services_done(contract, *span)
    ]
    for one in cases.served(yard, *span):
        line = _line(matched, one.category, one.above)
        if line and one.shown:
            found.append(Proof(line, serving.CASE, one.number, one.day))
    order = {line.code: at for at, line in enumerate(contracts.terms_on(contract, span[1]).lines)}
    known = [one for one in found if one.line in order]
    return sorted(known, key=lambda one: (order[one.line], one.source == serving.CASE, one.day, one.number))


def _matched(yard: Yard, contract: Contract) -> Mapping[UUID, str]:
    return dict(ServedBy.objects.filter(yard=yard, contract=contract).values_list("category_id", "line"))


def _line(matched: Mapping[UUID, str], category: UUID, above: UUID | None) -> str:
    """The line of a category, or of the one above it."""
    return matched.get(category) or (matched.get(above, "") if above else "")


def _by_line(matched: Mapping[UUID, str], rows: Any) -> dict[str, int]:
    found: dict[str, int] = {}
    for category, above, count in rows:
        line = _line(matched, category, above)
        if line:
            found[line] = found.get(line, 0) + count
    return found


@dataclass(frozen=True)
class Matching:
    """The contract that runs, its lines, and which line each category of requests counts for."""

    contract: Contract
    lines: Sequence[contracts.Line]
    matched: Mapping[UUID, str]


def matching(actor: Actor, yard: Yard) -> Matching | None:
    """None where no signed contract runs; refused as absent."""
    estate_to(actor, yard, "service.match")
    found = contracts.current(yard)
    if found is None:
        return None
    return Matching(found, contracts.terms_on(found, clock.today()).lines, _matched(yard, found))
