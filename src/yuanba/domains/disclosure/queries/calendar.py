"""The calendar of what is to be published: of an estate, and of all estates below."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from yuanba.domains.contracts.public import Contract
from yuanba.domains.disclosure.access import estate_to
from yuanba.domains.disclosure.models import DutyTerm, Publication, Statement
from yuanba.domains.disclosure.rules import duties
from yuanba.domains.disclosure.rules.words import OPEN
from yuanba.domains.places.public import estates_under
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, part_of
from yuanba.platform.access.public import Actor, anywhere, can, paths
from yuanba.platform.yards.models import Yard

READ, OVERSEES = "duty.read", "duty.oversee"
BACK = timedelta(days=2 * 366)


@dataclass(frozen=True)
class Line:
    """A line of the calendar: whose it is, and the number of the statement that is on its way, if any."""

    standing: duties.Standing
    contract: Contract
    begun: int | None


@dataclass(frozen=True)
class Calendar:
    """What is late or comes next, the first due first; a page of what was published; what is owed, as it was set."""

    waiting: Sequence[Line]
    past: Page[Line]
    counts: dict[str, int]
    terms: Sequence[DutyTerm]


@dataclass(frozen=True)
class EstateDuties:
    """An estate with how many of its lines stand how, and the one that is missing longest."""

    yard: Yard
    counts: dict[str, int]
    worst: duties.Standing | None


def terms_of(yard: Yard) -> list[duties.Term]:
    """In the order in which they were set."""
    return [_term(one) for one in DutyTerm.objects.filter(yard=yard).order_by("number")]


def standings_of(yards: Collection[UUID], today: date, since: date = date.min) -> dict[UUID, list[duties.Standing]]:
    """Of each estate, the last due first: its duties of the periods that end on `since` or later."""
    terms: dict[UUID, list[duties.Term]] = {}
    for row in DutyTerm.objects.filter(yard__in=yards).order_by("number"):
        terms.setdefault(row.yard_id, []).append(_term(row))
    runs: dict[UUID, list[duties.Run]] = {}
    for one in Contract.objects.filter(yard__in=terms, signed_on__isnull=False, until__gte=since).order_by("since"):
        runs.setdefault(one.yard_id, []).append(duties.Run(one.number, one.since, one.last_day))
    firsts = _firsts(terms.keys(), since)
    return {
        yard: duties.calendar(
            duties.owed(terms.get(yard, []), runs.get(yard, []), today, since), firsts.get(yard, NOTHING), today
        )
        for yard in yards
    }


Firsts = dict[str, dict[duties.Key, duties.First]]
NOTHING: Firsts = {what: {} for what in duties.WHATS}


def _firsts(yards: Collection[UUID], since: date) -> dict[UUID, Firsts]:
    """What was published first for each period; a publication without a service report is none of one."""
    found: dict[UUID, Firsts] = {}
    rows = Publication.objects.filter(yard__in=yards, until__gte=since).order_by("number")
    names = ("yard_id", "contract__number", "kind", "since", "at", "code", "document__service__proofs")
    for yard, contract, kind, begun, at, code, proofs in rows.values_list(*names):
        kept = found.setdefault(yard, {what: {} for what in duties.WHATS})
        first = duties.First(clock.aware(at).date(), code)
        for what in duties.WHATS:
            if what == duties.MONEY or proofs:
                kept[what].setdefault((contract, kind, begun), first)
    return found


def standings_at(yard: Yard) -> list[duties.Standing]:
    """All of an estate's, for anyone: the last due first."""
    return standings_of([yard.id], clock.today())[yard.id]


def late_at(actor: Actor, yard: Yard) -> int:
    """How many are late today, for whoever reads the calendar; for others none."""
    if yard.kind != Yard.Kind.ESTATE or not can(actor, READ, yard):
        return 0
    return duties.counted(standings_at(yard))[duties.MISSING]


def calendar_of(actor: Actor, yard: Yard, *, after: str = "") -> Calendar:
    """Refused as absent."""
    estate_to(actor, yard, READ)
    standings = standings_at(yard)
    contracts = {one.number: one for one in Contract.objects.filter(yard=yard, signed_on__isnull=False)}
    drafts = Statement.objects.filter(yard=yard, state__in=OPEN, corrects=None)
    begun = {
        (contract, kind, since): number
        for contract, kind, since, number in drafts.values_list("contract__number", "kind", "since", "number")
    }
    lines = [Line(one, contracts[one.duty.contract], begun.get(one.duty.key)) for one in standings]
    waiting = [one for one in reversed(lines) if one.standing.state in duties.OPEN_STATES]
    past = [one for one in lines if one.standing.state not in duties.OPEN_STATES]
    terms = list(DutyTerm.objects.filter(yard=yard).order_by("-since", "-number"))
    return Calendar(waiting, part_of(past, key_of, after), duties.counted(standings), terms)


def key_of(line: Line) -> str:
    """By which a page of the calendar goes on."""
    duty = line.standing.duty
    return f"{duty.contract}-{duty.kind}-{duty.since}-{'-'.join(line.standing.whats)}-{line.standing.state}"


def duties_below(actor: Actor) -> list[EstateDuties]:
    """Every estate below that owes something, who is late the longest first; of periods that ended in two years."""
    if not anywhere(actor, OVERSEES):
        raise absent()
    yards = estates_under(paths(actor, OVERSEES))
    today = clock.today()
    found = standings_of([one.id for one in yards], today, today - BACK)
    rows = [_summed(yard, found[yard.id]) for yard in yards if found[yard.id]]
    return sorted(rows, key=lambda one: (-_days(one), -one.counts[duties.MISSING], one.yard.path))


def late_below(actor: Actor) -> tuple[int, int]:
    """How many estates below are late with how many; none for who oversees no duties."""
    if not anywhere(actor, OVERSEES):
        return 0, 0
    late = [one.counts[duties.MISSING] for one in duties_below(actor) if one.worst]
    return len(late), sum(late)


def _summed(yard: Yard, standings: Sequence[duties.Standing]) -> EstateDuties:
    missing = [one for one in standings if one.state == duties.MISSING]
    return EstateDuties(yard, duties.counted(standings), missing[-1] if missing else None)


def _days(one: EstateDuties) -> int:
    return one.worst.days if one.worst else 0


def _term(row: DutyTerm) -> duties.Term:
    return duties.Term(row.what, row.kind, row.since, row.days)
