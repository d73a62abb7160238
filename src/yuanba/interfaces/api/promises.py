"""The promise ledger: of an estate and of its company for any program, companies side by side for whoever compares."""

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.api import shapes
from yuanba.interfaces.api.keys import Key, actor
from yuanba.interfaces.promised import MONTHS, companies_of, estates_with
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import part_of
from yuanba.platform.access.public import paths
from yuanba.platform.yards.public import by_code

router = Router()
key = Key()
NAMELESS = "-"


class PromiseSums(Schema):
    """How many promises were kept, late, dropped with a reason, and still run."""

    kept: int
    late: int
    dropped: int
    running: int


class Promised(Schema):
    """A promise for a public request as it hangs on the wall, and what became of it."""

    case: str
    title: str
    place: str
    words: str
    company: str
    at: shapes.Moment
    due: shapes.Moment
    became: str
    because: str
    ended_at: shapes.Moment | None


class PromiseLedger(Schema):
    """The sums of twelve months, and one page of promises, the newest first; `more` is the `after` of the next."""

    since: str
    sums: PromiseSums
    items: list[Promised]
    more: str


class PromisesOfEstate(Schema):
    """What was promised in one estate."""

    yard: str
    name: str
    sums: PromiseSums


class CompanyPromises(Schema):
    """What one company promised, in all and by estate; one page of estates."""

    company: str
    since: str
    sums: PromiseSums
    items: list[PromisesOfEstate]
    more: str


class CompanySums(Schema):
    """A company with the estates where it promised."""

    company: str
    sums: PromiseSums
    estates: list[PromisesOfEstate]


class CompaniesCompared(Schema):
    """One page of companies, who promised most first; `more` is the `after` of the next, empty at the end."""

    since: str
    items: list[CompanySums]
    more: str


@router.get("/yards/{code}/promises", response=PromiseLedger, summary="The promises of an estate")
def listed(
    request: HttpRequest,
    code: str,
    of: Literal["all", "kept", "late", "dropped", "running"] = "all",
    company: str | None = None,
    after: str = "",
) -> dict[str, Any]:
    """For anybody; `company` narrows sums and rows to what that one promised here."""
    yard, since = by_code(code), cases.since_of(MONTHS)
    found = cases.promises(yard, of, since, company=company, after=after)
    given = cases.ledgers_by_company([yard.id], since)
    sums = sum((one.ledger for one in given if company in (None, one.company)), cases.Ledger())
    items = [_promised(one) for one in found.rows]
    return {"since": since.isoformat(), "sums": vars(sums), "items": items, "more": found.more}


@router.get("/yards/{code}/promises/company", response=CompanyPromises, summary="Its company in all estates")
def of_company(request: HttpRequest, code: str, after: str = "") -> dict[str, Any]:
    """For anybody: wherever it works or did; of no company, in this estate. By path of the estates."""
    yard, since = by_code(code), cases.since_of(MONTHS)
    profile = places.profile(yard)
    profile.yard = yard
    estates, ledgers = estates_with(profile, since)
    page = part_of(estates, lambda one: one.yard.code, after)
    return {
        "company": profile.company,
        "since": since.isoformat(),
        "sums": vars(sum(ledgers.values(), cases.Ledger())),
        "items": [_estate(one, ledgers.get(one.yard_id, cases.Ledger())) for one in page.rows],
        "more": page.more,
    }


@router.get("/promises", response=CompaniesCompared, auth=key, summary="Promises by company")
def compared(request: HttpRequest, after: str = "") -> dict[str, Any]:
    """For whoever compares estates: each company with those of its estates the caller may compare."""
    held = paths(actor(request), "case.compare")
    if not held:
        raise absent()
    since = cases.since_of(MONTHS)
    lines = companies_of(places.estates_under(held), since)
    page = part_of(lines, lambda line: line.company or NAMELESS, after)
    items = [
        {
            "company": line.company,
            "sums": vars(line.ledger),
            "estates": [_estate(profile, ledger) for profile, _yard, ledger in line.estates],
        }
        for line in page.rows
    ]
    return {"since": since.isoformat(), "items": items, "more": page.more}


def _estate(profile: places.Profile, ledger: cases.Ledger) -> dict[str, Any]:
    return {"yard": profile.yard.code, "name": profile.name, "sums": vars(ledger)}


def _promised(one: cases.Promised) -> dict[str, Any]:
    row = one.row
    plain = {name: getattr(row, name) for name in ("company", "at", "due", "ended_at")}
    of = {"case": row.case.code, "title": row.case.title, "place": row.case.place.open_label}
    return plain | of | {"words": one.words, "became": one.became, "because": one.because}
