"""`yuanba found KIND CODE NAME --in DIVISION`: an office or an estate; `--add CODE NAME` first adds a division."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from yuanba.domains.places.models import Division
from yuanba.domains.places.rules.offices import level_below
from yuanba.domains.places.usecases.add_division import add_division
from yuanba.domains.places.usecases.found_yard import found_yard
from yuanba.kernel.errors import CATALOGUE, Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.ready import DatabaseCommand


class Command(DatabaseCommand):
    """The same as /backoffice/offices/ does."""

    help = "Found an office or an estate in a division of the tree."

    def add_arguments(self, parser: CommandParser) -> None:
        """What, where, and what it is called."""
        parser.add_argument("kind", choices=[kind for kind in Yard.Kind.values if kind != Yard.Kind.WITHDRAWN])
        parser.add_argument("code", help="two to twelve capital letters and figures; it never changes")
        parser.add_argument("name")
        parser.add_argument("--in", dest="division", required=True, help="area code of its division")
        parser.add_argument("--add", nargs=2, metavar=("CODE", "NAME"), help="add this division below, and found there")
        parser.add_argument("--phone", default="")
        parser.add_argument("--name-en", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """Found it, and say where it lies."""
        division = Division.objects.filter(code=options["division"]).first()
        if division is None:
            raise CommandError(f"There is no division {options['division']}. Bring the tree first: yuanba divisions")
        said = {name: options[name] for name in ("kind", "code", "name", "phone", "name_en")}
        try:
            if options["add"]:
                division = _below(division, *options["add"])
            yard = found_yard(actor=SYSTEM, division=division, **said)
        except Refusal as refusal:
            codes = [refusal.code, *refusal.fields.values()]
            raise CommandError(" ".join(CATALOGUE[code].words for code in codes)) from None
        self.stdout.write(f"{yard.code}  {yard.path}")


def _below(division: Division, code: str, name: str) -> Division:
    return add_division(actor=SYSTEM, code=code, level=level_below(division.level), name=name, parent=division)
