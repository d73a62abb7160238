"""Words of bills and payments, and what is refused."""

from yuanba.kernel.errors import register
from yuanba.kernel.text import gettext_noop as _

DRAFT, PUBLISHED, DROPPED = "draft", "published", "dropped"
STATES: dict[str, str] = {
    DRAFT: _("draft, nobody has it yet"),
    PUBLISHED: _("published"),
    DROPPED: _("thrown away"),
}
MONTH, LATE, CREDIT = "month", "late", "credit"
KINDS: dict[str, str] = {MONTH: _("Bill"), LATE: _("Late fee"), CREDIT: _("Credit bill")}
NO_AREA, NO_OWNER, OUTSIDE, BILLED, UNREAD = "no-area", "no-owner", "outside", "billed", "unread"
NO_METER, COMMON_UNREAD, NO_PRICE = "no-meter", "common", "no-price"
SHARE_AREA, SHARE_FLOOR, SHARE_READ, SHARE_NONE = "share-area", "share-floor", "share-read", "share-none"
REASONS: dict[str, str] = {
    NO_AREA: _("no area is known"),
    NO_OWNER: _("nobody is registered as owner"),
    OUTSIDE: _("owned for a part of the month only: the other days are billed to nobody"),
    BILLED: _("billed already"),
    UNREAD: _("no reading of its meter in this month"),
    NO_PRICE: _("the contract has no price of that name for its space to park"),
    NO_METER: _("no meter of this kind hangs there"),
    COMMON_UNREAD: _("no reading of the common meter in this month"),
    SHARE_AREA: _("the area of a home that shares this bill is not known"),
    SHARE_FLOOR: _("the floor of a home that shares this bill is not known"),
    SHARE_READ: _("a home that shares this bill has no reading in this month"),
    SHARE_NONE: _("by this way of sharing nobody would pay the common bill"),
}
FEE, REFUND, DEPOSIT, DEPOSIT_BACK, UNDONE = "fee", "refund", "deposit", "deposit-back", "undone"
PAYMENTS: dict[str, str] = {
    FEE: _("Payment"),
    REFUND: _("Advance given back"),
    DEPOSIT: _("Deposit"),
    DEPOSIT_BACK: _("Deposit given back"),
    UNDONE: _("Payment taken back"),
}
CASH, TRANSFER, BANK_FILE, WECHAT = "cash", "transfer", "bank-file", "wechat"
BY_HAND: dict[str, str] = {CASH: _("Cash"), TRANSFER: _("Bank transfer")}
WAYS: dict[str, str] = BY_HAND | {BANK_FILE: _("Bank statement"), WECHAT: _("WeChat Pay")}
register("month-please", 422, "Please choose a month that has begun.")
register("bill-contract", 422, "Please choose a signed contract that runs in this month.")
register("bill-due", 422, "The last day to pay cannot lie before the month that is billed.")
register("billing-state", 409, "This was published or thrown away meanwhile. Please look at it again.")
register("nothing-billed", 422, "There is no bill in this draft. Look at who was left out, and why.")
register("bill-credited", 409, "This bill was taken back already.")
register("bill-why", 422, "Please say in a few words why the bill is taken back.")
register("nothing-overdue", 422, "Nothing is overdue at this home.")
