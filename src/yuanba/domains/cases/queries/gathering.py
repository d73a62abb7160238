"""What is kept of one person in requests: those somebody reported signed in, own words, what is followed, disputes."""

from typing import Any
from uuid import UUID

from django.db.models import Q

from yuanba.domains.cases.disputes import sides_of
from yuanba.domains.cases.models import Brought, Case, Contact, Follower, Party, Signature, Step
from yuanba.domains.cases.secrecy import told
from yuanba.platform.access.public import REPORTER
from yuanba.platform.yards.models import Yard

Rows = list[dict[str, Any]]


def own_cases(yard: Yard, account: UUID | None, cards: list[UUID]) -> Rows:
    """Number, day, text, state, how it was judged, and the contact that was left."""
    if account is None:
        return []
    rows = Case.objects.filter(yard=yard, reporter=account).order_by("reported_at", "id")
    contacts = {one.case_id: one for one in Contact.objects.filter(yard=yard, case__reporter=account)}
    return [
        {
            "number": f"{yard.code}-{one.number}",
            "at": one.reported_at.isoformat(),
            "text": one.text,
            "state": one.state,
            "rating": one.rating,
            "name": contacts[one.id].name if one.id in contacts else "",
            "phone": contacts[one.id].phone if one.id in contacts else "",
        }
        for one in rows
    ]


def own_words(yard: Yard, account: UUID | None, cards: list[UUID]) -> Rows:
    """What somebody wrote later, into own requests and others; by the link of an own one too."""
    if account is None:
        return []
    mine = Q(account=account) | Q(case__reporter=account, role=REPORTER)
    rows = Step.objects.filter(mine, yard=yard).exclude(text="").select_related("case").order_by("at", "id")
    return [{"number": f"{yard.code}-{one.case.number}", "at": one.at.isoformat(), "text": one.text} for one in rows]


def own_followed(yard: Yard, account: UUID | None, cards: list[UUID]) -> Rows:
    """The requests of others that somebody followed, from when to when, and how to reach them as they left it."""
    rows = Follower.objects.filter(yard=yard, account=account) if account else Follower.objects.none()
    gave = {one.follower_id: one for one in Brought.objects.filter(yard=yard, follower__in=rows)}
    return [
        {
            "number": f"{yard.code}-{one.case.number}",
            "at": one.since.isoformat(),
            "left_at": one.left_at.isoformat() if one.left_at else "",
            "name": gave[one.id].name if one.id in gave else "",
            "phone": gave[one.id].phone if one.id in gave else "",
        }
        for one in rows.select_related("case").order_by("since", "id")
    ]


def own_disputes(yard: Yard, account: UUID | None, cards: list[UUID]) -> Rows:
    """The disputes in which somebody is a side: what that side said and signed, not what others did."""
    mine = Q(card__in=cards) | (sides_of(account) if account else Q())
    rows = Party.objects.filter(mine, yard=yard).select_related("dispute", "yard").order_by("dispute__opened_at", "id")
    signed = Signature.objects.filter(yard=yard, party__in=[one.id for one in rows]).order_by("at")
    last = {one.party_id: one.at.isoformat() for one in signed}
    return [_side(yard, one, account, last.get(one.id, "")) for one in rows]


def _side(yard: Yard, party: Party, account: UUID | None, signed: str) -> dict[str, Any]:
    dispute = party.dispute
    is_opener = account is not None and dispute.opened_by == account
    return {
        "number": f"{yard.code}-D{dispute.number}",
        "at": dispute.opened_at.isoformat(),
        "name": told(party, "name") if party.card_id else "",
        "phone": told(party, "phone") if party.card_id else "",
        "text": told(dispute, "matter") if is_opener else "",
        "stance": party.stance,
        "signed_at": signed,
    }
