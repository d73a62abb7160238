"""`yuanba move CODE --to DIVISION [--yes]`: an estate is moved; without --yes it only says what that means."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from yuanba.domains.people.public import POST_ROLES, Post
from yuanba.domains.places import public as places
from yuanba.interfaces.moving import Meaning, meaning_of
from yuanba.kernel.errors import CATALOGUE, Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.yards.public import by_code
from yuanba.platform.yards.ready import DatabaseCommand


class Command(DatabaseCommand):
    """The same as /backoffice/estates/CODE/move/ does."""

    help = "Move an estate below another division; moving it back undoes it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which, and where to."""
        parser.add_argument("code", help="code of the estate")
        parser.add_argument("--to", required=True, metavar="DIVISION", help="area code of the division")
        parser.add_argument("--yes", action="store_true", help="move it; else only what it means is said")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what it means, and move it where asked."""
        try:
            yard = by_code(options["code"])
            meaning = meaning_of(SYSTEM, yard, options["to"])
            self.stdout.write("\n".join(_said(meaning)))
            if options["yes"]:
                moved = places.move_estate(actor=SYSTEM, yard=yard, to=options["to"], seen=yard.path)
                self.stdout.write(f"moved: {moved.path}")
        except Refusal as refusal:
            raise CommandError(CATALOGUE[refusal.code].words) from None


def _said(meaning: Meaning) -> list[str]:
    move = meaning.move
    lines = [f"{move.estate.yard.code}  {move.estate.yard.path} -> {move.path}"]
    for words, offices, posts in (
        ("no longer see it", move.losing, meaning.losing),
        ("see it from then on", move.gaining, meaning.gaining),
    ):
        lines += [f"{words}:", *(f"  {one.name}" for one in offices), *map(_post, posts)]
    return [*lines, *(f"leaves the grid: {one.name}" for one in move.grids)]


def _post(post: Post) -> str:
    return f"  {post.account.name} ({POST_ROLES[post.role]})"
