"""A row of a file of the city's hotline: what it says, and by when the hotline wants to hear of it.

Sichuan's 12345: a question within 3 working days, help and suggestions within 7, complaints and reports within 15.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from yuanba.domains.cases.rules.states import WAITING_FOR_STAFF
from yuanba.kernel import clock
from yuanba.kernel.calendar import Allowance, Calendar, deadline
from yuanba.kernel.errors import register
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

MOST_ROWS = 2000
TAKEN: dict[str, str] = {
    "number": _("Number at the hotline"),
    "text": _("What they say"),
    "title": _("Title"),
    "type": _("Kind of request"),
    "estate": _("Estate"),
    "address": _("Address"),
    "name": _("Name"),
    "phone": _("Telephone"),
    "said_at": _("Handed to us on"),
    "due": _("Wanted by"),
    "secret": _("Confidential"),
    "urgent": _("Urgency"),
}
GIVEN: dict[str, str] = {
    "status": _("State"),
    "answer": _("Answer"),
    "answered_at": _("First contact"),
    "done_at": _("Done on"),
}
FIELDS = TAKEN | GIVEN
NEEDED = ("number", "text")
OF_NOBODY = ("number", "said_at", "due", "answered_at", "done_at")  # long numbers there are no telephones: never masked
GROUPS: tuple[tuple[tuple[str, ...], str, int], ...] = (
    (("咨询", "问询"), "question", 3),
    (("投诉", "举报", "申诉"), "complaint", 15),
    (("建议", "意见", "表扬"), "suggestion", 7),
    (("求助", "求决", "诉求", "帮助"), "", 7),
)
UNKNOWN_DAYS = 3
CONFIDENTIAL = "保密诉求，答复请向小区经办人索取"  # words of the file, for whoever may not read the request
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(?:[T\s]+(\d{1,2})[:：时](\d{1,2}))?")
_YES = frozenset({"是", "保密", "要求保密", "不公开", "隐名", "y", "yes", "1", "true"})
_URGENT = ("特急", "紧急", "加急", "urgent")
_ENDS = time(18)

register("hotline-number", 422, "No number of the hotline stands in this row.")
register("hotline-text", 422, "Nothing is said in this row, or more than 5,000 characters.")
register("hotline-twice", 422, "This number stands in the file before.")
register("hotline-known", 422, "This number was taken in before; nothing changes.")
register("hotline-type", 422, "The kind of request is not known; the shortest time counts, three working days.")
register("hotline-phone", 422, "The telephone is none we can call; it stays with the row, sealed.")
register("hotline-date", 422, "A date could not be read; the time counts from today.")
register("hotline-place", 422, "No estate of ours was found in it.")
register("hotline-refused", 422, "The estate did not take it.")
HINTS = {
    "hotline-number": _("Fill in the number of the work order, or choose its column above."),
    "hotline-text": _("Fill in what was said, or choose its column above."),
    "hotline-twice": _("The first row counts. If it is another request, it needs another number."),
    "hotline-known": _("What became of it is handed back with the next file."),
    "hotline-type": _("Write 咨询, 求助, 建议, 投诉 or 举报."),
    "hotline-phone": _("A mobile number has eleven figures."),
    "hotline-date": _("Write it as 2026-11-21 09:30."),
    "hotline-place": _("It is taken in and waits until somebody chooses the place, or says that it is not ours."),
    "hotline-refused": _("Look whether this very number was said there with other words."),
}


@dataclass(frozen=True)
class Said:
    """What a row says. `warnings` are codes; `close` is how long it may take from now on, `due_at` until when."""

    number: str
    text: str
    type: str
    kind: str
    level: str
    name: str
    phone: str
    secret: bool
    due_at: datetime
    close: Allowance
    refused: str = ""
    warnings: tuple[str, ...] = ()


def said_in(values: Mapping[str, str], *, phone: str, phone_fits: bool, now: datetime) -> Said:
    """The row, with `phone` as it is kept; refused where number or words are missing."""
    number = clean(values.get("number", ""))[:40]
    title, text = clean(values.get("title", "")), clean(values.get("text", ""))
    whole = text if not title or title in text else f"{title}\n{text}".strip()
    known, kind, days = group_of(values.get("type", ""))
    since, of_since = moment_of(values.get("said_at", ""))
    stated, of_stated = moment_of(values.get("due", ""))
    due_at, close = allowance(stated, since, days, now)
    odd = {
        "hotline-type": not known,
        "hotline-phone": bool(phone) and not phone_fits,
        "hotline-date": of_since or of_stated,
    }
    refused = "hotline-number" if not number else "" if 2 <= len(whole) <= 5000 else "hotline-text"
    return Said(
        number=number,
        text=whole,
        type=clean(values.get("type", ""))[:20],
        kind=kind,
        level="middling" if any(word in values.get("urgent", "") for word in _URGENT) else "ordinary",
        name=clean(values.get("name", ""))[:40],
        phone=phone if phone_fits else "",
        secret=values.get("secret", "").strip().casefold() in _YES,
        due_at=due_at,
        close=close,
        refused=refused,
        warnings=() if refused else tuple(code for code, is_so in odd.items() if is_so),
    )


def group_of(text: str) -> tuple[bool, str, int]:
    """Whether the hotline's kind is known, our kind for it, and its working days."""
    for words, kind, days in GROUPS:
        if any(word in text for word in words):
            return True, kind, days
    return False, "", UNKNOWN_DAYS


