"""The port for SMS. An adapter of `integrations` is plugged in at start; without one SMS is visibly off."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from yuanba.platform.notify.links import PATH


class NotSentError(Exception):
    """A message that did not leave: the gateway's code and words. `for_good`: another try cannot change it."""

    def __init__(self, code: str, words: str = "", *, for_good: bool = False) -> None:
        super().__init__(f"{code}: {words}"[:200] if words else code)
        self.code, self.for_good = code, for_good


def template_of(templates: Mapping[str, str], template: str, data: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The gateway's name of one of our templates, and what it is given; NotSentError where nobody had it approved.

    A message with a link goes by `case.answer.link`, whose words end with the address and a variable `path`;
    where only `case.answer` was approved, it goes without the link.
    """
    by_link = f"{template}.link"
    if PATH in data and by_link in templates:
        return templates[by_link], dict(data)
    if template not in templates:
        raise NotSentError("no-template", f"{template} is not in YUANBA_SMS_TEMPLATES")
    return templates[template], {name: value for name, value in data.items() if name != PATH}


class SmsGateway(Protocol):
    """Sends one text to one telephone; raises on failure.

    `template` and `data` are what the text was made of: gateways that send approved templates only go by these.
    """

    def send(self, phone: str, text: str, *, template: str, data: Mapping[str, Any]) -> None: ...


_gateway: list[SmsGateway] = []
_after: dict[str, Callable[[str, str], object]] = {}


def after_sent(template: str, then: Callable[[str, str], object]) -> None:
    """Call `then` with the ids of yard and message where one of this template left; to queue a task, no more."""
    if _after.setdefault(template, then) is not then:
        raise ValueError(f"somebody waits for {template!r} already")


def note_sent(template: str, yard_id: str, sms_id: str) -> None:
    """One of this template left: whoever waits for it hears of it, in the caller's transaction."""
    if template in _after:
        _after[template](yard_id, sms_id)


def plug(gateway: SmsGateway | None) -> None:
    """Use this gateway from now on; None takes it away."""
    _gateway[:] = [gateway] if gateway else []


def gateway() -> SmsGateway | None:
    """The gateway in use, or None: SMS is off."""
    return _gateway[0] if _gateway else None
