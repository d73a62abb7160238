"""What happened to bills and payments."""

from dataclasses import dataclass

from yuanba.platform.events.public import event


@event("billing.drafted")
@dataclass(frozen=True)
class BillingDrafted:
    """Bills of a month were worked out; nobody sees them yet."""

    number: int
    month: str
    bills: int
    fen: int
    skipped: int


@event("billing.published")
@dataclass(frozen=True)
class BillingPublished:
    """They are owed from now on."""

    number: int
    month: str
    bills: int
    fen: int


@event("billing.dropped")
@dataclass(frozen=True)
class BillingDropped:
    """A draft was thrown away."""

    number: int
    month: str


@event("bill.credited")
@dataclass(frozen=True)
class BillCredited:
    """A bill was taken back by another one; `returned`: what had been paid of it and is an advance now."""

    number: int
    by: int
    fen: int
    returned: int


@event("payment.taken")
@dataclass(frozen=True)
class PaymentTaken:
    """Money came in. `prepaid`: what no bill needed; `late`: late fees that were charged with it."""

    number: int
    kind: str
    way: str
    fen: int
    prepaid: int
    late: int


@event("payment.returned")
@dataclass(frozen=True)
class PaymentReturned:
    """Money went back: an advance, or a deposit less what it stood for."""

    number: int
    kind: str
    way: str
    fen: int
    deducted: int


@event("bank.taken")
@dataclass(frozen=True)
class BankTaken:
    """Lines of a file of the bank were taken in; each waits for its home."""

    number: int
    rows: int
    lines: int
    fen: int


@event("bank.settled")
@dataclass(frozen=True)
class BankSettled:
    """A line of the bank was paid for a home, left out as no fee, or waits again."""

    state: str
    fen: int
    receipt: int


@event("bank.profile_saved")
@dataclass(frozen=True)
class BankProfileSaved:
    """How files of a bank are read was written or changed."""

    name: str


@event("online.ordered")
@dataclass(frozen=True)
class OnlineOrdered:
    """Somebody is about to pay by telephone."""

    kind: str
    fen: int


@event("online.settled")
@dataclass(frozen=True)
class OnlineSettled:
    """It was paid, ran out or was refused; `odd`: what a person should look at; `receipt`: its number, or 0."""

    state: str
    fen: int
    odd: str
    receipt: int


@event("online.returned")
@dataclass(frozen=True)
class OnlineReturned:
    """Something paid by telephone is on its way back, arrived, or could not be given back."""

    state: str
    fen: int


@event("online.compared")
@dataclass(frozen=True)
class OnlineCompared:
    """The trade bill of a day was compared with what we have; `differs`: how many lines differ."""

    day: str
    lines: int
    differs: int


@event("bill.reminded")
@dataclass(frozen=True)
class HomeReminded:
    """The owners of a home were reminded of overdue bills."""

    home: str
    fen: int
    bills: int


@event("home.situation_noted")
@dataclass(frozen=True)
class SituationNoted:
    """Nobody lives in a home, or a space to park is let to it, from a day on."""

    kind: str
    home: str
    name: str
    since: str


@event("home.situation_ended")
@dataclass(frozen=True)
class SituationEnded:
    """That ended with a day."""

    kind: str
    home: str
    name: str
    until: str


@event("voucher.written")
@dataclass(frozen=True)
class VoucherWritten:
    """A payment out of the estate's money was written down; nothing is entered yet."""

    number: int
    item: str
    part: str
    fen: int


@event("voucher.decided")
@dataclass(frozen=True)
class VoucherDecided:
    """It was approved, which entered it, or not; or an approved one was taken back."""

    number: int
    state: str
    fen: int


@event("spending.limit_set")
@dataclass(frozen=True)
class SpendingLimitSet:
    """Above so many fen a payment needs a resolution from now on; 0 is no limit."""

    fen: int


@event("spending.fund_part_set")
@dataclass(frozen=True)
class FundPartSet:
    """So many per cent of the owners' public revenue go to the maintenance fund at least."""

    percent: int


@event("revenue.agreed")
@dataclass(frozen=True)
class RevenueAgreed:
    """Somebody pays for using a common part from now on."""

    number: int
    kind: str
    period: str
    fen: int


@event("revenue.ended")
@dataclass(frozen=True)
class RevenueEnded:
    """Such a contract ends earlier than it said."""

    number: int
    until: str


@event("revenue.taken")
@dataclass(frozen=True)
class RevenueTaken:
    """Money of a common part came in, below nothing where it was taken back; `owners` is the owners' part."""

    number: int
    contract: int
    kind: str
    fen: int
    owners: int


@event("revenue.due")
@dataclass(frozen=True)
class RevenueDue:
    """What is due by a contract did not come yet: on `day`, `late` days ago."""

    today: str
    contract: int
    party: str
    day: str
    fen: int
    late: int


@event("fund.noted")
@dataclass(frozen=True)
class FundNoted:
    """What the special account of the maintenance fund told of a day; fen."""

    day: str
    came: int
    used: int
    balance: int


@event("deficit.covered")
@dataclass(frozen=True)
class DeficitCovered:
    """So much of a deficit under remuneration was covered by a resolution."""

    number: int
    fen: int
    resolution: int


@event("handover.agreed")
@dataclass(frozen=True)
class BookHandedOver:
    """The book was handed from the company of a contract to the next; what it owes, and which kinds differ."""

    number: int
    by: int
    owed: int
    differs: list[str]


@event("handover.paid")
@dataclass(frozen=True)
class HandedMoneyCame:
    """Money of the company that left came to the bank; fen."""

    number: int
    fen: int
