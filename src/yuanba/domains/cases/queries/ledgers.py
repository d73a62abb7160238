"""The ledgers of problems of all estates and offices below: the list, its figures, what may be taken up."""

from dataclasses import dataclass

from django.db.models import QuerySet

from yuanba.domains.cases.models import Problem
from yuanba.domains.cases.queries.ledger import ProblemFigures, companies_in, counted, narrowed, problems_page
from yuanba.domains.cases.rules import ledger as rules
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page
from yuanba.platform.access.public import Actor, check, paths, within
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class Ledgers:
    """One page of all ledgers below, with the figures and the companies of the whole."""

    page: Page[Problem]
    figures: ProblemFigures
    companies: list[str]


def _below(held: tuple[str, ...]) -> QuerySet[Problem]:
    """What an office took up from an estate is not told twice."""
    return Problem.objects.filter(within(held), taken_from=None)


def ledgers_below(actor: Actor, *, field: str = "", state: str = "", company: str = "", after: str = "") -> Ledgers:
    """The newest first, narrowed as the ledger of a yard is; refused as absent."""
    held = paths(actor, "problem.oversee")
    if not held:
        raise absent()
    page = problems_page(_below(held).filter(narrowed(field, state, company)), after)
    return Ledgers(page, counted(_below(held)), companies_in(_below(held)))


def to_take_up(actor: Actor, office: Yard) -> list[Problem]:
    """Problems of estates below that are not solved and not taken up yet, the newest forty; none for an estate."""
    check(actor, "problem.meet", office)
    if office.kind == Yard.Kind.ESTATE:
        return []
    taken = Problem.objects.filter(yard=office, taken_from__isnull=False).values("taken_from")
    rows = _below((office.path.rpartition("/")[0],)).filter(yard__kind=Yard.Kind.ESTATE).exclude(state=rules.SOLVED)
    return list(rows.exclude(id__in=taken).select_related("yard").order_by("-entered_at", "-id")[: rules.MOST_BELOW])
