"""Who may do what with bills and payments."""

from yuanba.platform.access.actions import Rule

_WATCHERS = frozenset({"committee-member", "management-committee", "company-supervisor", "community-supervisor"})
_COMPANY = frozenset({"manager", "company-headquarters"})

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
    "spending.read": Rule(_COMPANY | _WATCHERS, "See what the estate's money was paid for, with the documents."),
    "spending.write": Rule(_COMPANY, "Write down a payment with its documents."),
    "spending.approve": Rule(
        _COMPANY | {"company-supervisor"}, "Approve a payment that somebody else wrote down, or take it back."
    ),
    "payment.compare": Rule(
        frozenset({"manager"}), "See what was paid by WeChat, and where its trade bill differs from our books."
    ),
    "payment.bank": Rule(
        frozenset({"manager"}),
        "Take in files of the bank, and say for which home a line is, that it is no fee, or that it was wrong.",
    ),
    "spending.limit": Rule(
        frozenset({"committee-member", "management-committee", "community-supervisor"}),
        "Set the sum above which a payment needs a resolution, and what part of public revenue the fund gets.",
    ),
    "revenue.read": Rule(
        _COMPANY | _WATCHERS | {"butler"}, "See what common parts should bring and brought, with the contracts."
    ),
    "revenue.agree": Rule(
        _COMPANY | {"committee-member", "management-committee"},
        "Write down and end contracts about common parts, and take back money that was written down wrongly.",
    ),
    "revenue.take": Rule(frozenset({"butler", "manager"}), "Take money that common parts earn, such as parking."),
    "fund.note": Rule(
        _COMPANY | {"committee-member", "management-committee"},
        "Note what the special account of the maintenance fund tells, to be shown with what is published.",
    ),
    "handover.agree": Rule(
        frozenset({"committee-member", "management-committee", "community-supervisor"}),
        "Write down that the book was handed to the company that follows, as all three sides agreed.",
    ),
    "payment.return": Rule(frozenset({"manager"}), "Give back what was paid in advance, or a deposit."),
}
