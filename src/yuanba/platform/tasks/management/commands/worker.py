"""`yuanba worker`: delivers events, runs periodic jobs and background tasks, in one loop."""

import logging
import signal
import threading
from typing import Any

from django.core.management.base import CommandParser
from django.db import OperationalError, close_old_connections

from yuanba.kernel.hushed import hushed
from yuanba.platform.events.public import dispatch
from yuanba.platform.tasks import work
from yuanba.platform.tasks.periodic import run_due
from yuanba.platform.yards.ready import DatabaseCommand

log = logging.getLogger(__name__)


class Command(DatabaseCommand):
    """Stops after what it is doing when it is told to (SIGTERM, SIGINT)."""

    help = "Deliver events, run periodic jobs and background tasks."

    def add_arguments(self, parser: CommandParser) -> None:
        """How often to look, and whether to stop when nothing is left."""
        parser.add_argument("--once", action="store_true", help="stop when nothing is left to do")
        parser.add_argument("--pause", type=float, default=1.0, help="seconds between two looks")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until told to stop."""
        told = threading.Event()
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: told.set())
        heart = work.Heart()
        while not told.is_set():
            busy = self._looked(heart, once=options["once"])
            if options["once"] and not busy:
                break
            if not busy:
                told.wait(options["pause"])
        work.leave(heart.name)

    def _looked(self, heart: work.Heart, *, once: bool) -> bool:
        """Whether there was work. A database that is busy or away is asked again after the pause, for nobody works
        better for a worker that is gone; with `once` it is told."""
        try:
            return self._look(heart)
        except OperationalError as error:
            if once:
                raise
            log.warning("the database did not answer", extra={"error": hushed(str(error))})
            return False

    def _look(self, heart: work.Heart) -> bool:
        close_old_connections()
        heart.beat()
        delivered = dispatch(200)
        ran = run_due()
        heart.beat()  # what came before may have taken long
        return work.run_one(heart.name) or bool(delivered) or bool(ran)
