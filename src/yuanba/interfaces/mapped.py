"""Files whose columns somebody chooses once: the table, and the profile, or the synonyms, by which it is read."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from yuanba.domains.places.public import masked
from yuanba.interfaces.importing import Other
from yuanba.platform.sheets.public import Column, Part, Sheet, Table, find_table, head_rows, heads_of, named
from yuanba.ui.forms import Form

SAMPLES = 2


class Chosen(Protocol):
    """A profile that was saved."""

    @property
    def fields(self) -> Any:
        """The head in the file by our name of it."""


P = TypeVar("P", bound=Chosen)


@dataclass(frozen=True)
class Mapped(Generic[P]):
    """A file: its table, the head by our name of it, and by which profile that is known."""

    part: Part
    fields: dict[str, str]
    profile: P | None = None
    others: tuple[Other, ...] = ()

    @property
    def heads(self) -> list[str]:
        """The heads in their order, those alike told apart."""
        known = heads_of(self.part)
        return [known.get(self.part.first + place, "") for place in range(len(self.part.heads))]

    @property
    def table(self) -> Table:
        """The table with our names over its columns."""
        return Table((named(self.part, self.fields),))

    def fits(self, profile: P, optional: Collection[str] = ()) -> bool:
        """Whether the file could be read by this profile, too."""
        return set(self.heads).issuperset(_wanted(profile.fields, optional))

    @property
    def samples(self) -> list[tuple[str, str]]:
        """Each head with what stands in the first rows of its column, short."""
        rows = [line.cells for line, _ in zip(self.table.lines(), range(SAMPLES), strict=False)]
        cut = [" / ".join(masked(cell)[:12] for row in rows if (cell := row[at])) for at in range(len(self.heads))]
        return [(head, sample) for head, sample in zip(self.heads, cut, strict=True) if head]


def mapped_in(
    sheets: Sequence[Sheet],
    columns: Sequence[Column],
    needed: Sequence[Sequence[str]],
    profiles: Iterable[P],
    optional: Collection[str] = (),
) -> Mapped[P] | None:
    """The table, read by the profile that fits, else by synonyms, else as it is; None where no row may be a head.

    Of a profile, what is `optional` may be missing in a file.
    """
    found = find_table(sheets, columns, needed)
    best = max(found.parts, key=lambda part: len(part.names)) if found else None
    rows = ([best] if best else []) + list(head_rows(sheets))
    known_ways = list(profiles)
    for part in rows:
        heads = set(heads_of(part).values())
        for profile in known_ways:
            if heads.issuperset(_wanted(profile.fields, optional)):
                return Mapped(part, {name: head for name, head in profile.fields.items() if head in heads}, profile)
    if best is not None:
        known = heads_of(best)
        return Mapped(best, {name: known[place] for place, name in best.names.items() if place in known})
    return Mapped(max(rows, key=lambda part: len(part.heads)), {}) if rows else None


def _wanted(fields: Mapping[str, str], optional: Collection[str]) -> set[str]:
    return {head for name, head in fields.items() if name not in optional}


def choices(form: Form, labels: Mapping[str, str], needed: Collection[str]) -> list[tuple[str, str, str, str, bool]]:
    """Of each of our columns: name in the form, label, chosen head, what is wrong, whether it is needed."""
    return [
        (f"c-{name}", label, form.values.get(f"c-{name}", ""), form.errors.get(f"c-{name}", ""), name in needed)
        for name, label in labels.items()
    ]
