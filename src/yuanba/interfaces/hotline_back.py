"""What became of the hotline's requests, in the columns of the hotline's own file."""

from collections.abc import Iterator

from yuanba.domains.cases import public as cases
from yuanba.domains.places.public import masked
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.sheets.public import Line
from yuanba.platform.yards.models import Yard

# Heads that are put at the end where the file has none: words of the file, not of a page.
WRITTEN = {"status": "办理状态", "answer": "办理结果", "answered_at": "首次联系时间", "done_at": "办结时间"}


def returned(actor: Actor, yard: Yard, number: int) -> tuple[list[str], Iterator[list[str]]]:
    """What was handed back under a number: the heads of the file, and its rows with what is told filled in."""
    handed, told = cases.hotline.told_in(actor, yard, number)
    fields, rows = handed.profile.fields, list(told)
    heads = list(dict.fromkeys(head for _line, own, _told in rows for head in own))
    places = {name: fields[name] if fields.get(name) in heads else WRITTEN[name] for name in WRITTEN}
    heads += [head for head in places.values() if head not in heads]
    return heads, (_row(heads, places, fields.get("phone", ""), *one) for one in rows)


def _row(
    heads: list[str],
    places: dict[str, str],
    phone: str,
    line: Line,
    own: list[str],
    told: cases.hotline.HotlineTold,
) -> list[str]:
    cells = dict(zip(own, line.cells, strict=False))
    if phone in cells:
        cells[phone] = masked(cells[phone])  # the hotline has it, and no copy of the file needs it
    said = {
        "status": told.status,
        "answer": told.answer,
        "answered_at": clock.minute(told.answered_at),
        "done_at": clock.minute(told.done_at),
    }
    cells |= {places[name]: text for name, text in said.items()}
    return [cells.get(head, "") for head in heads]
