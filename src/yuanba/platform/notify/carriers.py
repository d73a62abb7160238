"""The ports of channels that carry words to people who wrote first: WeChat, e-mail. Without one a channel is off."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol


class Carrier(Protocol):
    """Takes words to an address; raises NotSentError.

    `template` and `data` are what the text was made of; `tag` is what a reply to it is to be known by.
    """

    def carry(self, to: str, text: str, *, template: str, data: Mapping[str, Any], tag: str) -> None: ...


@dataclass(frozen=True)
class Said:
    """One message to an official account. `kind`: text, image, voice, location, subscribe, scan.

    `ours` is the name by which they wrote to us.
    """

    number: str
    who: str
    kind: str
    text: str = ""
    media: str = ""
    ours: str = ""


class OfficialAccount(Protocol):
    """An official account that people write to: what came is opened and checked, the answer is made as it came."""

    app: str

    def greeting(self, query: Mapping[str, str]) -> str | None: ...

    def opened(self, query: Mapping[str, str], body: bytes) -> Said | None: ...

    def answer(self, query: Mapping[str, str], said: Said, words: str) -> bytes: ...

    def fetch(self, media: str) -> bytes: ...


@dataclass(frozen=True)
class Mail:
    """One mail to us. `tag` is what it was sent to behind our name; `is_automatic`: a machine wrote it.

    `is_proven`: the mailbox's own server vouches for the sender. `is_too_large`: only its head was read.
    """

    number: str
    sender: str
    name: str
    tag: str
    subject: str
    text: str
    pictures: tuple[bytes, ...]
    is_automatic: bool
    is_proven: bool = False
    is_too_large: bool = False


class Mailbox(Protocol):
    """Gives each unread mail once, None for one that cannot be read, and counts what became of them."""

    def deal(self, take: Callable[[Mail | None], str]) -> Counter[str]: ...


_mailbox: list[Mailbox] = []
_carriers: dict[str, Carrier] = {}
_official: list[OfficialAccount] = []


def plug_carrier(by: str, carrier: Carrier | None) -> None:
    """Use this carrier for the channel from now on; None takes it away."""
    if carrier is None:
        _carriers.pop(by, None)
    else:
        _carriers[by] = carrier


def carrier(by: str) -> Carrier | None:
    """The carrier of a channel, or None: it is off."""
    return _carriers.get(by)


def plug_official(account: OfficialAccount | None) -> None:
    """Let this official account be written to; None takes it away."""
    _official[:] = [account] if account else []


def official() -> OfficialAccount | None:
    """The official account, or None: it is off."""
    return _official[0] if _official else None


def plug_mailbox(box: Mailbox | None) -> None:
    """Read this mailbox from now on; None takes it away."""
    _mailbox[:] = [box] if box else []


def mailbox() -> Mailbox | None:
    """The mailbox, or None: e-mail is off."""
    return _mailbox[0] if _mailbox else None
