"""Promises by company: what one promised wherever it works or did, and companies side by side."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.platform.yards.models import Yard

MONTHS = 12


class CompanyLine(NamedTuple):
    """A company with the estates where it promised, and the sum of them."""

    company: str
    company_en: str
    ledger: cases.Ledger
    estates: list[tuple[places.Profile, Yard, cases.Ledger]]


def companies_of(yards: Sequence[Yard], since: date) -> list[CompanyLine]:
    """By the company that gave them, who promised most first."""
    by_id = {yard.id: yard for yard in yards}
    named = places.profiles(list(by_id))
    grouped: dict[str, list[tuple[places.Profile, Yard, cases.Ledger]]] = defaultdict(list)
    english: dict[str, str] = {}
    for one in cases.ledgers_by_company(list(by_id), since):
        grouped[one.company].append((named[one.yard_id], by_id[one.yard_id], one.ledger))
        english[one.company] = one.company_en or english.get(one.company, "")
    lines = [
        CompanyLine(company, english[company], sum((one[2] for one in found), cases.Ledger()), found)
        for company, found in grouped.items()
    ]
    return sorted(lines, key=lambda line: (-line.ledger.all, line.company))


def estates_with(profile: places.Profile, since: date) -> tuple[list[places.Profile], dict[UUID, cases.Ledger]]:
    """Estates of the company of today and those where it gave a promise, in order of path, and what of each."""
    if not profile.company:
        return [profile], cases.ledgers([profile.yard_id], since)
    ledgers = cases.ledgers_of_company(profile.company, since)
    today = {one.yard_id: one for one in places.estates_of_company(profile.company)}
    before = places.profiles(ledgers.keys() - today.keys())
    return sorted((today | before).values(), key=lambda one: one.yard.path), ledgers
