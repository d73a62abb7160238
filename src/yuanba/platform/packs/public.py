"""What other rooms may call."""

from yuanba.platform.packs.carried import Carried, Sealing, carry, carry_sealed, guard
from yuanba.platform.packs.comparing import differences
from yuanba.platform.packs.export import export
from yuanba.platform.packs.loading import Taken, take
from yuanba.platform.packs.locks import Lock, receiving_key
from yuanba.platform.packs.manifest import Manifest
from yuanba.platform.packs.reading import Pack, opening, verify

__all__ = [
    "Carried",
    "Lock",
    "Manifest",
    "Pack",
    "Sealing",
    "Taken",
    "carry",
    "carry_sealed",
    "differences",
    "export",
    "guard",
    "opening",
    "receiving_key",
    "take",
    "verify",
]
