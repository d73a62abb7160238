"""What other rooms may call."""

from yuanba.platform.access.actions import ACTIONS, ANYONE, REPORTER, Rule, register_actions, register_roles
from yuanba.platform.access.narrow import visible, within
from yuanba.platform.access.rights import (
    ANONYMOUS,
    SYSTEM,
    Actor,
    Grant,
    anywhere,
    can,
    check,
    deciding,
    lent_until,
    paths,
)

__all__ = [
    "ACTIONS",
    "ANONYMOUS",
    "ANYONE",
    "REPORTER",
    "SYSTEM",
    "Actor",
    "Grant",
    "Rule",
    "anywhere",
    "can",
    "check",
    "deciding",
    "lent_until",
    "paths",
    "register_actions",
    "register_roles",
    "visible",
    "within",
]
