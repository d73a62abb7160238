"""The calendar of what an estate owes to publish, for programs of whoever may read it."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from yuanba.domains.disclosure import public as disclosure
from yuanba.interfaces.api.keys import Key, actor
from yuanba.platform.yards.public import by_code

router = Router()
key = Key()


class Owed(Schema):
    """Documents of one period under a contract; `state` is later, soon, kept, late or missing, `days` left or late."""

    whats: list[str]
    kind: str
    label: str
    since: date
    until: date
    due: date
    contract: int
    company: str
    state: str
    days: int
    publication: str


class Term(Schema):
    """What is owed from a day on: within so many days after the end of each period; none: no longer."""

    what: str
    kind: str
    since: date
    days: int | None


class Calendar(Schema):
    """What is late or comes next, the first due first; one page of what was published, the last due first."""

    counts: dict[str, int]
    waiting: list[Owed]
    items: list[Owed]
    more: str
    terms: list[Term]


@router.get("/yards/{code}/duties", response=Calendar, auth=key, summary="What is to be published by when")
def calendar(request: HttpRequest, code: str, after: str = "") -> dict[str, Any]:
    """`more` is the `after` of the next page, empty at the end."""
    found = disclosure.calendar_of(actor(request), by_code(code), after=after)
    return {
        "counts": found.counts,
        "waiting": [_owed(one) for one in found.waiting],
        "items": [_owed(one) for one in found.past.rows],
        "more": found.past.more,
        "terms": [{name: getattr(one, name) for name in ("what", "kind", "since", "days")} for one in found.terms],
    }


def _owed(line: disclosure.Line) -> dict[str, Any]:
    one, duty = line.standing, line.standing.duty
    said = {name: getattr(duty, name) for name in ("kind", "since", "until", "due", "contract")}
    label = disclosure.spans.label(duty.kind, duty.since)
    how = {"state": one.state, "days": one.days, "publication": one.code, "company": line.contract.company}
    return said | how | {"whats": list(one.whats), "label": label}
