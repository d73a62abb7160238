"""Disputes for those who are in them; for everybody else a count."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from yuanba.domains.cases.agreements import current
from yuanba.domains.cases.disputes import MEDIATOR, dispute_to_read, own_side, part_in, sides_of
from yuanba.domains.cases.models import Agreement, Clause, Dispute, FollowUp, Party, Signature, Sitting
from yuanba.domains.cases.rules import disputes as rules
from yuanba.domains.cases.secrecy import told
from yuanba.domains.people.public import Member, holders, holders_under
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.paging import by_moment


@dataclass(frozen=True)
class SideLine:
    """One side as those in the dispute see it."""

    party: Party
    name: str
    phone: str
    signed: Signature | None = None
    signed_name: str = ""


@dataclass(frozen=True)
class SittingLine:
    """A sitting, opened."""

    sitting: Sitting
    where: str
    came: str
    said: str


@dataclass(frozen=True)
class ClauseLine:
    """A clause, opened, with the looks at it, the newest first: (look, note, name)."""

    clause: Clause
    text: str
    looks: list[tuple[FollowUp, str, str]]

    @property
    def is_due(self) -> bool:
        """Whether its day has come and nobody looked."""
        return bool(self.clause.due_on and self.clause.due_on <= clock.today() and not self.clause.held)


@dataclass(frozen=True)
class Mediation:
    """A dispute opened for one who is in it; `part` is what the reader is, `own` the side the reader is."""

    dispute: Dispute
    part: str
    own: SideLine | None
    matter: str
    reason: str
    sides: list[SideLine]
    sittings: list[SittingLine]
    agreement: Agreement | None
    clauses: list[ClauseLine]

    @property
    def is_mediator(self) -> bool:
        """Whether the reader mediates it."""
        return self.part == MEDIATOR

    @property
    def unsigned(self) -> list[SideLine]:
        """Who has not signed yet."""
        return [one for one in self.sides if one.signed is None]


def mediation(actor: Actor, yard: Yard, dispute_id: UUID) -> Mediation:
    """All of a dispute; refused as absent for whoever is neither its mediator nor a party."""
    dispute, parties, part = dispute_to_read(actor, yard, dispute_id)
    agreement = current(dispute)
    sides = _sides(parties, agreement)
    own = own_side(actor, parties)
    return Mediation(
        dispute=dispute,
        part=part,
        own=next((one for one in sides if own and one.party.id == own.id), None),
        matter=told(dispute, "matter"),
        reason=told(dispute, "reason"),
        sides=sides,
        sittings=_sittings(dispute),
        agreement=agreement,
        clauses=_clauses(agreement) if agreement else [],
    )


def _sides(parties: list[Party], agreement: Agreement | None) -> list[SideLine]:
    rows = (
        Signature.objects.filter(yard=agreement.yard, agreement=agreement).select_related("picture")
        if agreement
        else ()
    )
    signed = {row.party_id: row for row in rows}
    return [
        SideLine(
            party,
            told(party, "name"),
            told(party, "phone"),
            signed.get(party.id),
            told(signed[party.id], "name") if party.id in signed else "",
        )
        for party in parties
    ]


def _sittings(dispute: Dispute) -> list[SittingLine]:
    rows = Sitting.objects.filter(yard=dispute.yard, dispute=dispute).order_by("-number")[:100]
    return [SittingLine(row, told(row, "where"), told(row, "came"), told(row, "said")) for row in rows]


def _clauses(agreement: Agreement) -> list[ClauseLine]:
    rows = Clause.objects.filter(yard=agreement.yard, agreement=agreement).order_by("number")
    looks: dict[UUID, list[tuple[FollowUp, str, str]]] = {}
    found = FollowUp.objects.filter(yard=agreement.yard, clause__agreement=agreement).order_by("-id")[:200]
    for look in found:
        looks.setdefault(look.clause_id, []).append((look, told(look, "note"), told(look, "name")))
    return [ClauseLine(row, told(row, "text"), looks.get(row.id, [])) for row in rows]


def signature_picture(actor: Actor, yard: Yard, dispute_id: UUID, signature_id: UUID) -> Any:
    """The stored picture of a signature; refused as absent."""
    dispute, _, _ = dispute_to_read(actor, yard, dispute_id)
    rows = Signature.objects.filter(yard=yard, id=signature_id, agreement__dispute=dispute, picture__isnull=False)
    signature = rows.select_related("picture").first()
    if signature is None:
        raise absent()
    return signature.picture


@dataclass(frozen=True)
class DisputeLine:
    """One line of an own list: the dispute, its sides' names, how many clauses are due to be looked at."""

    dispute: Dispute
    names: list[str]
    due: int

    @property
    def is_late(self) -> bool:
        """Whether the thirty days of a mediation are over."""
        return self.dispute.state in rules.RUNNING and self.dispute.due_on < clock.today()


