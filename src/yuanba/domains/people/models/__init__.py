"""Tables of people."""

from yuanba.domains.people.models.accounts import Account, ApiKey
from yuanba.domains.people.models.enterprises import Enterprise
from yuanba.domains.people.models.residents import Merge, ResidentCard, Unsealing
from yuanba.domains.people.models.teams import Delegation, Post
from yuanba.domains.people.models.tenure import Representative, Tenure

__all__ = [
    "Account",
    "ApiKey",
    "Delegation",
    "Enterprise",
    "Merge",
    "Post",
    "Representative",
    "ResidentCard",
    "Tenure",
    "Unsealing",
]
