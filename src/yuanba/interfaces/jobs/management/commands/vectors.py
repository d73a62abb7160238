"""`yuanba vectors money FILE`: worked examples computed by the rules in use."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from yuanba.interfaces.jobs.vectors import TOPICS
from yuanba.interfaces.jobs.vectors.comparing import differs
from yuanba.kernel.errors import Refusal


class Command(BaseCommand):
    """Needs no database: the rules are pure."""

    help = "Compute worked examples of money and say which differ; exit 1 where one does."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which examples, and where they are."""
        parser.add_argument("subject", choices=["money"])
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """A line for each that differs, and the sum."""
        try:
            vectors = json.loads(options["file"].read_text(encoding="utf-8"))["vectors"]
        except (OSError, ValueError, LookupError, TypeError) as error:
            raise CommandError(f"This file holds no examples: {error}") from None
        counts = {"passed": 0, "failed": 0, "skipped": 0}
        for vector in vectors:
            said = _said(vector)
            counts["skipped" if said is None else "failed" if said else "passed"] += 1
            if said:
                self.stdout.write(f"{vector['id']} {vector['topic']}: {said}")
        self.stdout.write(", ".join(f"{count} {name}" for name, count in counts.items()))
        if counts["failed"]:
            raise CommandError(f"{counts['failed']} examples differ")


def _said(vector: dict[str, Any]) -> str | None:
    """What differs; an example that cannot be computed differs too."""
    try:
        return differs(vector, TOPICS)
    except (ArithmeticError, LookupError, TypeError, ValueError, Refusal) as error:
        return f"cannot be computed: {error!r}"