def moment_of(text: str) -> tuple[datetime | None, bool]:
    """A moment as a spreadsheet says it, a day until six in the evening; and whether something could not be read."""
    found = _DAY.search(text)
    if found is None:
        return None, bool(text.strip())
    year, month, day, hour, minute = (int(part) if part else None for part in found.groups())
    try:
        on = date(year or 0, month or 0, day or 0)
        at = _ENDS if hour is None else time(hour, minute or 0)
    except ValueError:
        return None, True
    return datetime.combine(on, at, clock.SHANGHAI), False


def allowance(
    stated: datetime | None, since: datetime | None, days: int, now: datetime, calendar: Calendar | None = None
) -> tuple[datetime, Allowance]:
    """Until when the hotline waits, and what of it is left from now on.

    A date in the file prevails; else working days from when it was handed to us, at the latest from now.
    """
    if stated is not None:
        left = (stated - now) // timedelta(hours=1)
        return stated, Allowance(max(0, left), "hours")
    start, calendar = min(since or now, now), calendar or Calendar()
    due = deadline(start, Allowance(days, "working_days"), calendar=calendar)
    if due <= now:
        return due, Allowance(0, "hours")
    ahead = (due.date() - now.date()).days
    left = sum(calendar.is_workday(now.date() + timedelta(days=one + 1)) for one in range(ahead))
    return due, Allowance(left, "working_days") if left else Allowance((due - now) // timedelta(hours=1), "hours")


@dataclass(frozen=True)
class Answered:
    """What the hotline is told of one request: words of its files, and times."""

    status: str
    answer: str = ""
    answered_at: datetime | None = None
    done_at: datetime | None = None

    @property
    def key(self) -> str:
        """The same for the same words and times."""
        parts = (
            self.status,
            self.answer,
            *(one.isoformat() if one else "" for one in (self.answered_at, self.done_at)),
        )
        return sha256("\0".join(parts).encode()).hexdigest()


# Words of the file, which goes to the hotline; not of a page.
OPEN, WORKED, DONE, DECLINED, WAITING = "待办理", "办理中", "已办结", "退回", "待分派"


def answered(
    state: str, answered_at: datetime | None, resolved_at: datetime | None, words: str = "", reason: str = ""
) -> Answered:
    """What is said of a case: not begun, in work or done; its latest words; when somebody called, when it was done."""
    done = resolved_at is not None and state not in WAITING_FOR_STAFF
    status = DONE if done else WORKED if answered_at is not None else OPEN
    told = f"{words}\n{reason}".strip() if done and reason and reason not in words else words
    return Answered(status, told, answered_at, resolved_at if done else None)
