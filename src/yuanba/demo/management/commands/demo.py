"""`yuanba demo`: play the scenes of the articles."""

import time
from typing import Any

from django.core.management.base import CommandError, CommandParser

from yuanba.demo import playing
from yuanba.demo.scene import Scene
from yuanba.demo.scenes import SCENES
from yuanba.demo.stage.pace import leave_room
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.ready import DatabaseCommand


class Command(DatabaseCommand):
    """Plays what is not there yet; the same again changes nothing."""

    help = "Play the estates of the articles: all of them, or those that are named."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which scenes, and when."""
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--scene", action="append", default=[], metavar="ID", help="only this one; may be repeated")
        which.add_argument("--list", action="store_true", help="which scenes there are, where to look and as whom")
        which.add_argument(
            "--if-empty", action="store_true", help="the first scene, in an empty database; else do nothing"
        )
        which.add_argument(
            "--missing", action="store_true", help="beside a running server: what the demo still lacks, slowly"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """List, or play and say as whom to sign in."""
        if options["list"]:
            for scene in SCENES:
                self._say(*playing.lines_of(scene))
        elif options["if_empty"]:
            self._begin()
        elif options["missing"]:
            leave_room()
            self._play(playing.missing() if playing.is_played(SCENES[0]) else [])
        else:
            self._all(options["scene"])

    def _begin(self) -> None:
        if Yard.objects.exists():
            return
        self._play(list(SCENES[:1]))
        self._say(*playing.sign_ins(SCENES))
        self._say(
            "The first is here now; a server with YUANBA_DEMO=1 plays the others beside its work, in about two minutes."
        )

    def _all(self, names: list[str]) -> None:
        try:
            scenes = playing.called(names) if names else list(SCENES)
        except LookupError as unknown:
            raise CommandError(f"There is no scene {unknown}. Run: yuanba demo --list") from None
        if playing.is_strange():
            raise CommandError(
                "There are estates here that are not the demo's: it is only played in a database of its own."
            )
        self._play(scenes)
        self._say(*playing.sign_ins(scenes))

    def _play(self, scenes: list[Scene]) -> None:
        for scene in scenes:
            start = time.monotonic()
            scene.play()
            self._say(f"{scene.id}: played in {time.monotonic() - start:.1f} s")

    def _say(self, *lines: str) -> None:
        for line in lines:
            self.stdout.write(line)
        self.stdout.flush()
