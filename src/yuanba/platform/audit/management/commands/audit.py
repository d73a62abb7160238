"""`yuanba audit verify`: recount all seals; exit code 1 where one does not hold."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from yuanba.platform.audit.public import seal, verify
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.ready import DatabaseCommand


class Command(DatabaseCommand):
    """`seal` seals now, `verify` recounts."""

    help = "Seal the events of all yards, or verify the seals."

    def add_arguments(self, parser: CommandParser) -> None:
        """One word, and optionally one yard."""
        parser.add_argument("what", choices=["seal", "verify"])
        parser.add_argument("--yard", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work yard by yard."""
        yards = Yard.objects.order_by("code")
        if options["yard"]:
            yards = yards.filter(code=options["yard"])
        faults = [f"{yard.code}: {line}" for yard in yards for line in self._one(yard, options["what"])]
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write(f"{len(yards)} yards: all seals hold" if options["what"] == "verify" else "sealed")

    def _one(self, yard: Yard, what: str) -> list[str]:
        if what == "verify":
            return verify(yard)
        while seal(yard):
            pass
        return []
