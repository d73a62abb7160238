"""The port for SMS. An adapter of `integrations` is plugged in at start; without one SMS is visibly off."""

from typing import Protocol


class SmsGateway(Protocol):
    """Sends one text to one telephone; raises on failure."""

    def send(self, phone: str, text: str) -> None: ...


_gateway: list[SmsGateway] = []


def plug(gateway: SmsGateway | None) -> None:
    """Use this gateway from now on; None takes it away."""
    _gateway[:] = [gateway] if gateway else []


def gateway() -> SmsGateway | None:
    """The gateway in use, or None: SMS is off."""
    return _gateway[0] if _gateway else None
