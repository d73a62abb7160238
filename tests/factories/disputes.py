"""A dispute for tests: a mediator of the estate, two homes above each other, and how far it has come."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import count

from tests.factories import people, places
from tests.support.pictures import photograph
from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people_
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import store_image
from yuanba.platform.yards.models import Yard

MATTER = "楼上半夜拖椅子，敲了暖气管，两家在楼道里吵过三次。"
WORDS = {
    "where": "解忧站小会议室",
    "came": "两户都到了，楼栋长旁听",
    "said": "周叔说孩子练琴到十点",
    "clause": "椅脚装毛毡垫，二十二点后不拖动",
    "second": "练琴不过二十点三十分",
    "note": "毛毡垫掉了两只，已补上",
    "reason": "双方对赔偿数额相差太远",
}
_keys = count(1)


@dataclass(frozen=True)
class Quarrel:
    """Who quarrels, and who mediates."""

    yard: Yard
    mediator: Actor
    upper: Actor
    lower: Actor
    upper_name: str = "黎晓舟"
    lower_name: str = "周国栋"


def quarrel(yard: Yard) -> Quarrel:
    """A mediator, and two neighbours with cards, one above the other."""
    found = []
    for code, name in (("3-1-1002", "黎晓舟"), ("3-1-902", "周国栋")):
        holder = people.account(name)
        people.tenure(places.place(yard, code), holder=holder)
        found.append(people_.actor_of(holder.id))
    return Quarrel(yard, people.staff(yard, "mediator", name="文姐"), *found)


def sides(q: Quarrel) -> list[cases.Side]:
    """Both, as a mediator names them."""
    return [
        cases.Side(q.lower_name, "3-1-902", "138 0000 7711"),
        cases.Side(q.upper_name, "3-1-1002", "138 0000 7722"),
    ]


def sides_of(*names: str) -> list[cases.Side]:
    """Sides from outside."""
    return [cases.Side(name) for name in names]


def opened(q: Quarrel, **more: object) -> cases.Dispute:
    """Opened by the mediator."""
    said = {"matter": MATTER, "sides": sides(q), "client_key": f"quarrel-{next(_keys)}"} | more
    return cases.open_dispute(actor=q.mediator, place=places.place(q.yard, "3-1"), **said)


def told(q: Quarrel, dispute: cases.Dispute, actor: Actor | None = None) -> cases.Mediation:
    """The dispute as somebody in it reads it."""
    return cases.mediation(actor or q.mediator, q.yard, dispute.id)


def of(q: Quarrel, dispute: cases.Dispute, actor: Actor | None = None) -> dict[str, object]:
    """What every verb takes."""
    return {"actor": actor or q.mediator, "yard": q.yard, "dispute_id": dispute.id}


def agreed_to(q: Quarrel, dispute: cases.Dispute) -> None:
    """Both sides agree to mediation, each by its own word."""
    for actor in (q.lower, q.upper):
        own = told(q, dispute, actor).own
        cases.answer_invitation(**of(q, dispute, actor), party_id=own.party.id, stance="agreed")


def sat(q: Quarrel, dispute: cases.Dispute) -> None:
    """One sitting with its minutes."""
    cases.plan_sitting(**of(q, dispute), at=clock.now() + timedelta(days=1), where=WORDS["where"])
    cases.write_minutes(**of(q, dispute), number=1, came=WORDS["came"], said=WORDS["said"])


def offered(q: Quarrel, dispute: cases.Dispute) -> None:
    """Two clauses put to sign."""
    clauses = [
        cases.Agreed(WORDS["clause"], clock.today() + timedelta(days=7)),
        cases.Agreed(WORDS["second"]),
    ]
    cases.offer_agreement(**of(q, dispute), clauses=clauses)


def signed_by(q: Quarrel, dispute: cases.Dispute, actor: Actor) -> None:
    """One side signs on the own screen."""
    now = told(q, dispute, actor)
    picture = store_image(q.yard, photograph(size=(64, 32))).id
    written = cases.Written("drawn", now.own.name, picture)
    cases.sign_agreement(
        **of(q, dispute, actor), party_id=now.own.party.id, digest=now.agreement.digest, written=written
    )


def signed_for(q: Quarrel, dispute: cases.Dispute, side: cases.SideLine) -> None:
    """A side signs before the mediator."""
    picture = store_image(q.yard, photograph(size=(64, 32))).id
    digest = told(q, dispute).agreement.digest
    written = cases.Written("paper", side.name, picture)
    cases.sign_agreement(**of(q, dispute), party_id=side.party.id, digest=digest, written=written)


def agreement(q: Quarrel, **more: object) -> cases.Dispute:
    """All the way to an agreement signed by both."""
    dispute = opened(q, **more)
    agreed_to(q, dispute)
    sat(q, dispute)
    offered(q, dispute)
    for actor in (q.lower, q.upper):
        signed_by(q, dispute, actor)
    return dispute
