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
from django.utils.translation import get_language, gettext

from yuanba.domains.cases.public import hotline
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.tables import XLSX, attached
from yuanba.kernel.errors import CATALOGUE, Refusal, register
from yuanba.platform.sheets.public import Line, Outcomes, RowOutcome, Table, keep, kept, write_refused

HINTS = places.HINTS | places.ESTATE_HINTS | places.LIST_HINTS | people.HINTS | hotline.HINTS
SHOWN, FIRST = 50, 10  # rows of a preview: those to look at, those that begin it
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
        """3-1-902."""
        return self.outcome.place.replace("/", "-")


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


def write_errors(table: Table, made: Outcomes, to: Path | BinaryIO) -> int:
    """The refused rows as a spreadsheet in the columns they came in, each with its reason; returns how many."""
    refused = {(one.sheet, one.number): one.codes for one in made.outcomes if one.refused}

    def reason(line: Line) -> str:
        codes = refused.get((line.sheet, line.number))
        return words_of(codes) if codes else ""

    return write_refused(table, reason, to)


def errors_file(file: Path, table: Table, made: Outcomes) -> HttpResponse:
    """The same to take away, named after the file that was sent."""
    stream = io.BytesIO()
    write_errors(table, made, stream)
    return attached(HttpResponse(stream.getvalue(), content_type=XLSX), f"{file.stem}-原因.xlsx")
