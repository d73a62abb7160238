"""What the new system signs when a yard has arrived there whole."""

from dataclasses import asdict, dataclass

from yuanba.kernel import clock, merkle
from yuanba.kernel.errors import Refusal
from yuanba.kernel.foreign import from_json
from yuanba.platform.audit import keys
from yuanba.platform.packs.models import PackNote
from yuanba.platform.yards.models import Yard

FORMAT = "yuanba receipt 1"
LONGEST = 4096


@dataclass(frozen=True)
class Receipt:
    """Which yard came, which root was proved equal, when, by whom; signed with `key`."""

    yard: str
    code: str
    root: str
    at: str
    by: str
    key: str

    def signed_text(self) -> bytes:
        """What the signature is over."""
        return merkle.canon({"format": FORMAT, **asdict(self)})


def receipt_of(yard: Yard) -> bytes:
    """The receipt for the pack in which the yard came. Refused: `pack-not-here`."""
    came = PackNote.objects.filter(yard=yard, what="in").order_by("-at", "-id").first()
    if came is None:
        raise Refusal("pack-not-here")
    at = clock.aware(came.at).isoformat(timespec="seconds")
    said = Receipt(str(yard.id), yard.code, came.root, at, came.by, keys.public_key().hex())
    return merkle.canon({**asdict(said), "signature": keys.sign(said.signed_text()).hex()}) + b"\n"


def read_receipt(text: bytes) -> Receipt:
    """A receipt whose signature fits. Refused: `receipt-unreadable`."""
    try:
        said = from_json(text[: LONGEST + 1])
        signature = said.pop("signature")
        made = Receipt(**said)
        fits = all(isinstance(word, str) for word in (signature, *asdict(made).values()))
    except (ValueError, TypeError, KeyError, AttributeError):
        fits = False
    if not fits or not keys.is_signed(made.signed_text(), signature, made.key):
        raise Refusal("receipt-unreadable")
    return made
