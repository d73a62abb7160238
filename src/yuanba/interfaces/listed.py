"""What a list of estates brought to those that stood before, in words: each figure, and what became of it."""

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from yuanba.domains.places import public as places

FIELDS = {
    "address": gettext_noop("Address"),
    "homes": gettext_noop("Number of homes"),
    "buildings": gettext_noop("Buildings"),
    "fee_low": gettext_noop("Lowest fee"),
    "fee_high": gettext_noop("Highest fee"),
    "company": gettext_noop("Company"),
    "developer": gettext_noop("Developer"),
}
LEFT = {
    "changed": gettext_noop("not set back: somebody changed it since"),
    "closed": gettext_noop("not set back: the estate was handed over and is only read here"),
}


@dataclass(frozen=True)
class Figure:
    """One figure: before the list, and what the list said; `left` says why it was not set back, empty otherwise."""

    name: str
    before: str
    since: str
    left: str


def figures_of(row: places.ListedEstate) -> list[Figure]:
    """What the list changed in an estate."""
    return [
        Figure(
            gettext(FIELDS[name]),
            _said(name, row.before[name]),
            _said(name, value),
            gettext(LEFT[row.left[name]]) if name in row.left else "",
        )
        for name, value in row.since.items()
    ]


def _said(name: str, value: str | int | None) -> str:
    if not value:
        return "–"
    return f"¥{places.fee_words(int(value), int(value))}" if name.startswith("fee_") else str(value)
