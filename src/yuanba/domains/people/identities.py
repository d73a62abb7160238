"""The port for signing in by an account somebody has elsewhere. Without an adapter there is no button for it."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from yuanba.domains.people.models import Identity


class NotProvedError(Exception):
    """The other site did not say who it is: its code and words."""

    def __init__(self, code: str, words: str = "") -> None:
        super().__init__(f"{code}: {words}"[:200] if words else code)
        self.code = code


@dataclass(frozen=True)
class Proof:
    """Whom the other site means: all names it has for the person, the best first; how they call themselves there."""

    provider: str
    subjects: tuple[str, ...]
    name: str = ""


class IdentityPort(Protocol):
    """Another site that says who somebody is. `inside` is a browser that belongs to that site's own app."""

    def fits(self, *, inside: bool) -> bool: ...

    def way(self, *, back: str, state: str, inside: bool) -> str: ...

    def prove(self, code: str, *, inside: bool) -> Proof: ...


_port: list[IdentityPort] = []


def plug_identity(port: IdentityPort | None) -> None:
    """Use this port from now on; None takes it away."""
    _port[:] = [port] if port else []


def identity_port() -> IdentityPort | None:
    """The port in use, or None: it is off."""
    return _port[0] if _port else None


def own_identities(account_id: UUID) -> list[Identity]:
    """What is linked to an account, the oldest first, at most fifty."""
    return list(Identity.objects.filter(account=account_id).order_by("id")[:50])


def known(proof: Proof) -> Identity | None:
    """The link to an account, by any of the names, the best first."""
    rows = Identity.objects.select_related("account").filter(provider=proof.provider, subject__in=proof.subjects)
    return min(rows, key=lambda one: proof.subjects.index(one.subject), default=None)
