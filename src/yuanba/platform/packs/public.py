"""What other rooms may call."""

from yuanba.platform.packs.carried import Carried, carry, guard
from yuanba.platform.packs.comparing import differences
from yuanba.platform.packs.export import export
from yuanba.platform.packs.loading import Taken, take
from yuanba.platform.packs.locks import Lock, receiving_key
from yuanba.platform.packs.manifest import Manifest
from yuanba.platform.packs.notes import Line, notes_of
from yuanba.platform.packs.permits import Permit, permitted_by
from yuanba.platform.packs.reading import Pack, check_signer, opening, verify
from yuanba.platform.packs.receipts import Receipt, read_receipt, receipt_of
from yuanba.platform.packs.releasing import confirm, note_compared, release, signing_key, take_back

__all__ = [
    "Carried",
    "Line",
    "Lock",
    "Manifest",
    "Pack",
    "Permit",
    "Receipt",
    "Taken",
    "carry",
    "check_signer",
    "confirm",
    "differences",
    "export",
    "guard",
    "note_compared",
    "notes_of",
    "opening",
    "permitted_by",
    "read_receipt",
    "receipt_of",
    "receiving_key",
    "release",
    "signing_key",
    "take",
    "take_back",
    "verify",
]
