"""The homes of an estate with the people in them are taken over from a spreadsheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from yuanba.domains.people.events import ResidentsImported
from yuanba.domains.people.usecases._listed import Listing
from yuanba.domains.places import public as places
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.sheets.public import Line
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class ImportedResidents:
    """What came of the homes, and of the people: new cards, new tenures, cards filled in, people who were here.

    And new enterprises.
    """

    homes: places.ImportedHomes
    cards: int
    tenures: int
    filled: int
    same: int
    firms: int = 0


def import_residents(
    *, actor: Actor, yard: Yard, lines: Iterable[Line], source: places.Source = places.NO_FILE, dry_run: bool = False
) -> ImportedResidents:
    """Lines as `import_homes` takes them, with name, phone, id_number, kind, co_name, family_name, tenant_name, ….

    One transaction and one batch for both. The same name at the same home, or with the same telephone, is one card;
    a card is filled in where it is empty and never overwritten. Refused as absent without the right to register.
    """
    check(actor, "people.register", yard)
    listing = Listing(yard)
    given: dict[str, Any] = {"actor": actor, "yard": yard, "lines": lines, "source": source, "beside": listing}
    if dry_run:
        return _imported(places.import_homes(**given, dry_run=True), listing)
    with transaction.atomic():
        made = places.import_homes(**given)
        if made.batch is not None and listing.changes:
            batch = made.batch
            batch.cards, batch.tenures, batch.filled = listing.cards, listing.tenures, listing.filled
            batch.firms = listing.firms
            batch.save()
            told = ResidentsImported(batch.number, listing.cards, listing.tenures, listing.filled)
            record(told, yard=yard, actor=actor, subject=yard.id)
    return _imported(made, listing)


def _imported(made: places.ImportedHomes, listing: Listing) -> ImportedResidents:
    return ImportedResidents(made, listing.cards, listing.tenures, listing.filled, listing.same, listing.firms)
