"""Cases of one matter: neighbours of a report, joining and following, taking together, apart, and making two of one."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Header, Router, Schema

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.api import shapes
from yuanba.interfaces.api.keys import Key, actor
from yuanba.interfaces.asking import HOUR_SECONDS, count_report
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access import throttle
from yuanba.platform.access.public import ANONYMOUS
from yuanba.platform.yards.public import by_code

router = Router()
key = Key()
IdempotencyKey = Annotated[str, Header(alias="Idempotency-Key", min_length=1, max_length=64)]
WORDS_AN_HOUR = 20


class Asked(Schema):
    """The words whose neighbours are looked for."""

    text: str = Field(max_length=20_000)
    kind: shapes.Kind = ""


class Neighbour(Schema):
    """A case of the same matter as everybody may read it; `points` of a thousand."""

    id: UUID
    number: str
    title: str
    place: str
    state: str
    reported_at: shapes.Moment
    people: int
    requests: int
    points: int


class OwnWords(Schema):
    """Own words, for those who handle the case."""

    text: str = Field("", max_length=20_000)
    key: str = Field("", max_length=48)


class OwnTrouble(OwnWords):
    """The same, and how to reach whoever joins: sealed, for those who handle the case."""

    name: str = Field("", max_length=40)
    phone: str = Field("", max_length=30)


class Following(Schema):
    """What is followed: the case that goes on, and the secret by which it is followed."""

    id: UUID
    number: str
    people: int
    token: str
    repeated: bool


class Followed(Schema):
    """The public part of a case: what staff said in public steps, and nobody else's words."""

    id: UUID
    number: str
    title: str
    place: str
    state: str
    reported_at: shapes.Moment
    answer_due: shapes.Moment
    close_due: shapes.Moment | None
    promised_text: str
    promised_due: shapes.Moment | None
    people: int
    requests: int
    follows: bool
    steps: list[shapes.Step]


class Merges(Schema):
    """Which earlier case it is taken into, and why."""

    into: UUID
    text: str = Field(max_length=20_000)
    version: int | None = Field(None, ge=1, le=2**31 - 1)
    key: str = Field("", max_length=64)


class Apart(Schema):
    """Why it goes on by itself again."""

    text: str = Field(max_length=20_000)
    version: int | None = Field(None, ge=1, le=2**31 - 1)
    key: str = Field("", max_length=64)


class Splits(Schema):
    """The part: its words, kind and level; `place` as 3-2-902, empty for that of the whole; `category` a code."""

    text: str = Field(max_length=20_000)
    kind: str
    level: str
    category: str = Field("", max_length=36)
    place: str = Field("", max_length=120)
    version: int | None = Field(None, ge=1, le=2**31 - 1)
    key: str = Field("", max_length=64)


@router.post("/doors/{code}/{token}/alike", response=list[Neighbour])
def alike(request: HttpRequest, code: str, token: str, asked: Asked) -> list[dict[str, Any]]:
    """Up to three cases of the same matter that neighbours see: to be asked about before a report is sent."""
    place = places.place_of_door(by_code(code), token)
    return [_neighbour(one) for one in cases.alike(ANONYMOUS, place, asked.text, asked.kind)]


@router.post("/doors/{code}/{token}/cases/{uuid:case_id}/join", response=Following)
def join(
    request: HttpRequest, code: str, token: str, case_id: UUID, said: OwnTrouble, idempotency_key: IdempotencyKey
) -> dict[str, Any]:
    """Me too: told apart by the key of the header; a case taken into another is joined there."""
    place = places.place_of_door(by_code(code), token)
    count_report(request)
    target = cases.Target(place.yard, case_id, None, idempotency_key)
    beside = cases.Beside(said.name, said.phone)
    made = cases.join(actor=ANONYMOUS, target=target, text=said.text, beside=beside)
    case = made.case
    plain = {"id": case.id, "number": case.code, "people": case.people, "repeated": made.repeated}
    return plain | {"token": cases.token_of(made.follower)}


