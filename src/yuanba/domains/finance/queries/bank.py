"""Files of the bank and their lines: what waits, which home each may be for, and that all sums agree."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Sum

from yuanba.domains.finance.access import bank_file_to, bank_line_to, estate_to
from yuanba.domains.finance.models import BankFile, BankLine, BankProfile
from yuanba.domains.finance.rules.bank import STATES, WAITING
from yuanba.domains.finance.writing.knowing import Knowing, knowing, seen_of, sure_of
from yuanba.domains.places.public import Place
from yuanba.kernel.paging import Page, page_of
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

RIGHT, PAGE = "payment.bank", 30


@dataclass(frozen=True)
class OfState:
    """Lines of a state, and their sum (fen)."""

    state: str
    lines: int
    fen: int


@dataclass(frozen=True)
class BankSums:
    """Lines by state: what came in = paid + waiting + left out."""

    states: Sequence[OfState]

    @property
    def lines(self) -> int:
        """All lines."""
        return sum(one.lines for one in self.states)

    @property
    def fen(self) -> int:
        """What came in with them."""
        return sum(one.fen for one in self.states)

    @property
    def waiting(self) -> int:
        """Lines that wait for their home."""
        return sum(one.lines for one in self.states if one.state == WAITING)


@dataclass(frozen=True)
class BankDesk:
    """What the page of an estate shows: sums of all lines, and the last files."""

    sums: BankSums
    files: Page[BankFile]


@dataclass(frozen=True)
class FileSheet:
    """A file, the sums of its lines by state, and a page of them."""

    file: BankFile
    sums: BankSums
    page: Page[BankLine]


@dataclass(frozen=True)
class LineSheet:
    """A line, and the homes that it may be for, each with the reason."""

    line: BankLine
    homes: Sequence[tuple[Place, str]] = ()
    is_sure: bool = False


@dataclass(frozen=True)
class Waiting:
    """A page of lines that wait; how many are sure at once with which sum, and what stands for having seen them."""

    page: Page[LineSheet]
    sums: BankSums
    sure: int
    sure_fen: int
    seen: str


def bank_desk(actor: Actor, yard: Yard, *, after: str = "") -> BankDesk:
    """Refused as absent without the right to take in files of the bank."""
    estate_to(actor, yard, RIGHT)
    rows = BankFile.objects.filter(yard=yard).select_related("profile").order_by("-number")
    rows = rows.filter(number__lt=int(after)) if after.isascii() and after.isdecimal() and len(after) < 10 else rows
    return BankDesk(_sums(yard), page_of(rows, lambda one: one.number, 10))


def bank_profiles(actor: Actor, yard: Yard) -> list[BankProfile]:
    """How files are read here, the one saved last first."""
    estate_to(actor, yard, RIGHT)
    return list(BankProfile.objects.filter(yard=yard).order_by("-saved_at", "-id")[:50])


def bank_waiting(actor: Actor, yard: Yard, after: UUID | None = None) -> Waiting:
    """What waits, in the order it came."""
    estate_to(actor, yard, RIGHT)
    known = knowing(yard)
    rows = BankLine.objects.filter(yard=yard, state=WAITING).select_related("file").order_by("id")
    page = page_of(rows.filter(id__gt=after) if after else rows, lambda one: one.id, PAGE)
    sure = sure_of(yard, known)
    keys = {line.id for line, _made in sure}
    lines = page.of(_sheet(one, known, one.id in keys) for one in page.rows)
    return Waiting(lines, _sums(yard), len(sure), sum(line.fen for line, _made in sure), seen_of(sure))


def bank_file(actor: Actor, yard: Yard, number: int, after: UUID | None = None) -> FileSheet:
    """A file with its lines, a page at a time; refused as absent."""
    found = bank_file_to(actor, yard, number, RIGHT)
    rows = BankLine.objects.filter(yard=yard, file=found).select_related("home", "payment").order_by("id")
    page = page_of(rows.filter(id__gt=after) if after else rows, lambda one: one.id, PAGE)
    return FileSheet(found, _sums(yard, found), page)


def bank_line(actor: Actor, yard: Yard, line_id: UUID) -> LineSheet:
    """One line, and where it waits the homes it may be for; refused as absent."""
    line = bank_line_to(actor, yard, line_id, RIGHT)
    return _sheet(line, knowing(yard)) if line.state == WAITING else LineSheet(line)


def _sheet(line: BankLine, known: Knowing, is_listed: bool = True) -> LineSheet:
    made = known.match(line.remark, line.payer, line.fen)
    return LineSheet(line, [(known.homes[home], why) for home, why in made.homes], is_listed and made.is_sure)


def _sums(yard: Yard, file: BankFile | None = None) -> BankSums:
    """Of each state, also of one without lines."""
    rows = BankLine.objects.filter(yard=yard, **({"file": file} if file else {}))
    found = {
        state: (n, fen) for state, n, fen in rows.values_list("state").annotate(Count("id"), Sum("fen")).order_by()
    }
    return BankSums([OfState(state, *found.get(state, (0, 0))) for state in STATES])
