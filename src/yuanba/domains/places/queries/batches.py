"""What was taken over from files: the batches of a yard, and the rows of one with what no column holds."""

from dataclasses import dataclass
from uuid import UUID

from yuanba.domains.places.keeping import words_of_row
from yuanba.domains.places.models import ImportBatch, ImportRow
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard

PAGE = 50


@dataclass(frozen=True)
class KeptRow:
    """A row of a file: where it stood, which place it is, what else it said (long numbers masked), what was odd."""

    id: UUID
    sheet: str
    number: int
    place: str
    words: dict[str, str]
    state: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class BatchRows:
    """A batch with one page of its rows."""

    batch: ImportBatch
    page: Page[KeptRow]


def rows_of_batch(actor: Actor, yard: Yard, number: int, after: UUID | None = None, state: str = "") -> BatchRows:
    """The rows that said more than columns hold, or were odd, by keyset; `state` leaves only those of one.

    Refused as absent without the right to manage places.
    """
    check(actor, "place.manage", yard)
    batch = ImportBatch.objects.filter(yard=yard, number=number).first()
    if batch is None:
        raise absent()
    batch.yard = yard
    rows = ImportRow.objects.filter(yard=yard, batch=batch).order_by("id")
    if state:
        rows = rows.filter(state=state)
    page = page_of(rows.filter(id__gt=after) if after else rows, lambda one: one.id, PAGE)
    return BatchRows(batch, page.of(_shown(yard, one) for one in page.rows))


def _shown(yard: Yard, row: ImportRow) -> KeptRow:
    row.yard = yard
    return KeptRow(
        row.id, row.sheet, row.number, row.path.replace("/", "-"), words_of_row(row), row.state, tuple(row.codes)
    )
