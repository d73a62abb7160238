"""Disputes for those who are in them: read, brought to a mediator, asked for; for everybody else a count."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Header, Router, Schema, Status

from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.api import shapes
from yuanba.interfaces.api.estates import estate_where
from yuanba.interfaces.api.keys import Key, actor
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code

router = Router()
key = Key()
ACTION = "dispute.mediate"
IdempotencyKey = Annotated[str, Header(alias="Idempotency-Key", min_length=1, max_length=64)]
Text = Annotated[str, Field(max_length=20_000)]
ALL = "/yards/{code}/disputes"


class DisputeLine(Schema):
    """A dispute in a list: how it stands, who is in it, how many clauses are due to be looked at."""

    id: UUID
    yard: str
    number: str
    state: str
    opened_at: shapes.Moment
    due_on: date
    is_late: bool
    sides: list[str]
    clauses_due: int


class Lines(Schema):
    """One page, the newest first; `more` is the `after` of the next, empty at the end."""

    items: list[DisputeLine]
    more: str


class SideOf(Schema):
    """A side; its telephone is for the mediator and itself."""

    id: UUID
    name: str
    phone: str
    home: str
    kind: str
    stance: str
    signed_at: shapes.Moment | None
    signed_how: str
    signed_name: str


class Sitting(Schema):
    """Where and when the sides meet, who came and what was said."""

    number: int
    at: shapes.Moment
    where: str
    came: str
    said: str
    written_at: shapes.Moment | None


class Looked(Schema):
    """That somebody looked whether a clause held."""

    held: str
    note: str
    name: str
    at: shapes.Moment


class Clause(Schema):
    """One thing agreed, by when, and how it went."""

    number: int
    text: str
    due_on: date | None
    held: str
    is_due: bool
    looks: list[Looked]


class Agreement(Schema):
    """What is to be signed or was; every signature names its `digest`. Frozen once all have signed."""

    number: int
    digest: str
    offered_at: shapes.Moment
    frozen_at: shapes.Moment | None
    clauses: list[Clause]


class Dispute(Schema):
    """All of it; `part` is what the caller is, `own` the side the caller is."""

    id: UUID
    number: str
    state: str
    version: int
    place: str
    opened_at: shapes.Moment
    due_on: date
    mediator: UUID
    mediator_name: str
    part: Literal["mediator", "party"]
    own: UUID | None
    matter: str
    outcome: str
    reason: str
    next_way: str
    ended_at: shapes.Moment | None
    sides: list[SideOf]
    sittings: list[Sitting]
    agreement: Agreement | None


class DisputeSums(Schema):
    """How many disputes of an estate: all that anybody outside learns."""

    running: int
    late: int
    agreed: int
    failed: int
    withdrawn: int


class Side(Schema):
    """A side as it is named: `home` written as 3-2-902, empty for somebody from outside."""

    name: str = Field(max_length=60)
    home: str = Field("", max_length=60)
    phone: str = Field("", max_length=40)


class Opens(Schema):
    """What was brought to the mediator, and all sides: two at least."""

    matter: Text
    sides: list[Side] = Field(max_length=20)

    model_config = {
        "json_schema_extra": {
            "examples": [{"matter": "楼上夜里拖椅子。", "sides": [{"name": "甲", "home": "3-1-902"}, {"name": "乙"}]}]
        }
    }


class AsksFor(Schema):
    """What it is about and the other sides; `home` is the own one, empty for the only one in the estate."""

    matter: Text
    others: list[Side] = Field(max_length=20)
    home: str = Field("", max_length=60)
    mediator: UUID | None = None


@router.get("/disputes", response=Lines, auth=key, summary="The own disputes")
def own(request: HttpRequest, after: str = "") -> dict[str, Any]:
    """Those the caller is a side of, in all estates, the newest first."""
    page = cases.own_disputes(actor(request), after=after)
    return {"items": [_line(one) for one in page.rows], "more": page.more}


@router.get(ALL, response=Lines, auth=key, summary="What the mediator has in hand")
def listed(
    request: HttpRequest, code: str, of: Literal["running", "ended"] = "running", after: str = ""
) -> dict[str, Any]:
    """Of the disputes of an estate those given to the caller; nobody else's."""
    by = actor(request)
    page = cases.mediated_by(by, estate_where(by, code, ACTION), after=after, running=of == "running")
    return {"items": [_line(one) for one in page.rows], "more": page.more}


@router.get(f"{ALL}/figures", response=DisputeSums, auth=key, summary="How many")
def figures(request: HttpRequest, code: str) -> Any:
    """A count for those above: nothing of what the disputes are about."""
    yard = by_code(code)
    check(actor(request), "dispute.count", yard)
    return cases.dispute_figures([yard.id])[yard.id]


