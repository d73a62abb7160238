"""The port for paying by telephone: orders, what became of them, refunds, trade bills. Without one it is off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


class NotAnsweredError(Exception):
    """The service did not answer, or refused: its code and words. `for_good`: asking again changes nothing."""

    def __init__(self, code: str, words: str = "", *, for_good: bool = False) -> None:
        super().__init__(f"{code}: {words}"[:200] if words else code)
        self.code, self.for_good = code, for_good


@dataclass(frozen=True)
class Wanted:
    """An order as it is sent: its number is ours; `payer` is who pays (jsapi) or from which address (h5)."""

    number: str
    yard: str
    kind: str
    fen: int
    words: str
    until: datetime
    payer: str = ""


@dataclass(frozen=True)
class Told:
    """What became of an order. `state`: paid, open, closed. `stranger`: it is not of this merchant."""

    number: str
    yard: str
    state: str
    serial: str = ""
    fen: int = 0
    at: datetime | None = None
    stranger: bool = False


@dataclass(frozen=True)
class ToldRefund:
    """What became of a refund. `state`: done, open, failed."""

    number: str
    order: str
    state: str
    serial: str = ""
    fen: int = 0
    stranger: bool = False


@dataclass(frozen=True)
class Traded:
    """A line of the trade bill: money that came (pay) or went back (refund), and the fee that was kept of it.

    `yard` is empty where the line does not say it.
    """

    kind: str
    number: str
    serial: str
    yard: str
    fen: int
    fee: int


class OnlinePort(Protocol):
    """A service by which people pay. Everything but `opened` and `handed` asks over the line: NotAnsweredError."""

    @property
    def yards(self) -> Sequence[str]: ...

    def order(self, wanted: Wanted) -> str: ...

    def query(self, number: str) -> Told | None: ...

    def close(self, number: str) -> None: ...

    def refund(self, order: str, number: str, fen: int, total: int, why: str) -> ToldRefund: ...

    def query_refund(self, number: str) -> ToldRefund | None: ...

    def trades(self, day: date) -> list[Traded]: ...

    def opened(self, headers: Mapping[str, str], body: bytes) -> Told | ToldRefund | None: ...

    def handed(self, prepay: str) -> dict[str, str]: ...

    def known_as(self, subjects: Sequence[str]) -> str: ...


_port: list[OnlinePort] = []


def plug_online(port: OnlinePort | None) -> None:
    """Use this port from now on; None takes it away."""
    _port[:] = [port] if port else []


def online_port() -> OnlinePort | None:
    """The port in use, or None: it is off."""
    return _port[0] if _port else None


def port_of(yard: str) -> OnlinePort | None:
    """The port that takes money for this estate, or None: it is off there."""
    port = online_port()
    return port if port is not None and yard in port.yards else None
