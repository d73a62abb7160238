"""Playing real input through the product: what other cities received, at their own times."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import ANONYMOUS
from yuanba.platform.yards.models import Yard

FORMATS = ("%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M")


@dataclass
class Messages:
    """Rows in = accepted + repeated + refused; each refusal with its reason."""

    rows: int = 0
    accepted: int = 0
    repeated: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    longest: int = 0
    last: datetime | None = None


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file by column name; a byte order mark is dropped."""
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def moment_of(text: str) -> datetime:
    """A wall-clock time of this city; ValueError for anything unknown."""
    for pattern in FORMATS:
        try:
            return clock.local(datetime.strptime(text.strip(), pattern))  # noqa: DTZ007  the zone is set here
        except ValueError:
            continue
    raise ValueError(f"not a time: {text!r}")


def play_messages(path: Path, yard: Yard) -> Messages:
    """Every message through the public intake, in the order of their own times."""
    seen = Messages()
    place = places.root(yard)
    timed = sorted(((row.get("留言时间", ""), row) for row in rows_of(path)), key=lambda one: _key(one[0]))
    for written, row in timed:
        seen.rows += 1
        try:
            moment = moment_of(written)
        except ValueError:
            seen.refused["time-unreadable"] += 1
            continue
        with clock.at(moment):
            _one(seen, row, place)
        seen.last = moment
    return seen


def _key(written: str) -> tuple[bool, datetime]:
    try:
        return False, moment_of(written)
    except ValueError:
        return True, datetime.max.replace(tzinfo=clock.SHANGHAI)


def _one(seen: Messages, row: dict[str, str], place: places.Place) -> None:
    text = f"{row.get('留言主题', '').strip()}\n{row.get('留言详情', '').strip()}"
    seen.longest = max(seen.longest, len(text))
    key = f"replay-{row.get('留言编号', '')}"
    try:
        draft = cases.Draft(text=text)
        made = cases.report(actor=ANONYMOUS, place=place, draft=draft, channel="import", client_key=key)
    except Refusal as refusal:
        reason = ", ".join(f"{name}: {code}" for name, code in refusal.fields.items()) or refusal.code
        seen.refused[reason] += 1
        return
    if made.repeated:
        seen.repeated += 1
    else:
        seen.accepted += 1


@dataclass
class Requests:
    """How the rule of being in time agrees with a city's own flag."""

    rows: int = 0
    judged: int = 0
    agree: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    first_wrong: list[str] = field(default_factory=list)


def play_requests(path: Path) -> Requests:
    """Each closed row with target and flag through `clocks.in_time`; the rest counted by why it says nothing."""
    seen = Requests()
    for row in rows_of(path):
        seen.rows += 1
        closed, target, flag = row["closed_dt"], row["target_dt"], row["ontime"]
        if not closed or not target or not flag:
            missing = "open" if not closed else "no target" if not target else "flag not stated"
            seen.skipped[missing] += 1
            continue
        done = moment_of(closed)
        kept = cases.clocks.in_time(done, moment_of(target), done)
        seen.judged += 1
        if kept is (flag == "ONTIME"):
            seen.agree += 1
        elif len(seen.first_wrong) < 5:
            seen.first_wrong.append(row["case_enquiry_id"])
    return seen