@router.get("/followed/{code}/{token}", response=Followed)
def followed(request: HttpRequest, code: str, token: str) -> dict[str, Any]:
    """What a follower's secret opens."""
    follower, _actor = cases.follower_by_token(by_code(code), token)
    return _followed(follower)


@router.post("/followed/{code}/{token}/add", response=Followed)
def add(request: HttpRequest, code: str, token: str, said: OwnWords) -> dict[str, Any]:
    """Own words, for those who handle the case."""
    follower, asks = cases.follower_by_token(by_code(code), token)
    throttle.hit(f"add:{follower.id}", limit=WORDS_AN_HOUR, seconds=HOUR_SECONDS)
    cases.add(actor=asks, yard=follower.yard, follower_id=follower.id, text=said.text, key=said.key)
    return _followed(follower)


@router.post("/followed/{code}/{token}/leave", response=Followed)
def leave(request: HttpRequest, code: str, token: str) -> dict[str, Any]:
    """Told of nothing more, and not counted."""
    follower, asks = cases.follower_by_token(by_code(code), token)
    return _followed(cases.leave(actor=asks, yard=follower.yard, follower_id=follower.id))


@router.get("/yards/{code}/cases/{uuid:case_id}/alike", response=list[Neighbour], auth=key)
def doubles(request: HttpRequest, code: str, case_id: UUID) -> list[dict[str, Any]]:
    """Likely doubles of a case, open or closed within twelve weeks."""
    case = cases.case_to_read(actor(request), by_code(code), case_id)
    return [_neighbour(one) for one in cases.likely_doubles(actor(request), case)]


@router.post("/yards/{code}/cases/{uuid:case_id}/merge", response=shapes.Case, auth=key)
def merge(request: HttpRequest, code: str, case_id: UUID, said: Merges) -> dict[str, Any]:
    """Taken into an earlier case in work, which goes on for both."""
    target = cases.Target(by_code(code), case_id, said.version, said.key)
    return shapes.shown(cases.merge(actor=actor(request), target=target, into=said.into, reason=said.text))


@router.post("/yards/{code}/cases/{uuid:case_id}/unmerge", response=shapes.Case, auth=key)
def unmerge(request: HttpRequest, code: str, case_id: UUID, said: Apart) -> dict[str, Any]:
    """On its own again, while nobody has worked on the other one since."""
    target = cases.Target(by_code(code), case_id, said.version, said.key)
    return shapes.shown(cases.unmerge(actor=actor(request), target=target, reason=said.text))


@router.post("/yards/{code}/cases/{uuid:case_id}/split", response=shapes.Case, auth=key)
def split(request: HttpRequest, code: str, case_id: UUID, said: Splits) -> dict[str, Any]:
    """The part as a case of its own, sent by the rules."""
    yard = by_code(code)
    whole = cases.case_to_read(actor(request), yard, case_id)
    place = places.find_place(yard, said.place) if said.place else whole.place
    if place is None:
        raise Refusal("invalid", fields={"place": "place-unknown"})
    target = cases.Target(yard, case_id, said.version, said.key)
    part = {"text": said.text, "kind": said.kind, "level": said.level, "category": said.category}
    return shapes.shown(cases.split(actor=actor(request), target=target, place=place, **part))


def _open(case: cases.Case) -> dict[str, Any]:
    plain = {name: getattr(case, name) for name in ("id", "title", "state", "reported_at", "people")}
    return plain | {"number": case.code, "place": case.place.open_label, "requests": case.taken_in + 1}


def _neighbour(one: cases.Alike) -> dict[str, Any]:
    return _open(one.case) | {"points": one.points}


def _followed(follower: cases.Follower) -> dict[str, Any]:
    case = cases.main_of(follower.case)
    if case.visibility != "neighbours":
        raise absent()
    dues = {name: getattr(case, name) for name in ("answer_due", "close_due", "promised_text", "promised_due")}
    steps = [{"verb": s.verb, "at": s.at, "role": s.role, "text": s.text} for s in cases.public_part(case).steps]
    return _open(case) | dues | {"follows": follower.left_at is None, "steps": steps}
