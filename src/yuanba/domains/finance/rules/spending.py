"""What a voucher must say: which of the agreed costs it is, how much, when, for what, paid to whom."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from yuanba.domains.finance.rules import chart
from yuanba.domains.finance.rules.guarding import LARGER
from yuanba.domains.finance.rules.receipts import MOST
from yuanba.domains.finance.rules.words import BY_HAND
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

register("cost-item", 422, "Please choose which of the agreed costs it is.")
register("cost-part", 422, "Please choose whether it was paid for people or for things.")
register("spent-sum", 422, "Please write what was paid, above zero, such as 185.47.")
register("spent-words", 422, "Please say in a few words what was paid for.")
register("spent-day", 422, "Please give the day of the document; it cannot lie in the future.")
register("spent-to", 422, "Please say to whom it was paid.")
register("spent-scan", 422, "Please add a photograph or a PDF of the document.")
register("voucher-state", 409, "This voucher was decided meanwhile. Please look at it again.")
register("voucher-own", 409, "Somebody else has to approve what you wrote.")
register("voucher-why", 422, "Please say in a few words why.")
register("invoice-twice", 409, "An invoice of this number of the same payee was written down already.")
register("spending-resolution", 422, "This sum is above the limit: please choose the resolution by which it is paid.")
register(
    "resolution-unfit", 422, "This resolution does not hold, or is about something else. Please choose another one."
)
register("resolution-spent", 422, "Of this resolution less is left than this sum. Please choose another one.")
register("limit-sum", 422, "Please write a sum in yuan above zero, such as 5000, or leave it empty for no limit.")
WRITTEN, APPROVED, REFUSED, TAKEN_BACK = "written", "approved", "refused", "taken-back"
STATES: dict[str, str] = {
    WRITTEN: _("waits for somebody to approve it"),
    APPROVED: _("approved"),
    REFUSED: _("not approved"),
    TAKEN_BACK: _("taken back"),
}
LABOUR, MATERIAL = "labour", "material"
PARTS: dict[str, str] = {LABOUR: _("for people"), MATERIAL: _("for things and energy")}
# Agreed by the contract itself, so that no other resolution is needed.
AGREED = (chart.REMUNERATION, chart.SHARE)
MOST_SCANS = 6


@dataclass(frozen=True)
class Spent:
    """A document of a payment. `item` is a key of `chart.COSTS` or of `chart.PUBLIC_COSTS`.

    `invoice` and `resolution` are numbers, if it has any.
    """

    item: str
    part: str
    fen: int
    day: date | None
    words: str
    payee: str
    way: str
    invoice: str = ""
    resolution: int = 0
    place: UUID | None = None
    scans: tuple[UUID, ...] = ()


def checked(spent: Spent, today: date) -> Spent:
    """With clean words; refused as `invalid` with its fields. Taxes and public revenue have no part."""
    has_part = spent.item != "tax" and spent.item not in chart.PUBLIC_COSTS
    part = spent.part if has_part else ""
    said = replace(
        spent,
        part=part,
        words=clean(spent.words)[:200],
        payee=clean(spent.payee)[:80],
        invoice=clean(spent.invoice)[:30],
        scans=tuple(dict.fromkeys(spent.scans)),
    )
    tests = {
        "item": ("cost-item", said.item in chart.COSTS or said.item in chart.PAID_OUT),
        "part": ("cost-part", not has_part or said.part in PARTS),
        "fen": ("spent-sum", not isinstance(said.fen, bool) and 0 < said.fen <= MOST),
        "day": ("spent-day", said.day is not None and said.day <= today),
        "words": ("spent-words", bool(said.words)),
        "payee": ("spent-to", bool(said.payee)),
        "way": ("pay-way", said.way in BY_HAND),
        "resolution": ("resolution-unfit", said.resolution >= 0),
        "scans": ("spent-scan", 0 < len(said.scans) <= MOST_SCANS),
    }
    wrong = {field: code for field, (code, holds) in tests.items() if not holds}
    if "words" not in wrong and said.item not in chart.PUBLIC_COSTS and any(one in said.words for one in LARGER):
        wrong["words"] = "maintenance-fund-only"
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return said


def check_limit(fen: int, limit: int | None, left: int | None) -> None:
    """Refuse a payment above the limit without a resolution, or above what is `left` of the one it names."""
    if left is None and limit is not None and fen > limit:
        raise Refusal("spending-resolution")
    if left is not None and fen > left:
        raise Refusal("resolution-spent")
