"""Answers leave by SMTP, marked as automatic; a reply to one comes back with the tag of its request."""

import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import make_msgid
from typing import Any

from yuanba.platform.notify.public import NotSentError

Line = tuple[str, str, int]


@dataclass(frozen=True)
class Sender:
    """`address` is ours; `line` is smtps, or smtp that begins TLS wherever it leaves this machine."""

    line: Line
    user: str
    password: str = field(repr=False)
    address: str
    seconds: float = 20

    def carry(self, to: str, text: str, *, template: str, data: Mapping[str, Any], tag: str) -> None:
        """Send, or raise NotSentError with the server's code."""
        letter = EmailMessage()
        letter["From"], letter["To"], letter["Subject"] = self.address, to, text.partition(" http")[0][:120]
        name, _at, domain = self.address.partition("@")
        letter["Reply-To"] = f"{name}+{tag}@{domain}" if tag else self.address
        letter["Message-ID"] = make_msgid(domain=domain)
        letter["Auto-Submitted"] = "auto-replied"
        letter.set_content(f"{text}\n")
        try:
            with self._open() as line:
                line.send_message(letter)
        except smtplib.SMTPResponseException as error:
            raise NotSentError(str(error.smtp_code), for_good=error.smtp_code >= 550) from None
        except smtplib.SMTPRecipientsRefused as error:
            code = next(iter(error.recipients.values()))[0]
            raise NotSentError(str(code), for_good=code >= 550) from None
        except OSError as error:
            raise NotSentError("no-line", type(error).__name__) from None

    def _open(self) -> smtplib.SMTP:
        scheme, host, port = self.line
        if scheme == "smtps":
            line: smtplib.SMTP = smtplib.SMTP_SSL(
                host, port, timeout=self.seconds, context=ssl.create_default_context()
            )
        else:
            line = smtplib.SMTP(host, port, timeout=self.seconds)
            if host not in ("127.0.0.1", "localhost"):
                line.starttls(context=ssl.create_default_context())
        if line.has_extn("auth") or scheme == "smtps":
            line.login(self.user, self.password)
        return line
