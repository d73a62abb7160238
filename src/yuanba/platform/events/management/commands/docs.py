"""`yuanba docs`: write the pages that are made from the registries."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from yuanba.platform.access.page import page as permissions
from yuanba.platform.events.page import page as events
from yuanba.settings.paths import ROOT


class Command(BaseCommand):
    """Overwrites `permissions.md` and `events.md`."""

    help = "Write docs/permissions.md and docs/events.md."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("--folder", type=Path, default=ROOT / "docs")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write both."""
        for name, page in {"permissions.md": permissions(), "events.md": events()}.items():
            (options["folder"] / name).write_text(page, encoding="utf-8")
