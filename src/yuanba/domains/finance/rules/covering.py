"""A deficit under remuneration is the owners': how they cover it, by what they decided."""

from dataclasses import dataclass, replace

from yuanba.domains.finance.rules.receipts import MOST
from yuanba.domains.finance.rules.words import BY_HAND
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

register("cover-source", 422, "Please choose out of what the deficit is covered.")
register("cover-resolution", 422, "Please choose the resolution by which the deficit is covered.")
register("cover-sum", 422, "Please write the sum in yuan, above zero.")
PUBLIC = "public"
SOURCES: dict[str, str] = {PUBLIC: _("Out of public revenue"), **BY_HAND}


@dataclass(frozen=True)
class Cover:
    """So many fen out of public revenue, or paid in by the owners; `resolution` is its number."""

    fen: int
    source: str
    resolution: int
    words: str = ""


def checked(said: Cover) -> Cover:
    """With clean words; refused as `invalid` with its fields."""
    tests = {
        "fen": ("cover-sum", not isinstance(said.fen, bool) and 0 < said.fen <= MOST),
        "source": ("cover-source", said.source in SOURCES),
        "resolution": ("cover-resolution", said.resolution > 0),
    }
    wrong = {field: code for field, (code, holds) in tests.items() if not holds}
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return replace(said, words=clean(said.words)[:200])