@router.post(ALL, response={201: Dispute}, auth=key, summary="A dispute is brought to the mediator")
def open_(request: HttpRequest, code: str, said: Opens, idempotency_key: IdempotencyKey) -> Status[dict[str, Any]]:
    """To be mediated by the caller, once per key of the header."""
    by = actor(request)
    yard, sides = estate_where(by, code, ACTION), _sides(said.sides)
    homes = (places.find_place(yard, one.home) for one in sides if one.home)
    place = next((home for home in homes if home), None) or places.root(yard)
    made = cases.open_dispute(actor=by, place=place, matter=said.matter, sides=sides, client_key=idempotency_key)
    return Status(201, opened(by, yard, made.id))


@router.post(f"{ALL}/ask", response={201: Dispute}, auth=key, summary="A mediator is asked for help")
def ask(request: HttpRequest, code: str, said: AsksFor, idempotency_key: IdempotencyKey) -> Status[dict[str, Any]]:
    """By who lives in the estate, as the first side; once per key of the header."""
    by, yard = actor(request), by_code(code)
    home = _home(by, yard, said.home)
    made = cases.ask_mediation(
        actor=by,
        home=home,
        matter=said.matter,
        others=_sides(said.others),
        mediator=said.mediator,
        client_key=idempotency_key,
    )
    return Status(201, opened(by, yard, made.id))


@router.get(f"{ALL}/{{uuid:dispute_id}}", response=Dispute, auth=key, summary="One dispute")
def one(request: HttpRequest, code: str, dispute_id: UUID) -> dict[str, Any]:
    """For its mediator and its sides; absent for everybody else, wherever they stand."""
    return opened(actor(request), by_code(code), dispute_id)


def opened(by: Actor, yard: Yard, dispute_id: UUID) -> dict[str, Any]:
    """All of a dispute as an answer; refused as absent for whoever is not in it."""
    found = cases.mediation(by, yard, dispute_id)
    row = found.dispute
    names = ("id", "state", "version", "opened_at", "due_on", "mediator", "mediator_name", "outcome", "next_way")
    said = {name: getattr(row, name) for name in (*names, "ended_at")}
    told = {name: getattr(found, name) for name in ("part", "matter", "reason")}
    return (
        said
        | told
        | {
            "number": row.code,
            "place": row.place.label,
            "own": found.own.party.id if found.own else None,
            "sides": [_side(found, side) for side in found.sides],
            "sittings": [
                {name: getattr(line.sitting, name) for name in ("number", "at", "written_at")}
                | {name: getattr(line, name) for name in ("where", "came", "said")}
                for line in found.sittings
            ],
            "agreement": _agreement(found),
        }
    )


def _agreement(found: cases.Mediation) -> dict[str, Any] | None:
    if found.agreement is None:
        return None
    plain = {name: getattr(found.agreement, name) for name in ("number", "digest", "offered_at", "frozen_at")}
    return plain | {"clauses": [_clause(line) for line in found.clauses]}


def _clause(line: cases.ClauseLine) -> dict[str, Any]:
    looks = [{"held": look.held, "note": note, "name": name, "at": look.at} for look, note, name in line.looks]
    plain = {name: getattr(line.clause, name) for name in ("number", "due_on", "held")}
    return plain | {"text": line.text, "is_due": line.is_due, "looks": looks}


def _side(found: cases.Mediation, side: cases.SideLine) -> dict[str, Any]:
    party, signed = side.party, side.signed
    return {
        "id": party.id,
        "name": side.name,
        "phone": side.phone if found.is_mediator or side == found.own else "",
        "home": party.home.label if party.home else "",
        "kind": party.kind,
        "stance": party.stance,
        "signed_at": signed.at if signed else None,
        "signed_how": signed.how if signed else "",
        "signed_name": side.signed_name,
    }


def _line(one: Any) -> dict[str, Any]:
    row = one.dispute
    plain = {name: getattr(row, name) for name in ("id", "state", "opened_at", "due_on")}
    shown = {"yard": row.yard.code, "number": row.code, "is_late": one.is_late}
    return plain | shown | {"sides": one.names, "clauses_due": one.due}


def _sides(said: list[Side]) -> list[cases.Side]:
    return [cases.Side(one.name, one.home, one.phone) for one in said]


def _home(by: Actor, yard: Yard, said: str) -> places.Place:
    """The home that is named, or the own one; whether it is the caller's is asked by the use case."""
    if not said:
        homes = people.own_homes(by.account) if by.account else []
        found: places.Place | None = next((one.home for one in homes if one.yard_id == yard.id), None)
        if found is None:
            raise absent()
        return found
    named = places.find_place(yard, said)
    if named is None:
        raise Refusal("invalid", fields={"home": "home-unknown"})
    return named
