"""`yuanba cases recount [--yard CODE]`: the figures counted anew; what differed is set right and said."""

from typing import Any

from django.core.management.base import CommandParser

from yuanba.domains.cases import public as cases
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.platform.yards.ready import DatabaseCommand

SHOWN = 20


class Command(DatabaseCommand):
    """Heals; a yard where nothing differed has one quiet line."""

    help = "Count the figures of cases anew and say what differed."

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do, and where."""
        parser.add_argument("what", choices=["recount"])
        parser.add_argument("--yard", default="", help="code of one yard; else all estates")

    def handle(self, *args: Any, **options: Any) -> None:
        """Yard by yard."""
        code = options["yard"]
        yards = [by_code(code)] if code else Yard.objects.filter(kind=Yard.Kind.ESTATE).order_by("path").iterator()
        for yard in yards:
            done = cases.recount(actor=SYSTEM, yard=yard)
            self.stdout.write(f"{yard.code}: {done.cases:,} cases, {len(done.differed):,} differed")
            for words in done.differed[:SHOWN]:
                self.stdout.write(f"  {words}")
