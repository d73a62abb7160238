"""One mail, read: who, what, the pictures, whether a machine wrote it, and the tag of the answer it replies to."""

import email.policy
import re
from dataclasses import replace
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses, parseaddr

from yuanba.integrations.mail.proving import is_proven
from yuanba.integrations.mail.words import new_words, plain_of_html
from yuanba.kernel.ids import digest
from yuanba.kernel.text import clean
from yuanba.platform.notify.public import Mail

MOST_PICTURES, LONGEST = 6, 5000
NOBODY = re.compile(r"^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)\b", re.IGNORECASE)
BULK = {"bulk", "junk", "list", "auto_reply"}
SUPPRESS = {"all", "autoreply"}
TO = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")


def read(raw: bytes, ours: str, authserv: str = "", *, is_too_large: bool = False) -> Mail | None:
    """The mail, or None where it cannot be read or nobody is to be answered; of one too large `raw` is its head."""
    try:
        letter = BytesParser(policy=email.policy.default).parsebytes(raw)
        assert isinstance(letter, EmailMessage)  # noqa: S101  by the policy
        found = _read(letter, raw, ours)
        if found is None:
            return None
        return replace(found, is_proven=is_proven(letter, found.sender, authserv), is_too_large=is_too_large)
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError):  # what damaged mails raise
        return None


def _read(letter: EmailMessage, raw: bytes, ours: str) -> Mail | None:
    name, address = parseaddr(str(letter.get("From", "")))
    sender = clean(address).lower()
    if "@" not in sender or len(sender) > 254:
        return None
    return Mail(
        number=clean(str(letter.get("Message-ID", "")))[:500] or digest(raw.hex()),
        sender=sender,
        name=clean(name)[:40],
        tag=_tag(letter, ours),
        subject=clean(str(letter.get("Subject", "")))[:200],
        text=new_words(_text(letter))[:LONGEST],
        pictures=tuple(_pictures(letter)),
        is_automatic=_is_automatic(letter, sender, ours),
    )


def _tag(letter: EmailMessage, ours: str) -> str:
    """What follows the plus sign of our address."""
    name, _at, domain = ours.partition("@")
    tagged = re.compile(rf"{re.escape(name)}\+([A-Za-z0-9-]{{1,60}})@{re.escape(domain)}", re.IGNORECASE)
    addresses = getaddresses([str(one) for header in TO for one in letter.get_all(header, [])])
    found = (tagged.fullmatch(address) for _name, address in addresses)
    return next((one[1] for one in found if one), "")


def _is_automatic(letter: EmailMessage, sender: str, ours: str) -> bool:
    """Whether a machine wrote it: an answer by itself, a bounce, a list, or ourselves."""
    said = str(letter.get("Auto-Submitted", "no")).lower().strip()
    return (
        said not in ("", "no")
        or str(letter.get("Precedence", "")).lower().strip() in BULK
        or letter.get_content_type() == "multipart/report"
        or str(letter.get("Return-Path", "")).strip() == "<>"
        or "List-Id" in letter
        or "X-Autoreply" in letter
        or bool(SUPPRESS & {one.strip() for one in str(letter.get("X-Auto-Response-Suppress", "")).lower().split(",")})
        or bool(NOBODY.match(sender))
        or sender.partition("+")[0].partition("@")[0] + "@" + sender.partition("@")[2] == ours
    )


def _text(letter: EmailMessage) -> str:
    part = letter.get_body(("plain", "html"))
    if part is None:
        return ""
    text = str(part.get_content())
    return plain_of_html(text) if part.get_content_type() == "text/html" else text


def _pictures(letter: EmailMessage) -> list[bytes]:
    parts = (part for part in letter.walk() if part.get_content_maintype() == "image")
    found = [part.get_payload(decode=True) for part in parts][:MOST_PICTURES]
    return [one for one in found if isinstance(one, bytes) and one]
