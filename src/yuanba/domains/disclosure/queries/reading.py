"""Statements for those who work on them, and what was published for anyone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from yuanba.domains.cases.public import privacy
from yuanba.domains.contracts.public import Contract, covered_photos
from yuanba.domains.disclosure.access import estate_to, publication_of, statement_to
from yuanba.domains.disclosure.models import Publication, PublishedProof, PublishedVoucher, Statement
from yuanba.domains.disclosure.queries.computing import figures_of
from yuanba.domains.disclosure.rules.spans import day_before
from yuanba.domains.disclosure.rules.words import COMMITTEE, COMPANY, OPEN
from yuanba.domains.finance import public as finance
from yuanba.domains.people.public import committee_at
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import Yard

PAGE, VOUCHERS = 20, 50
READ = "statement.read"


@dataclass(frozen=True)
class Desk:
    """A statement on its way: who still has to sign, what was published of it, whether the books moved since.

    Whether publishing it `closes` days of the book, and how many vouchers of them are `waiting` for a second person.
    """

    statement: Statement
    missing: Sequence[str]
    publication: Publication | None
    has_moved: bool
    closes: bool
    waiting: int


@dataclass(frozen=True)
class Published:
    """What hangs at the board: the one that corrects it, and the one of the period before."""

    publication: Publication
    corrected: Publication | None
    last: Publication | None


def statements(actor: Actor, yard: Yard, *, after: str = "") -> Page[Statement]:
    """The newest first, with their publications; refused as absent."""
    estate_to(actor, yard, READ)
    rows = Statement.objects.filter(yard=yard).order_by("-number")
    rows = rows.filter(number__lt=_number(after)) if after else rows
    return page_of(rows.prefetch_related("published"), lambda one: one.number, PAGE)


def contracts_to_state(actor: Actor, yard: Yard) -> list[Contract]:
    """The signed contracts of an estate, the newest first; refused as absent."""
    estate_to(actor, yard, "statement.draft")
    return list(Contract.objects.filter(yard=yard, signed_on__isnull=False).order_by("-since")[:PAGE])


def desk_of(actor: Actor, yard: Yard, number: int) -> Desk:
    """One; refused as absent."""
    found = statement_to(actor, yard, number, READ)
    publication = Publication.objects.filter(yard=yard, statement=found).first()
    closed, is_open = finance.closed_until(yard), found.state in OPEN
    closes = is_open and (closed is None or closed < found.until)
    waiting = finance.waiting_until(yard, found.until) if closes else 0
    return Desk(found, missing(found), publication, is_open and moved(found), closes, waiting)


def moved(statement: Statement) -> bool:
    """Whether the books say something else than the figures."""
    span = (statement.since, statement.until)
    kept: dict[str, Any] = statement.figures
    return figures_of(statement.yard, statement.contract, statement.kind, span) != kept


def missing(statement: Statement) -> list[str]:
    """The sides that have to sign yet: the company, and the committee where there is one."""
    sides = [COMPANY] if statement.company_at is None else []
    return [*sides, COMMITTEE] if statement.committee_at is None and has_committee(statement.yard) else sides


def has_committee(yard: Yard) -> bool:
    """Whether somebody sits in an owners' or a management committee of the estate today."""
    return any(any(committee_at(yard.path, role).values()) for role in ("committee-member", "management-committee"))


def published(yard: Yard, *, words: str = "", after: str = "") -> Page[Publication]:
    """For anyone: all that was published, the newest first, as far as the words stand in it."""
    rows = Publication.objects.filter(yard=yard).order_by("-number").prefetch_related("superseded_by")
    for word in words.split()[:6]:
        rows = rows.filter(said__icontains=word)
    rows = rows.filter(number__lt=_number(after)) if after else rows
    return page_of(rows, lambda one: one.number, PAGE)


def publication(yard: Yard, code: str) -> Published:
    """One of them, for anyone; refused as absent."""
    found = publication_of(yard, code)
    rows = Publication.objects.filter(yard=yard)
    corrected = rows.filter(supersedes=found).first()
    before = rows.filter(kind=found.kind, until=day_before(found.since), superseded_by=None).order_by("-number")
    return Published(found, corrected, before.first())


def vouchers_behind(yard: Yard, code: str, item: str, *, after: str = "") -> Page[PublishedVoucher]:
    """The vouchers behind a cost of a publication, for anyone; refused as absent."""
    found = publication_of(yard, code)
    rows = PublishedVoucher.objects.filter(yard=yard, publication=found, item=item).order_by("position")
    rows = rows.filter(position__gt=_number(after)) if after else rows
    return page_of(rows, lambda one: one.position, VOUCHERS)


def proofs_behind(yard: Yard, code: str, line: str, *, after: str = "") -> Page[tuple[PublishedProof, bool]]:
    """What shows that a service was done, each with whether its picture is shown, for anyone; refused as absent."""
    found = publication_of(yard, code)
    rows = PublishedProof.objects.filter(yard=yard, publication=found, line=line).order_by("position")
    rows = rows.filter(position__gt=_number(after)) if after else rows
    page = page_of(rows, lambda one: one.position, VOUCHERS)
    away = covered_photos(yard, [one.photo_id for one in page.rows if one.photo_id])
    return page.of((one, one.photo_id is not None and one.photo_id not in away) for one in page.rows)


def proof_photo(yard: Yard, code: str, position: int) -> StoredFile:
    """The photograph of one of them, for anyone, unless it was covered since; refused as absent."""
    found = publication_of(yard, code)
    rows = PublishedProof.objects.filter(yard=yard, publication=found, position=position).select_related("photo")
    proof = rows.first()
    photo: StoredFile | None = proof.photo if proof else None
    if photo is None or privacy.is_covered_file(yard, photo.id) or covered_photos(yard, [photo.id]):
        raise absent()
    return photo


def _number(after: str) -> int:
    if not (after.isascii() and after.isdecimal() and len(after) < 10):
        raise absent()
    return int(after)
