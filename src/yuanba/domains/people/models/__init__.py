"""Tables of people."""

from yuanba.domains.people.models.accounts import Account, ApiKey
from yuanba.domains.people.models.binding import Claim, Invitation
from yuanba.domains.people.models.enterprises import Enterprise
from yuanba.domains.people.models.letters import PasswordLetter
from yuanba.domains.people.models.residents import Filled, Merge, ResidentCard, Unsealing
from yuanba.domains.people.models.signing_in import (
    Device,
    Identity,
    Passkey,
    RecoveryCode,
    SecondFactor,
    SignInCode,
)
from yuanba.domains.people.models.teams import Delegation, Post
from yuanba.domains.people.models.tenure import Representative, Tenure

__all__ = [
    "Account",
    "ApiKey",
    "Claim",
    "Delegation",
    "Device",
    "Enterprise",
    "Filled",
    "Identity",
    "Invitation",
    "Merge",
    "Passkey",
    "PasswordLetter",
    "Post",
    "RecoveryCode",
    "Representative",
    "ResidentCard",
    "SecondFactor",
    "SignInCode",
    "Tenure",
    "Unsealing",
]
