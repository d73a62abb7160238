"""Why a pack is refused, in words that say what to do."""

from yuanba.kernel.errors import register

register("pack-unreadable", 422, "This file is no hand-over pack, or it is damaged: %(part)s. Ask for it again.")
register("pack-locked", 422, "This passphrase or this installation's key does not open the pack.")
register("pack-passphrase", 422, "Please give a passphrase of at least 12 characters, and tell it by another way.")
register("pack-key", 422, "This is no key of a receiver. It is what `yuanba pack key` prints there.")
register("pack-signature", 422, "The signature of the pack does not fit: it was changed, or not made as it says.")
register("pack-changed", 422, "The pack was changed after it was signed: %(part)s. Ask for it again.")
register("pack-stranger", 422, "The pack was signed with the key %(key)s. Confirm that key first: --from %(key)s")
register(
    "pack-schema",
    409,
    "The pack was written by another version of the program. These tables differ: %(tables)s. "
    "Bring both installations to the same version and export again.",
)
register("pack-estate", 422, "Only an estate is handed over as a pack, not an office.")
register(
    "pack-there", 409, "A yard %(yard)s, or another one at its place on the map, is here already. Nothing was taken in."
)
register("pack-division", 409, "The division %(division)s lies elsewhere here. Bring the tree of divisions up to date.")
register("pack-foreign", 422, "The pack gives rights or names places outside its yard: %(part)s. Nothing was taken in.")
register("pack-broken", 422, "The rows of the pack do not fit together: %(part)s. Nothing was taken in.")
register(
    "pack-sealed",
    409,
    "%(part)s holds a value that no key here opens. Bring the key back from a backup, "
    "or empty the value; then export again.",
)
register("pack-file", 409, "The file %(digest)s is missing or damaged. Bring it back from a backup first.")
register("pack-unequal", 409, "What was taken in is not what was sent: %(part)s. Nothing was kept.")
register("pack-unasked", 409, "Nobody approved that this estate is handed over. Its manager asks for it on the desk.")
register("pack-final", 409, "The new system has confirmed that the estate is there. It is not taken back any more.")
register("pack-at-work", 409, "The estate is still written here. Release it first: yuanba pack release %(yard)s FILE")
register("pack-not-here", 409, "This estate did not come here in a pack. There is nothing to confirm.")
register("receipt-unreadable", 422, "This is no receipt of a pack, or its signature does not fit. Ask for it again.")
register("receipt-stranger", 422, "The receipt was signed with the key %(key)s. Confirm that key first: --from %(key)s")
register("receipt-other", 409, "The receipt is for another pack than the one that was released here last.")
