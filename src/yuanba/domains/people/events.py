"""What happened to people."""

from dataclasses import dataclass

from yuanba.platform.events.public import event


@event("people.named_in_english")
@dataclass(frozen=True)
class NamedInEnglish:
    """Somebody with a post is called so on English pages."""

    account: str
    name_en: str


@event("people.appointed")
@dataclass(frozen=True)
class Appointed:
    """Somebody has a post from a day on."""

    account: str
    role: str
    path: str
    since: str


@event("people.letter_written")
@dataclass(frozen=True)
class LetterWritten:
    """Somebody may set a new password by a code that is good once; the code is never told."""

    account: str
    role: str
    again: bool


@event("people.letter_used")
@dataclass(frozen=True)
class LetterUsed:
    """Whoever held the code set a new password."""

    account: str
    role: str


@event("people.post_ended")
@dataclass(frozen=True)
class PostEnded:
    """A post has a last day."""

    account: str
    role: str
    path: str
    until: str


@event("people.post_renewed")
@dataclass(frozen=True)
class PostRenewed:
    """A post goes on until a later day, empty for no end."""

    account: str
    role: str
    path: str
    until: str


@event("people.tenure_registered")
@dataclass(frozen=True)
class TenureRegistered:
    """Somebody owns or lives in a home from a day on."""

    home: str
    kind: str
    since: str


@event("people.moved_out")
@dataclass(frozen=True)
class MovedOut:
    """A tenure has a last day."""

    home: str
    kind: str
    until: str


@event("people.representative_named")
@dataclass(frozen=True)
class RepresentativeNamed:
    """One of its owners speaks for a home from a day on."""

    home: str
    since: str


@event("people.card_written")
@dataclass(frozen=True)
class CardWritten:
    """A resident card was made or changed: which fields, not what they say."""

    fields: list[str]
    new: bool


@event("people.enterprise_written")
@dataclass(frozen=True)
class EnterpriseWritten:
    """An enterprise was written down or changed."""

    name: str
    party: str
    new: bool


@event("people.sealed_opened")
@dataclass(frozen=True)
class SealedOpened:
    """Somebody opened a sealed field of a resident card; why is kept where the person can read it."""

    field: str


@event("people.merged")
@dataclass(frozen=True)
class Merged:
    """Two cards were one person: the double points at the one that is kept."""

    double: str


@event("people.parted")
@dataclass(frozen=True)
class Parted:
    """Two cards that were merged are two persons after all."""

    double: str


@event("people.exported")
@dataclass(frozen=True)
class Exported:
    """All that is kept of a person was taken out, by the person or by a manager."""

    own: bool


@event("people.erased")
@dataclass(frozen=True)
class Erased:
    """What is personal of a card is gone; `account` is whose it was, empty where it had none."""

    account: str


@event("people.delegated")
@dataclass(frozen=True)
class Delegated:
    """Somebody stands in for the holder of a post, for some days."""

    account: str
    deputy: str
    role: str
    path: str
    since: str
    until: str


@event("people.delegation_ended")
@dataclass(frozen=True)
class DelegationEnded:
    """The holder of a post is back earlier."""

    deputy: str
    role: str
    path: str
    until: str


@event("people.invited")
@dataclass(frozen=True)
class Invited:
    """Whoever holds a code may be bound to a home."""

    home: str
    kind: str


@event("people.invitation_revoked")
@dataclass(frozen=True)
class InvitationRevoked:
    """The code of an invitation is worth nothing any more."""

    home: str


@event("people.home_claimed")
@dataclass(frozen=True)
class HomeClaimed:
    """Somebody says to live in a home."""

    home: str
    kind: str


@event("people.claim_decided")
@dataclass(frozen=True)
class ClaimDecided:
    """A claim was accepted or refused."""

    home: str
    outcome: str


@event("people.phone_released")
@dataclass(frozen=True)
class PhoneReleased:
    """A number was taken from an account, for somebody else has it now."""

    account: str


@event("people.residents_imported")
@dataclass(frozen=True)
class ResidentsImported:
    """People were taken over from a spreadsheet: how many cards, tenures, and cards that were filled in."""

    batch: int
    cards: int
    tenures: int
    filled: int


@event("people.residents_undone")
@dataclass(frozen=True)
class ResidentsUndone:
    """The people that an import brought were removed, and what it filled in is empty again."""

    batch: int
    cards: int
    tenures: int
    fields: int


@event("people.staff_contracted")
@dataclass(frozen=True)
class StaffContracted:
    """So many of the company's posts stand under a contract now."""

    contract: str
    posts: int
