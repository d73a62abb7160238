"""Quarrels of the demo town, mediated: invented people; one agreed, one to be signed, one just asked for."""

from datetime import datetime, timedelta
from typing import Protocol

from yuanba.demo import pictures
from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import store_image
from yuanba.platform.yards.models import Yard

PIANO = "楼上孩子练琴练到很晚，楼下老人睡不好，两家在楼道里吵过。"
LEAK = "卫生间渗水到楼下，谁出钱修谈不拢。"
DRYING = "晾的被子滴水到楼下阳台。"


class Cast(Protocol):
    """People by their user name."""

    def __getitem__(self, username: str) -> Actor: ...


def play(yard: Yard, cast: Cast, now: datetime) -> None:
    """One agreed three weeks ago and looked at since, one to be signed now, one just asked for."""
    with clock.at(now - timedelta(days=24)):
        piano = _opened(yard, cast["wen"], PIANO, "piano", ("魏素芬", "1-1-201"), ("何田", "1-1-301"))
        _agreed_to(yard, cast["wen"], piano)
        _sat(yard, cast["wen"], piano)
    clauses = [
        ("琴凳和椅脚装毛毡垫，二十点三十分后不练琴。", now - timedelta(days=14)),
        ("有事先打电话，不在楼道里吵。", None),
    ]
    with clock.at(now - timedelta(days=21)):
        _offer(yard, cast["wen"], piano, clauses)
        for side in cases.mediation(cast["wen"], yard, piano.id).sides:
            _sign(yard, cast["wen"], piano, side)
    with clock.at(now - timedelta(days=13)):
        note = "毛毡垫装好了，老人说睡得着了。"
        cases.follow_clause(actor=cast["wen"], yard=yard, dispute_id=piano.id, clause=1, held="kept", note=note)
    with clock.at(now - timedelta(days=5)):
        leak = _opened(yard, cast["wen"], LEAK, "leak", ("黎晓舟", "3-2-902"), ("老余", "3-2-802"))
        _agreed_to(yard, cast["wen"], leak)
        _sat(yard, cast["wen"], leak)
        _offer(yard, cast["wen"], leak, [("楼上本周内重做防水，费用自理。", now + timedelta(days=6))])
    with clock.at(now - timedelta(hours=3)):
        _opened(yard, cast["wen"], DRYING, "drying", ("黎春燕", "3-1-102"), ("楼上", "3-1-202"))


def _opened(yard: Yard, actor: Actor, matter: str, key: str, *sides: tuple[str, str]) -> cases.Dispute:
    home = places.find_place(yard, sides[0][1])
    if home is None:
        raise LookupError(sides[0][1])
    named = [cases.Side(name, home, "138 0000 4410") for name, home in sides]
    return cases.open_dispute(actor=actor, place=home, matter=matter, sides=named, client_key=f"demo-{key}")


def _agreed_to(yard: Yard, actor: Actor, dispute: cases.Dispute) -> None:
    for side in cases.mediation(actor, yard, dispute.id).sides:
        cases.answer_invitation(actor=actor, yard=yard, dispute_id=dispute.id, party_id=side.party.id, stance="agreed")


def _sat(yard: Yard, actor: Actor, dispute: cases.Dispute) -> None:
    at, where = clock.now() + timedelta(days=1), "解忧站，一楼"
    cases.plan_sitting(actor=actor, yard=yard, dispute_id=dispute.id, at=at, where=where)
    came, said = "两家各一人，楼栋长旁听。", "各自说了难处，愿意各让一步。"
    cases.write_minutes(actor=actor, yard=yard, dispute_id=dispute.id, number=1, came=came, said=said)


def _offer(yard: Yard, actor: Actor, dispute: cases.Dispute, clauses: list[tuple[str, datetime | None]]) -> None:
    agreed = [cases.Agreed(text, due.date() if due else None) for text, due in clauses]
    cases.offer_agreement(actor=actor, yard=yard, dispute_id=dispute.id, clauses=agreed)


def _sign(yard: Yard, actor: Actor, dispute: cases.Dispute, side: cases.SideLine) -> None:
    now = cases.mediation(actor, yard, dispute.id)
    assert now.agreement is not None  # noqa: S101  offered before
    picture = store_image(yard, pictures.signature(side.party.order)).id
    written = cases.Written("drawn", side.name, picture)
    cases.sign_agreement(
        actor=actor,
        yard=yard,
        dispute_id=dispute.id,
        party_id=side.party.id,
        digest=now.agreement.digest,
        written=written,
    )
