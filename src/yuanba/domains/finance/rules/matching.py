"""Which home a line of the bank pays for, and why: by a number of a bill, by a home in its words, by name and sum."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from yuanba.kernel.text import gettext_noop as _

BILL, HOME, NAME_SUM, NAME, SUM = "bill", "home", "name-sum", "name", "sum"
WHYS: dict[str, str] = {
    BILL: _("number of its bill"),
    HOME: _("home named in the remark"),
    NAME_SUM: _("name of the owner and the exact sum"),
    NAME: _("name of the owner, another sum"),
    SUM: _("the exact sum only"),
}
SURE = frozenset({BILL, HOME, NAME_SUM})
MOST = 5  # more than so many may mean anybody
_BILL = re.compile(r"(?:账单|帐单|单号|bill|invoice)\s*(?:编?号|no\.?|#|[:：])*\s*(\d{1,8})(?!\d)", re.IGNORECASE)
_CODES = re.compile(r"(?<![0-9A-Za-z-])[0-9A-Za-z]{1,4}(?:-[0-9A-Za-z]{1,4}){1,3}(?![0-9A-Za-z-])")


@dataclass(frozen=True)
class KnownHomes:
    """What an estate knows: homes by code (3-1-902), by building and room; by number of an open bill; by owner's name;
    what each owes in all, and of which sums its bills are."""

    by_code: Mapping[str, str] = field(default_factory=dict)
    by_room: Mapping[str, Collection[str]] = field(default_factory=dict)
    by_bill: Mapping[int, str] = field(default_factory=dict)
    by_name: Mapping[str, Collection[str]] = field(default_factory=dict)
    owed: Mapping[str, int] = field(default_factory=dict)
    sums: Mapping[int, Collection[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Match:
    """Homes that may be meant with the reason of each; sure where it is one, for a strong reason."""

    homes: tuple[tuple[str, str], ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether a person may confirm it with all the others."""
        return len(self.homes) == 1 and self.homes[0][1] in SURE


def seen(sure: Iterable[tuple[str, str]]) -> str:
    """Lines with their homes in a few signs: the same for the same."""
    return hashlib.sha256("\n".join(f"{line} {home}" for line, home in sorted(sure)).encode()).hexdigest()[:32]


def plain_name(text: str) -> str:
    """A name without spaces and width, for comparing."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).casefold()


def match(remark: str, payer: str, fen: int, known: KnownHomes, spot: Callable[[str], tuple[str, str, str]]) -> Match:
    """What is written counts before who paid, and that before the sum; `spot` finds building, unit, home in words."""
    said = _written(remark, known, spot)
    if said:
        return Match(tuple(said.items())[:MOST])
    named = known.by_name.get(plain_name(payer), ()) if payer else ()
    exact = set(known.sums.get(fen, ()))
    both = [home for home in named if home in exact]
    if both:
        return Match(tuple((home, NAME_SUM) for home in sorted(both)[:MOST]))
    if named:
        return Match(tuple((home, NAME) for home in sorted(named)[:MOST]))
    return Match(tuple((home, SUM) for home in sorted(exact))) if len(exact) <= MOST else Match()


def _written(remark: str, known: KnownHomes, spot: Callable[[str], tuple[str, str, str]]) -> dict[str, str]:
    """Homes by what the remark says; a bill and a home that differ are two."""
    plain = unicodedata.normalize("NFKC", remark).replace("—", "-").replace("–", "-")
    found = {known.by_bill[int(one)]: BILL for one in _BILL.findall(plain) if int(one) in known.by_bill}
    homes = [known.by_code[code] for code in map(str.upper, _CODES.findall(plain)) if code in known.by_code]
    if not homes:
        parts = spot(plain)
        whole, short = "-".join(filter(None, parts)).upper(), f"{parts[0]}-{parts[2]}".upper()
        homes = [known.by_code[whole]] if whole in known.by_code else []
        if not homes and parts[0] and parts[2] and not parts[1]:
            homes = list(known.by_room.get(short, ()))
    return {**dict.fromkeys(homes, HOME), **found}
