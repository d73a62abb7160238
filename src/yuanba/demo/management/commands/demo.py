"""`yuanba demo`: build the demo town."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from yuanba.demo import people, story, town
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.ready import DatabaseCommand


class Command(DatabaseCommand):
    """Fills an empty database; a filled one is left alone."""

    help = "Build the demo town in an empty database."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether a filled database is an error."""
        parser.add_argument("--if-empty", action="store_true", help="do nothing where there is data already")

    def handle(self, *args: Any, **options: Any) -> None:
        """Map, people, story."""
        if Yard.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError("This database is not empty: the demo town is only built in an empty one.")
        town.build()
        count = story.play()
        self.stdout.write(f"demo town: {Yard.objects.count()} yards, {count} cases")
        self.stdout.write(f"sign in with the password {people.PASSWORD} as:")
        for name, role in {person.username: person.role for person in people.STAFF}.items():
            self.stdout.write(f"  {name:<10} {role}")
        for one in people.RESIDENTS:
            self.stdout.write(f"  {one.username:<10} {one.kind}")
