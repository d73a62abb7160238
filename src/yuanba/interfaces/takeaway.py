"""What is kept of a person as a file to take away: JSON for programs, a spreadsheet to read."""

import json
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from yuanba.domains.cases import public as cases
from yuanba.domains.finance import public as finance
from yuanba.domains.people import public as people
from yuanba.interfaces.tables import XLSX, attached, dated
from yuanba.kernel import clock
from yuanba.platform.sheets.public import write_rows

FORMATS = {"json": "application/json", "xlsx": XLSX}
FIELDS = {"phone": _("Telephone"), "id_number": _("Number of the identity card"), "health": _("Health note")}
# The parts of what is kept, and the words of its columns.
PARTS = {
    "cards": _("Card"),
    "account": _("Account"),
    "homes": _("Homes from day to day"),
    "enterprises": _("Enterprises"),
    "posts": _("Posts"),
    "looks": _("Who looked"),
    "claims": _("Homes asked for"),
    "invitations": _("Invitations accepted"),
    "cases": _("Requests"),
    "case_words": _("Own words in requests"),
    "followed": _("Requests followed"),
    "disputes": _("Disputes and mediation"),
    "notices": _("Notices opened"),
    "objections": _("Objections"),
    "bills": _("Bills"),
    "payments": _("Payments and receipts"),
    "messages": _("Messages"),
}
TABLES: dict[str, dict[str, str]] = {
    "kind": people.TENURE_ROLES,
    "role": people.POST_ROLES,
    "languages": people.LANGUAGES,
    "field": FIELDS,
    "state": cases.states.STATES,
    "rating": cases.vocabulary.RATINGS,
    "stance": cases.disputes.STANCES,
    "decision": {"open": _("Not decided yet"), "accepted": _("Accepted"), "refused": _("Refused")},
    "what": {**finance.words.KINDS, **finance.words.PAYMENTS},
    "way": finance.words.WAYS,
}
MOMENTS = ("at", "created_at", "left_at", "signed_at")
_NAME = _("Name")
WORDS = {
    "name": _NAME,
    "name_en": _("Name in English"),
    "languages": _("Languages"),
    **FIELDS,
    "username": _("User name"),
    "language": _("Language"),
    "created_at": _("Since"),
    "home": _("Which home"),
    "kind": _("As"),
    "share": _("Share"),
    "since": _("From"),
    "until": _("Until"),
    "spoke_for_it": _("Spoke for it"),
    "role": _("Role"),
    "where": _("Where"),
    "field": _("Which part"),
    "by": _("By whom"),
    "reason": _("Why"),
    "at": _("When"),
    "number": _("Number"),
    "text": _("Text"),
    "state": _("State"),
    "rating": _("Own rating"),
    "left_at": _("Followed until"),
    "stance": _("Own answer"),
    "signed_at": _("Signed on"),
    "about": _("About what"),
    "answer": _("What was answered"),
    "decision": _("Decision"),
    "what": _("What it is"),
    "month": _("Month"),
    "day": _("Day"),
    "way": _("Way of paying"),
    "sum": _("Sum (yuan)"),
    "paid": _("Paid of it (yuan)"),
}


def as_file(kind: str, kept: dict[str, Any]) -> HttpResponse:
    """The file, for nobody to keep a copy of on the way."""
    body = _json(kept) if kind == "json" else _xlsx(kept)
    return attached(HttpResponse(body, content_type=FORMATS[kind]), dated(kept["yard"], kind))


def _json(kept: dict[str, Any]) -> bytes:
    return json.dumps(kept, ensure_ascii=False, indent=2).encode()


def _xlsx(kept: dict[str, Any]) -> bytes:
    to = BytesIO()
    write_rows({title: _rows(part) for title, part in parts_of(kept)}, to)
    return to.getvalue()


def _rows(part: list[list[tuple[str, str]]]) -> list[list[str]]:
    """Heads, then a row for each; every part has rows of one shape."""
    heads = [word for word, _text in part[0]]
    return [heads, *([text for _word, text in row] for row in part)]


def parts_of(kept: dict[str, Any]) -> Iterator[tuple[str, list[list[tuple[str, str]]]]]:
    """What is kept, part by part that holds something: rows of words and text, as people read it."""
    for name, rows in kept.items():
        several = [rows] if isinstance(rows, dict) else rows if isinstance(rows, list) else []
        read = [_row(row) for row in several]
        if read:
            yield (gettext(PARTS[name]) if name in PARTS else name), read


def _row(row: dict[str, Any] | str) -> list[tuple[str, str]]:
    if not isinstance(row, dict):
        return [(gettext(_NAME), row)]
    return [(gettext(WORDS[key]), _text(key, value)) for key, value in row.items() if key in WORDS]


def _text(key: str, value: Any) -> str:
    """As people read it: codes as their words, moments without seconds."""
    if isinstance(value, list):
        return ", ".join(_text(key, one) for one in value)
    if isinstance(value, dict):
        return "–".join(str(one) for one in value.values() if one)
    if key in MOMENTS and value:
        return clock.minute(datetime.fromisoformat(value))
    words = TABLES.get(key, {}).get(str(value), "")
    return gettext(words) if words else str(value)
