"""Who may do what with bills and payments."""

from yuanba.platform.access.actions import Rule

_WATCHERS = frozenset({"committee-member", "management-committee", "company-supervisor", "community-supervisor"})

PERMISSIONS = {
    "bill.oversee": Rule(
        frozenset({"manager"}) | _WATCHERS, "See billing runs with their sums and whom they left out, and why."
    ),
    "bill.run": Rule(frozenset({"manager"}), "Draft bills, publish them, and credit one that was wrong."),
    "bill.see": Rule(frozenset({"butler", "manager"}), "See what homes owe, and remind them."),
    "bill.own": Rule(
        frozenset({"owner", "co-owner"}), "See what one's own home owes and paid, for the days one owned it."
    ),
    "payment.take": Rule(
        frozenset({"butler", "manager"}), "Take a payment or a deposit of a home, and print its receipt."
    ),
    "payment.return": Rule(frozenset({"manager"}), "Give back what was paid in advance, or a deposit."),
}
