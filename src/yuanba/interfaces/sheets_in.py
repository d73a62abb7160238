"""A spreadsheet on its way in: kept between its preview and the word that it is taken over, and what comes back.

What may be sent at all (its size, how long it stays) stands in `platform.sheets.keeping`; what is in it is read by
`interfaces.importing` and `interfaces.hotlines`.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext, gettext_noop

from yuanba.domains.cases.public import hotline
from yuanba.domains.finance.public import bank
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.tables import XLSX, attached
from yuanba.kernel.errors import CATALOGUE, Refusal, absent, register
from yuanba.platform.sheets.public import Line, Outcomes, RowOutcome, Table, keep, kept, write_refused

HINTS = places.HINTS | places.ESTATE_HINTS | places.LIST_HINTS | people.HINTS | hotline.HINTS | bank.HINTS
SHOWN, FIRST = 50, 10  # rows of a preview: a page of those of one state, those that begin it
STATES = {
    "refused": gettext_noop("refused"),
    "warned": gettext_noop("to be looked at"),
    "ok": gettext_noop("ok"),
}
register("file-missing", 422, "Please choose a file.")


@dataclass(frozen=True)
class Row:
    """One row of a preview: what was written, what it becomes, and why not."""

    outcome: RowOutcome
    written: str
    words: str
    name: str = ""
    residents: Sequence[people.Said] = ()

    @property
    def place(self) -> str:
        """3-1-902; of an owner of two homes 3-1-902, 3-1-903."""
        return ", ".join((self.outcome.place, *self.outcome.also)).replace("/", "-")


def keep_sheet(request: HttpRequest, yard_id: UUID, read: Callable[[Path], object]) -> str:
    """Keep what was sent, if `read` finds its table; returns its digest, which finds it again. Refused at its field."""
    file = request.FILES.get("file")
    try:
        if not isinstance(file, UploadedFile) or not file.size:
            raise Refusal("file-missing")
        digest = keep(yard_id, file.name or "", file.chunks())
        read(kept(yard_id, digest))
    except Refusal as refusal:
        raise Refusal("invalid", fields={"file": refusal.code}, **refusal.data) from None
    return digest


def words_of(codes: tuple[str, ...]) -> str:
    """The reasons with what to do about each, in the language in use; Chinese sentences need no blank between."""
    told = [word for code in codes for word in (gettext(CATALOGUE[code].words), gettext(HINTS[code]))]
    return (" " if get_language() == "en" else "").join(told)


@dataclass(frozen=True)
class Pile:
    """The rows of one state, a page of them; of how many of each state."""

    state: str
    counts: dict[str, int]
    outcomes: list[RowOutcome]
    more: str

    @property
    def query(self) -> str:
        """What the way on carries."""
        return f"rows={self.state}"


def pile_of(request: HttpRequest, made: Outcomes) -> Pile:
    """The rows that the address asks for; without a word those with the most trouble. Refused as absent."""
    state = request.GET.get("rows") or next((one for one, count in made.by_state.items() if count), "ok")
    said = request.GET.get("after", "0")
    if state not in STATES or not (said.isascii() and said.isdigit() and len(said) < 9):
        raise absent()
    start = int(said)
    of = [one for one in made.outcomes if one.state == state]
    more = str(start + SHOWN) if len(of) > start + SHOWN else ""
    return Pile(state, made.by_state, of[start : start + SHOWN], more)


def write_errors(table: Table, made: Outcomes, to: Path | BinaryIO, state: str = "refused") -> int:
    """The refused or the warned rows as a spreadsheet in the columns they came in, with reasons; returns how many."""
    wanted = {(one.sheet, one.number): one.codes for one in made.outcomes if one.state == state}

    def reason(line: Line) -> str:
        codes = wanted.get((line.sheet, line.number))
        return words_of(codes) if codes else ""

    return write_refused(table, reason, to)


def errors_file(request: HttpRequest, file: Path, table: Table, made: Outcomes) -> HttpResponse:
    """The same to take away, named after the file that was sent; `?rows=warned` for those to be looked at."""
    is_warned = request.GET.get("rows") == "warned"
    stream = io.BytesIO()
    write_errors(table, made, stream, "warned" if is_warned else "refused")
    name = f"{file.stem}-{'核对' if is_warned else '原因'}.xlsx"
    return attached(HttpResponse(stream.getvalue(), content_type=XLSX), name)
