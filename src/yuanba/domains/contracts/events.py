"""What happened to contracts."""

from dataclasses import dataclass

from yuanba.platform.events.public import event


@event("contract.drafted")
@dataclass(frozen=True)
class ContractDrafted:
    """A draft was begun or written anew."""

    number: int
    company: str
    digest: str


@event("contract.signed")
@dataclass(frozen=True)
class ContractSigned:
    """Both sides signed. `posts`: how many of the company's posts stand under it now."""

    number: int
    company: str
    mode: str
    since: str
    until: str
    digest: str
    posts: int


@event("contract.supplemented")
@dataclass(frozen=True)
class ContractSupplemented:
    """Other terms hold from a day on."""

    number: int
    version: int
    since: str
    digest: str


@event("contract.ended")
@dataclass(frozen=True)
class ContractEnded:
    """The last day was set. `posts`: how many of the company's posts end with it."""

    number: int
    on: str
    posts: int


@event("contract.succeeded")
@dataclass(frozen=True)
class ContractSucceeded:
    """Another company follows; `handed`: balances in fen by kind."""

    number: int
    by: int
    on: str
    handed: dict[str, int]


@event("service.signed")
@dataclass(frozen=True)
class ServiceSigned:
    """Somebody signed that a service of the contract was done so many times on a day."""

    number: int
    line: str
    day: str
    times: int


@event("service.taken_back")
@dataclass(frozen=True)
class ServiceTakenBack:
    """An entry was wrong, and counts no more."""

    number: int
    why: str


@event("service.covered")
@dataclass(frozen=True)
class ServiceCovered:
    """The photograph of an entry was taken out of public view; the entry counts on."""

    number: int
    why: str
