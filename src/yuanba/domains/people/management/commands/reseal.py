"""`yuanba reseal [--new-key]`: everything that is sealed is sealed with the key of today."""

from typing import Any

from django.core.management.base import CommandParser

from yuanba.domains.people.usecases.reseal_cards import reseal_cards
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sealed.public import new_key
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.ready import DatabaseCommand


class Command(DatabaseCommand):
    """Yard by yard, in short transactions; broken off, it goes on when run again."""

    help = "Seal what is sealed with a former key anew; with --new-key make a new key first."

    def add_arguments(self, parser: CommandParser) -> None:
        """One switch."""
        parser.add_argument("--new-key", action="store_true", help="make a new key first; the present one still opens")

    def handle(self, *args: Any, **options: Any) -> None:
        """Reseal, and say how much."""
        if options["new_key"]:
            new_key()
        done, left = 0, 0
        for yard in Yard.objects.order_by("path").iterator():
            resealed, unreadable = reseal_cards(actor=SYSTEM, yard=yard)
            done, left = done + resealed, left + unreadable
        self.stdout.write(f"{done} cards sealed anew, {left} with a value that no key here opens")
