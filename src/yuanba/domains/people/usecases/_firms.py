"""Enterprises of a list: found by their name in the yard, or made with the batch."""

from collections import defaultdict
from uuid import UUID

from yuanba.domains.people.models import Enterprise, ResidentCard, Tenure
from yuanba.domains.people.rules.listed_firms import Firm, plain
from yuanba.domains.places.public import ImportBatch
from yuanba.kernel import clock
from yuanba.platform.yards.models import Yard


class Firms:
    """Those of a yard by name, read once a list names one; `there` is what they are to the homes of a slice."""

    def __init__(self, yard: Yard) -> None:
        self.yard, self.count = yard, 0
        self.there: dict[str, list[Tenure]] = defaultdict(list)
        self._known: dict[str, Enterprise] | None = None
        self._new: list[Enterprise] = []
        self._changed: dict[UUID, Enterprise] = {}

    def find(self, name: str) -> Enterprise | None:
        """The one written down first of those called so."""
        if self._known is None:
            rows = Enterprise.objects.filter(yard=self.yard).select_related("contact").order_by("-id")
            self._known = {plain(one.name): one for one in rows}
        return self._known.get(plain(name))

    def make(self, batch: ImportBatch, said: Firm) -> Enterprise:
        """A new one, unsaved."""
        made = Enterprise(yard=self.yard, name=said.name, party=said.party, batch=batch)
        made.asked = None if said.party == "unknown" else clock.today()
        self.find(said.name)
        assert self._known is not None  # noqa: S101  just read
        self._known[plain(said.name)] = made
        self._new.append(made)
        self.count += 1
        return made

    def speaks(self, made: Enterprise, contact: ResidentCard) -> None:
        """Who speaks for one that this file brought."""
        made.contact = contact
        self._changed[made.id] = made

    def write(self) -> None:
        """After the cards, before the tenures."""
        fresh = {one.id for one in self._new}
        Enterprise.objects.bulk_create(self._new)
        Enterprise.objects.bulk_update([one for one in self._changed.values() if one.id not in fresh], ["contact"])

    def begin(self) -> None:
        """The next slice."""
        self._new, self._changed = [], {}

    @property
    def is_new(self) -> bool:
        """Whether there is something to write."""
        return bool(self._new or self._changed)


def is_other(there: Enterprise, said: Firm) -> bool:
    """Whether a list says something else of one that was here."""
    known = plain(there.contact.name) if there.contact else ""
    return bool(said.contact and plain(said.contact) != known) or said.party not in ("unknown", there.party)
