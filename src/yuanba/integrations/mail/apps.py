"""The Django app."""

from django.apps import AppConfig
from django.conf import settings


class MailConfig(AppConfig):
    """Label `mail`; plugged in where there are settings."""

    name = "yuanba.integrations.mail"
    label = "mail"

    def ready(self) -> None:
        """Become the mailbox, and the carrier of its answers."""
        if settings.YUANBA_MAIL:
            from yuanba.integrations.mail.box import Box
            from yuanba.integrations.mail.sending import Sender
            from yuanba.platform.notify.public import plug_carrier, plug_mailbox

            given = settings.YUANBA_MAIL
            said = (given["user"], given["password"], given["address"], given["seconds"])
            plug_mailbox(Box(given["imap"], *said, given["authserv"]))
            plug_carrier("email", Sender(given["smtp"], *said))
