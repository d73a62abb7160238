"""Passkeys and the second factor, by which an account proves who it is: the part of `public` that is called
`people.proving`.
"""

from yuanba.domains.people.passkeys import Site, new_challenge, options_to_add, options_to_use, own_passkeys
from yuanba.domains.people.second import second_of, secret_of
from yuanba.domains.people.staffed import asks_second, has_authenticator, second_due, takes_second
from yuanba.domains.people.usecases.add_passkey import add_passkey
from yuanba.domains.people.usecases.check_passkey import check_passkey
from yuanba.domains.people.usecases.check_second_factor import check_second_factor
from yuanba.domains.people.usecases.confirm_second_factor import confirm_second_factor
from yuanba.domains.people.usecases.enrol_second_factor import enrol_second_factor
from yuanba.domains.people.usecases.remove_passkey import remove_passkey
from yuanba.domains.people.usecases.remove_second_factor import remove_second_factor
from yuanba.domains.people.usecases.reset_second_factor import reset_second_factor

__all__ = [
    "Site",
    "add_passkey",
    "asks_second",
    "check_passkey",
    "check_second_factor",
    "confirm_second_factor",
    "enrol_second_factor",
    "has_authenticator",
    "new_challenge",
    "options_to_add",
    "options_to_use",
    "own_passkeys",
    "remove_passkey",
    "remove_second_factor",
    "reset_second_factor",
    "second_due",
    "second_of",
    "secret_of",
    "takes_second",
]
