"""`yuanba hotspots FILE [--json]`: which matter grew where, out of a file of messages."""

import csv
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from yuanba.domains.cases.public import Message, Spot, hotspots
from yuanba.kernel import clock

COLUMNS = {
    "key": ("id", "编号", "留言编号"),
    "who": ("who", "用户", "留言用户"),
    "title": ("title", "主题", "留言主题"),
    "text": ("text", "内容", "留言详情"),
    "at": ("at", "时间", "留言时间"),
    "agree": ("likes", "点赞数"),
    "against": ("objections", "反对数"),
    "place": ("place", "地点"),
}
NEEDED = ("text", "at")
FORMS = ("%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y/%m/%d", "%Y-%m-%d")


class Command(BaseCommand):
    """Pure: nothing is stored."""

    help = "Which matter grew where, within days, with its messages."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, how many, and in which form."""
        parser.add_argument("file", type=Path, help="CSV of messages with text and time")
        parser.add_argument("--top", type=int, default=10)
        parser.add_argument("--json", action="store_true", help="as JSON, with every message")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, group, tell."""
        spots = hotspots(messages(options["file"]))[: options["top"]]
        if options["json"]:
            self.stdout.write(json.dumps([_data(spot) for spot in spots], ensure_ascii=False, indent=1))
            return
        for number, spot in enumerate(spots, 1):
            self.stdout.write(
                f"{number:>2}. {spot.place} · {' '.join(spot.about)} · {len(spot.messages)} messages of {spot.people} "
                f"people, {spot.since:%Y-%m-%d} to {spot.until:%Y-%m-%d}, agreed {spot.agreeing}, heat {spot.heat:.1f}"
            )
            for one in spot.messages:
                self.stdout.write(f"    {one.at:%Y-%m-%d} {one.key} {one.title or one.text[:40]}")


def messages(path: Path) -> list[Message]:
    """The rows of a CSV; CommandError says which column is missing or which row cannot be read."""
    if not path.is_file():
        raise CommandError(f"There is no file {path}.")
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        there = reader.fieldnames or ()
        columns = {name: next((one for one in words if one in there), "") for name, words in COLUMNS.items()}
        if missing := [" / ".join(COLUMNS[name]) for name in NEEDED if not columns[name]]:
            raise CommandError(f"The file has no column {', '.join(missing)}.")
        return [
            _message(line, {name: (row[one] or "").strip() if one else "" for name, one in columns.items()})
            for line, row in enumerate(reader, 2)
        ]


def _message(line: int, row: dict[str, str]) -> Message:
    return Message(
        key=row["key"] or str(line),
        who=row["who"],
        title=row["title"],
        text=row["text"],
        at=_moment(row["at"], line),
        agree=int(row["agree"]) if row["agree"].isdecimal() else 0,
        against=int(row["against"]) if row["against"].isdecimal() else 0,
        place=row["place"],
    )


def _moment(said: str, line: int) -> datetime:
    for form in FORMS:
        try:
            return clock.local(datetime.strptime(said, form))  # noqa: DTZ007  local time of the file
        except ValueError:
            continue
    raise CommandError(f"Line {line}: {said!r} is no time.")


def _data(spot: Spot) -> dict[str, Any]:
    return {
        "place": spot.place,
        "about": list(spot.about),
        "people": spot.people,
        "agreed": spot.agreeing,
        "since": spot.since.isoformat(),
        "until": spot.until.isoformat(),
        "heat": round(spot.heat, 1),
        "messages": [{"id": one.key, "at": one.at.isoformat(), "title": one.title} for one in spot.messages],
    }
