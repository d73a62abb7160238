"""`yuanba serve`: the web server and the worker together; prints the address and the demo sign-ins."""

import os
import signal
import subprocess
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

from yuanba.interfaces.jobs import supervisor
from yuanba.platform.yards.ready import DatabaseCommand


class Command(DatabaseCommand):
    """Runs until a signal comes or one of the two ends."""

    help = "Run the web server and the worker."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Port, host and size; sizes follow the database where they are not given."""
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
        parser.add_argument("--host", default=os.environ.get("YUANBA_BIND", "127.0.0.1"))
        parser.add_argument("--workers", type=int, default=2)
        parser.add_argument("--threads", type=int, default=1 if connection.vendor == "sqlite" else 8)

    def handle(self, *args: Any, **options: Any) -> None:
        """Start both, say where, and watch them."""
        if supervisor.taken(options["port"]):
            raise CommandError(f"Port {options['port']} is taken. Choose another: PORT=8001 make run")
        names = ("port", "host", "workers", "threads")
        web = supervisor.web_command(**{name: options[name] for name in names})
        connection.close()
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # until `watch` takes over
        children = {
            "web": subprocess.Popen(web),  # noqa: S603  our own command line
            "worker": subprocess.Popen(supervisor.worker_command()),  # noqa: S603
        }
        try:
            supervisor.wait_until_ready(options["port"], children["web"])
        except (RuntimeError, KeyboardInterrupt) as error:
            supervisor.end(children)
            raise CommandError(str(error) or "stopped") from error
        self._greet(options["port"])
        beside = {"scenes": subprocess.Popen(supervisor.scenes_command())} if settings.YUANBA_DEMO else {}  # noqa: S603
        fell = supervisor.watch(children, self.stderr.write)
        supervisor.end(beside)
        if fell:
            raise CommandError("Stopped: see above.")

    def _greet(self, port: int) -> None:
        self.stdout.write(f"\nYuanba 院坝  http://localhost:{port}/\n")
        sign_ins = settings.YUANBA_DATA_DIR / "demo-sign-ins.txt"
        if settings.YUANBA_DEMO and sign_ins.exists():
            self.stdout.write(sign_ins.read_text(encoding="utf-8"))
        self.stdout.flush()
