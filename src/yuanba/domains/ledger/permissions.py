"""Who may do what with the books of a yard."""

from yuanba.platform.access.actions import Rule

_KEEPERS = frozenset({"manager"})
_READERS = frozenset({"committee-member", "company-supervisor", "community-supervisor", "platform-operator"})

PERMISSIONS = {
    "ledger.read": Rule(_KEEPERS | _READERS, "Read the books of an estate."),
    "ledger.open": Rule(_KEEPERS | {"platform-operator"}, "Open a book or an account in it, and close an account."),
    "ledger.post": Rule(_KEEPERS, "Enter into a book, hold an amount, and release or take what is held."),
    "ledger.reverse": Rule(_KEEPERS, "Reverse an entry."),
    "ledger.force": Rule(
        frozenset({"district-official"}), "Reverse an entry even where the amount was spent meanwhile."
    ),
    "ledger.close": Rule(_KEEPERS, "Begin to close a period of a book."),
    "ledger.publish": Rule(_KEEPERS, "Seal a period for ever: nothing dated in it is entered any more."),
}
