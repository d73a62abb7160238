"""`yuanba replay messages FILE [--yard CODE]` and `yuanba replay requests FILE`."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from yuanba.demo import replays
from yuanba.demo.town import found_replay_yard
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.yards.public import by_code
from yuanba.platform.yards.ready import DatabaseCommand


class Command(DatabaseCommand):
    """Plays a file and reports; exit code 1 where rows are lost or a flag disagrees."""

    help = "Play real messages or requests through the product."

    def add_arguments(self, parser: CommandParser) -> None:
        """What, which file, and for messages which yard."""
        parser.add_argument("what", choices=["messages", "requests"])
        parser.add_argument("file", type=Path)
        parser.add_argument("--yard", default="", help="the yard that receives the messages; without it a new one, RP")

    def handle(self, *args: Any, **options: Any) -> None:
        """Play and report."""
        if not options["file"].is_file():
            raise CommandError(f"There is no file {options['file']}.")
        if options["what"] == "messages":
            self._messages(options["file"], options["yard"])
        else:
            self._requests(options["file"])

    def _messages(self, path: Path, code: str) -> None:
        try:
            yard = by_code(code) if code else found_replay_yard()
        except Refusal:
            raise CommandError(f"There is no yard {code}.") from None
        seen = replays.play_messages(path, yard)
        refused = sum(seen.refused.values())
        self.stdout.write(f"yard {yard.code}, longest text {seen.longest} characters")
        for reason, count in sorted(seen.refused.items()):
            self.stdout.write(f"refused, {reason}: {count}")
        with clock.at(seen.last or clock.now()):
            found = cases.figures(yard, days=36_500)
            self.stdout.write(
                f"clocks at {clock.now():%Y-%m-%d %H:%M}: {found.open} open, {found.late} late, "
                f"{found.answered.part} of {found.answered.base} answered in time"
            )
        self.stdout.write(
            f"rows in {seen.rows} = accepted {seen.accepted} + repeated {seen.repeated} + refused {refused}"
        )
        if seen.rows != seen.accepted + seen.repeated + refused:
            raise CommandError("Rows were lost.")

    def _requests(self, path: Path) -> None:
        seen = replays.play_requests(path)
        self.stdout.write(f"rows {seen.rows}")
        for reason, count in sorted(seen.skipped.items()):
            self.stdout.write(f"not judged, {reason}: {count}")
        for number in seen.first_wrong:
            self.stdout.write(f"disagrees: {number}")
        share = 10_000 * seen.agree // seen.judged if seen.judged else 0
        self.stdout.write(f"agree {seen.agree} of {seen.judged} = {share // 100}.{share % 100:02d} %")
        if seen.agree < seen.judged:
            raise CommandError("The rule and the flag disagree.")
