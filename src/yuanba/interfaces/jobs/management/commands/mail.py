"""`yuanba mail fetch`: read the mailbox once, and say what became of each mail."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from yuanba.interfaces.incoming.mail import fetch
from yuanba.platform.notify.public import mailbox
from yuanba.platform.yards.ready import DatabaseCommand


class Command(DatabaseCommand):
    """The same as the job that comes round every minute."""

    help = "Read the mailbox: mails become requests."

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do."""
        parser.add_argument("what", choices=["fetch"])

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, count, tell."""
        if mailbox() is None:
            raise CommandError("E-mail is off: YUANBA_MAIL_ADDRESS and its settings are missing.")
        came = fetch()
        self.stdout.write(", ".join(f"{name} {count}" for name, count in sorted(came.items())) or "no new mail")
