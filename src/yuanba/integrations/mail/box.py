"""The mailbox: what is unread is read once, over TLS; what did not become anything is flagged for a person to see."""

import imaplib
import re
import ssl
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from yuanba.integrations.mail.reading import read
from yuanba.platform.notify.public import Mail

LARGEST, MOST, HEAD = 25 * 1024 * 1024, 50, 64 * 1024
LEFT_OUT = frozenset(("unreadable", "refused", "failed", "too-many", "too-large"))
Line = tuple[str, str, int]


@dataclass(frozen=True)
class Box:
    """`address` is ours: what follows its plus sign is the tag of an answer; `authserv` vouches for who writes."""

    line: Line
    user: str
    password: str = field(repr=False)
    address: str
    seconds: float = 20
    authserv: str = ""

    def deal(self, take: Callable[[Mail | None], str]) -> Counter[str]:
        """What came of at most fifty, the oldest first; None stands for one that cannot be read.

        Of one that is too large the head is read.

        Each is marked as seen when dealt with, and flagged where it was left out: it waits for nobody and is not lost.
        """
        box, came = self._open(), Counter[str]()
        try:
            box.login(self.user, self.password)
            box.select("INBOX")
            _status, found = box.uid("SEARCH", "UNSEEN")
            for uid in (found[0] or b"").split()[:MOST]:
                became = take(self._one(box, uid.decode()))
                came[became] += 1
                flags = r"(\Seen \Flagged)" if became in LEFT_OUT else r"(\Seen)"
                box.uid("STORE", uid.decode(), "+FLAGS", flags)
        finally:
            box.logout()
        return came

    def _one(self, box: imaplib.IMAP4, uid: str) -> Mail | None:
        _status, told = box.uid("FETCH", uid, "(RFC822.SIZE)")
        size = re.search(rb"RFC822\.SIZE (\d+)", _joined(told))
        if size is None:
            return None
        is_too_large = int(size[1]) > LARGEST
        part = f"(BODY.PEEK[HEADER]<0.{HEAD}>)" if is_too_large else "(BODY.PEEK[])"
        _status, told = box.uid("FETCH", uid, part)
        raw = next((part[1] for part in told if isinstance(part, tuple)), b"")
        return read(raw, self.address, self.authserv, is_too_large=is_too_large)

    def _open(self) -> imaplib.IMAP4:
        scheme, host, port = self.line
        if scheme == "imaps":
            return imaplib.IMAP4_SSL(host, port, ssl_context=ssl.create_default_context(), timeout=self.seconds)
        return imaplib.IMAP4(host, port, timeout=self.seconds)


def _joined(told: list[object]) -> bytes:
    return b" ".join(part if isinstance(part, bytes) else b"" for part in told) + b" ".join(
        part[0] for part in told if isinstance(part, tuple)
    )
