"""What is done in a mediation: consent, sittings, the agreement and its signatures, whether it held, its end."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest
from ninja import Field, Router, Schema

from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.interfaces import mediating
from yuanba.interfaces.api.cases import in_zone
from yuanba.interfaces.api.disputes import ALL, Dispute, Text, opened
from yuanba.interfaces.api.keys import Key, actor
from yuanba.interfaces.asking import address_of
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code

router = Router()
key = Key()
ONE = f"{ALL}/{{uuid:dispute_id}}"
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]


class DisputeSeen(Schema):
    """The version that was read: with an older one nothing is done, so a repeat is refused as `dispute-stale`."""

    version: Number


class Consents(Schema):
    """A side agrees to mediation or refuses it: its own word, or told to the mediator."""

    party: UUID
    stance: Literal["agreed", "refused"]


class Sits(DisputeSeen):
    """When and where the sides meet."""

    at: datetime
    where: Text


class Minutes(DisputeSeen):
    """Who came to which sitting, and what was said; written once."""

    number: Number
    came: Text
    said: Text


class Agrees(Schema):
    """One thing agreed, and by when."""

    text: Text
    due_on: date | None = None


class Offers(DisputeSeen):
    """What is put to the sides to sign; 20 clauses at most."""

    clauses: list[Agrees] = Field(max_length=50)


class AsksCode(Schema):
    """Whose telephone gets a code."""

    party: UUID


class CodeAsked(Schema):
    """What is sent back with the code."""

    asked: str


class Signs(Schema):
    """A signature of the agreement with this `digest`: a picture (drawn, paper) in base64, or `asked` and code."""

    party: UUID
    digest: str = Field(max_length=64)
    how: Literal["drawn", "code", "paper"]
    name: str = Field(max_length=60)
    picture: str = Field("", max_length=900_000)
    asked: str = Field("", max_length=400)
    code: str = Field("", max_length=12)


class Follows(DisputeSeen):
    """Whether a clause held."""

    clause: Number
    held: Literal["kept", "partly", "broken"]
    note: str = Field("", max_length=20_000)


class Ends(DisputeSeen):
    """Without agreement and the next way, or withdrawn; the reason is for those who are in it."""

    outcome: Literal["failed", "withdrawn"]
    reason: Text
    next_way: Literal["", "committee", "arbitration", "court"] = ""


class PassesOn(DisputeSeen):
    """The mediator who goes on."""

    to: UUID


class HandedOver(Schema):
    """The dispute, which the caller does not read any more, and who mediates it."""

    id: UUID
    number: str
    mediator: UUID
    mediator_name: str


def _of(request: HttpRequest, code: str, dispute_id: UUID) -> dict[str, Any]:
    return {"actor": actor(request), "yard": by_code(code), "dispute_id": dispute_id}


def _told(of: dict[str, Any]) -> dict[str, Any]:
    by: Actor = of["actor"]
    yard: Yard = of["yard"]
    return opened(by, yard, of["dispute_id"])


@router.post(f"{ONE}/consent", response=Dispute, auth=key, summary="Agree to mediation, or refuse it")
def consent(request: HttpRequest, code: str, dispute_id: UUID, said: Consents) -> dict[str, Any]:
    """All agreed, the mediation is open; a party answers for itself only."""
    of = _of(request, code, dispute_id)
    cases.answer_invitation(**of, party_id=said.party, stance=said.stance)
    return _told(of)


@router.post(f"{ONE}/sit", response=Dispute, auth=key, summary="Fix a sitting")
def sit(request: HttpRequest, code: str, dispute_id: UUID, said: Sits) -> dict[str, Any]:
    """The sides are told."""
    of = _of(request, code, dispute_id)
    cases.plan_sitting(**of, at=in_zone(said.at, "at"), where=said.where, version=said.version)
    return _told(of)


@router.post(f"{ONE}/minute", response=Dispute, auth=key, summary="Write minutes")
def minute(request: HttpRequest, code: str, dispute_id: UUID, said: Minutes) -> dict[str, Any]:
    """What is to be added later stands in the next sitting."""
    of = _of(request, code, dispute_id)
    cases.write_minutes(**of, **said.dict())
    return _told(of)


@router.post(f"{ONE}/offer", response=Dispute, auth=key, summary="Put an agreement to sign")
def offer(request: HttpRequest, code: str, dispute_id: UUID, said: Offers) -> dict[str, Any]:
    """Clause by clause."""
    of = _of(request, code, dispute_id)
    clauses = [cases.Agreed(one.text, one.due_on) for one in said.clauses]
    cases.offer_agreement(**of, clauses=clauses, version=said.version)
    return _told(of)


@router.post(f"{ONE}/take_back", response=Dispute, auth=key, summary="Take an agreement back")
def take_back(request: HttpRequest, code: str, dispute_id: UUID, said: DisputeSeen) -> dict[str, Any]:
    """To word it anew, while not all have signed."""
    of = _of(request, code, dispute_id)
    cases.take_back_agreement(**of, version=said.version)
    return _told(of)


@router.post(f"{ONE}/code", response=CodeAsked, auth=key, summary="Send a code to sign with")
def code(request: HttpRequest, code: str, dispute_id: UUID, said: AsksCode) -> dict[str, str]:
    """To the telephone of a side: of every side for the mediator, of the own one for a party."""
    of = _of(request, code, dispute_id)
    side = mediating.side_to_sign(cases.mediation(of["actor"], of["yard"], dispute_id), str(said.party))
    asked = people.ask_code(actor=of["actor"], phone=side.phone, address=address_of(request))
    return {"asked": asked.asked}


@router.post(f"{ONE}/sign", response=Dispute, auth=key, summary="Sign the agreement")
def sign(request: HttpRequest, code: str, dispute_id: UUID, said: Signs) -> dict[str, Any]:
    """One signature a side; with the last one the agreement is frozen. Refused: `signed-already`."""
    of = _of(request, code, dispute_id)
    mediating.side_to_sign(cases.mediation(of["actor"], of["yard"], dispute_id), str(said.party))
    with transaction.atomic():  # a picture is kept only with its signature
        picture = mediating.picture_of(of["yard"], said.picture) if said.how != "code" else None
        written = cases.Written(said.how, said.name, picture, said.asked, said.code)
        cases.sign_agreement(**of, party_id=said.party, digest=said.digest, written=written)
    return _told(of)


@router.post(f"{ONE}/follow", response=Dispute, auth=key, summary="Say whether a clause held")
def follow(request: HttpRequest, code: str, dispute_id: UUID, said: Follows) -> dict[str, Any]:
    """Every look is kept; the clause shows what the mediator said last."""
    of = _of(request, code, dispute_id)
    cases.follow_clause(**of, **said.dict())
    return _told(of)


@router.post(f"{ONE}/end", response=Dispute, auth=key, summary="End a mediation without agreement")
def end(request: HttpRequest, code: str, dispute_id: UUID, said: Ends) -> dict[str, Any]:
    """The sides are told of the next way."""
    of = _of(request, code, dispute_id)
    cases.end_dispute(**of, **said.dict())
    return _told(of)


@router.post(f"{ONE}/hand_over", response=HandedOver, auth=key, summary="Give a mediation to another mediator")
def hand_over(request: HttpRequest, code: str, dispute_id: UUID, said: PassesOn) -> dict[str, Any]:
    """Who is no side; the caller reads nothing of it from then on."""
    row = cases.hand_over_dispute(**_of(request, code, dispute_id), to=said.to, version=said.version)
    return {"id": row.id, "number": row.code, "mediator": row.mediator, "mediator_name": row.mediator_name}