def mediated_by(actor: Actor, yard: Yard, *, after: str = "", running: bool = True) -> Page[DisputeLine]:
    """What the actor mediates in a yard, the newest first: running, or ended."""
    rows = Dispute.objects.filter(yard=yard, mediator=actor.account or UUID(int=0))
    rows = rows.filter(state__in=rules.RUNNING) if running else rows.exclude(state__in=rules.RUNNING)
    page = by_moment(rows.select_related("yard", "place"), "-opened_at", after)
    return page.of(_lines(actor, [one for one in page.rows if can(actor, "dispute.mediate", one)]))


def own_disputes(actor: Actor, *, after: str = "") -> Page[DisputeLine]:
    """The disputes the actor is a side of, in all yards, the newest first; `after` is the side of the last one."""
    if actor.account is None:
        return Page([], "")
    sides = Party.objects.filter(sides_of(actor.account))
    if after:
        sides = sides.filter(id__lt=_side_id(after))
    page = page_of(sides.order_by("-id"), lambda side: side.id)
    rows = Dispute.objects.filter(id__in={side.dispute_id for side in page.rows}).select_related("yard", "place")
    return page.of(_lines(actor, list(rows.order_by("-opened_at", "-id")), is_side=True))


def _side_id(after: str) -> UUID:
    try:
        return UUID(after)
    except ValueError:
        raise absent() from None


def _lines(actor: Actor, found: list[Dispute], *, is_side: bool = False) -> list[DisputeLine]:
    ids, yards = [one.id for one in found], {one.yard_id for one in found}
    sides: dict[UUID, list[Party]] = {}
    rows = Party.objects.filter(yard_id__in=yards, dispute_id__in=ids).select_related("card", "home", "dispute")
    for party in rows.order_by("order"):
        sides.setdefault(party.dispute_id, []).append(party)
    if is_side:
        found = [one for one in found if own_side(actor, sides[one.id])]
    else:
        found = [one for one in found if part_in(actor, one, sides[one.id]) == MEDIATOR]
    due = _due(yards, ids)
    return [DisputeLine(one, [told(side, "name") for side in sides[one.id]], due.get(one.id, 0)) for one in found]


def _due(yards: Collection[UUID], ids: Collection[UUID]) -> dict[UUID, int]:
    rows = Clause.objects.filter(
        yard_id__in=yards, agreement__dispute_id__in=ids, agreement__frozen_at__isnull=False, held=""
    )
    grouped = rows.filter(due_on__lte=clock.today()).values("agreement__dispute_id").annotate(n=Count("id"))
    return {row["agreement__dispute_id"]: row["n"] for row in grouped.order_by()}


def mediators_at(path: str) -> list[Member]:
    """The mediators of a place, the nearest first."""
    return holders("mediator", path)


def left_alone(yard: Yard) -> list[UUID]:
    """The disputes whose mediator has no post there any more, at most 100."""
    known = {one.account for one in holders("mediator", yard.path)}
    known |= {one.account for one in holders_under("mediator", yard.path)}
    rows = Dispute.objects.filter(yard=yard, state__in=(*rules.RUNNING, rules.AGREED)).exclude(mediator__in=known)
    return list(rows.order_by("id").values_list("id", flat=True)[:100])


@dataclass(frozen=True)
class DisputeFigures:
    """How many disputes of an estate: running, of those late (thirty days), agreed, without agreement, withdrawn."""

    running: int = 0
    late: int = 0
    agreed: int = 0
    failed: int = 0
    withdrawn: int = 0

    @property
    def settled(self) -> int:
        """Those that were mediated to an end, one way or the other."""
        return self.agreed + self.failed


def dispute_figures(yard_ids: Collection[UUID], today: date | None = None) -> dict[UUID, DisputeFigures]:
    """By estate, in one statement: all that anybody outside learns."""
    day = today or clock.today()
    running = Q(state__in=rules.RUNNING)
    grouped: Any = (
        Dispute.objects.filter(yard_id__in=yard_ids)
        .values("yard_id")
        .annotate(
            running=Count("id", filter=running),
            late=Count("id", filter=running & Q(due_on__lt=day)),
            agreed=Count("id", filter=Q(state=rules.AGREED)),
            failed=Count("id", filter=Q(state=rules.FAILED)),
            withdrawn=Count("id", filter=Q(state=rules.WITHDRAWN)),
        )
        .order_by()
    )
    names = ("running", "late", "agreed", "failed", "withdrawn")
    found = {row["yard_id"]: DisputeFigures(**{name: row[name] for name in names}) for row in grouped}
    return {key: found.get(key, DisputeFigures()) for key in yard_ids}
