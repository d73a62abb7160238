"""`yuanba reseal [--new-key]`: everything that is sealed is sealed with the key of today."""

from typing import Any

from django.core.management.base import CommandParser

from yuanba.platform.sealed.public import new_key
from yuanba.platform.sealed.renewing import renewing, tables
from yuanba.platform.yards.owner import owning
from yuanba.platform.yards.ready import DatabaseCommand


class Command(DatabaseCommand):
    """Table by table, in short transactions; broken off, it goes on when run again without a switch."""

    help = "Seal what is sealed with a former key anew; with --new-key make a new key first."

    def add_arguments(self, parser: CommandParser) -> None:
        """One switch."""
        parser.add_argument("--new-key", action="store_true", help="make a new key first; the present one still opens")

    def handle(self, *args: Any, **options: Any) -> None:
        """Reseal, and say of each table how many of its rows."""
        if options["new_key"]:
            new_key()
        whole, odd = 0, 0
        with owning():
            for model in tables():
                done, left = (sum(some) for some in zip((0, 0), *renewing(model), strict=True))
                whole, odd = whole + done, odd + left
                if done or left:
                    self.stdout.write(f"{model._meta.label}: {done} sealed anew, {left} that no key here opens")
        self.stdout.write(f"{whole} rows sealed anew, {odd} with a value that no key here opens")
