"""That nobody lives in a home, and spaces to park that are let to it: from a day to a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from yuanba.domains.finance.rules.owners import Span
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.money import round_half_up, split_largest_remainder
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

VACANT, SPACE = "vacant", "space"
KINDS: dict[str, str] = {SPACE: _("a space to park is let to it"), VACANT: _("nobody lives there")}
register("situation-kind", 422, "Please choose what it is.")
register("space-name", 422, "Please give the number of the space, in up to 30 characters.")
register("space-price", 422, "Please choose a price of the contract for the space.")
register("space-taken", 409, "This space is let to %(home)s. Please end that first.")
register("vacant-already", 409, "It is written down that nobody lives there since %(since)s.")
register("situation-end", 422, "The last day does not lie before the first one, %(since)s.")
register("situation-ended", 409, "This ended on %(until)s already.")


@dataclass(frozen=True)
class NewSituation:
    """As somebody typed it."""

    kind: str
    since: date
    name: str = ""
    price: str = ""


def checked(new: NewSituation, prices: Sequence[str]) -> NewSituation:
    """With clean words; refused as `invalid` with a code per field. `prices` are those for a space."""
    if new.kind not in KINDS:
        raise Refusal("invalid", fields={"kind": "situation-kind"})
    if new.kind == VACANT:
        return NewSituation(VACANT, new.since)
    name = clean(new.name)
    wrong = {
        "name": "" if 0 < len(name) <= 30 else "space-name",
        "price": "" if new.price in prices else "space-price",
    }
    if any(wrong.values()):
        raise Refusal("invalid", fields={field: code for field, code in wrong.items() if code})
    return NewSituation(SPACE, new.since, name, new.price)


def overlap(one: Span, other: Span) -> int:
    """Days that both have."""
    return max((min(one[1], other[1]) - max(one[0], other[0])).days + 1, 0)


def covers(spans: Iterable[Span], whole: Span) -> bool:
    """Whether each day of `whole` lies in one of the spans, which do not overlap."""
    return sum(overlap(one, whole) for one in spans) >= (whole[1] - whole[0]).days + 1


def by_holding(fen: int, held: Sequence[Span], spans: Sequence[Span], days: int) -> list[int]:
    """Of spaces at `fen` a month of so many days: what each owner's span owes for the days they were held in it."""
    counts = [sum(overlap(one, span) for one in held) for span in spans]
    if not any(counts):
        return [0 for _span in spans]
    return split_largest_remainder(round_half_up(fen * sum(counts), days), counts)
