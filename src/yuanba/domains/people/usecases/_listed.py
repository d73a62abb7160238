"""People of a list become cards and tenures, a slice at a time: who is here already stays one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from yuanba.domains.people import writing
from yuanba.domains.people.models import Filled, ResidentCard, Tenure
from yuanba.domains.people.models.residents import phone_digest
from yuanba.domains.people.queries.spans import in_force
from yuanba.domains.people.rules import LIVED_IN, OCCUPIED
from yuanba.domains.people.rules.cards import plain_name
from yuanba.domains.people.rules.listed import PeopleRow, Said, people_of
from yuanba.domains.people.rules.listed_firms import Firm
from yuanba.domains.people.rules.tenure import OWNING
from yuanba.domains.people.usecases._firms import Firms, is_other
from yuanba.domains.places.public import Found, ImportBatch, Place, Row
from yuanba.kernel import clock
from yuanba.kernel.text import clean
from yuanba.platform.sealed.public import stored
from yuanba.platform.yards.models import Yard

FIELDS = ("phone", "id_number")
Key = tuple[str, str]  # name, digest of the telephone


@dataclass(slots=True)
class Known:
    """A person of the yard, here before or by this file."""

    card: ResidentCard
    name: str


@dataclass(slots=True)
class Living:
    """What somebody is to a home."""

    known: Known
    tenure: Tenure


class Listing:
    """Who is in the rows of a file. Without writing, all of it stays in memory: the next slice must find it."""

    def __init__(self, yard: Yard) -> None:
        self.yard = yard
        self.cards = self.tenures = self.filled = self.same = 0
        self._blank = ResidentCard(yard=yard)
        self._by_phone: dict[Key, Known] = {}
        self._alone: dict[str, Known] = {}
        self._at: dict[str, list[Living]] = {}
        self._of_owner: dict[str, list[Place]] = defaultdict(list)
        self._firms = Firms(yard)
        self._start()

    def _start(self) -> None:
        self._cards: list[ResidentCard] = []
        self._tenures: list[Tenure] = []
        self._filled: list[Filled] = []
        self._written: dict[UUID, ResidentCard] = {}
        self._changed: dict[UUID, Tenure] = {}
        self._ids: dict[UUID, ResidentCard] = {}
        self._digests: dict[str, str] = {}
        self._of_row: dict[str, Known] = {}
        self._firms.begin()

    @property
    def firms(self) -> int:
        """How many enterprises are new."""
        return self._firms.count

    @property
    def changes(self) -> int:
        """How much has come or was changed."""
        return self.cards + self.tenures + self.filled

    def take(self, batch: ImportBatch, rows: Sequence[Row], *, write: bool) -> list[Found]:
        """One answer for each row."""
        told = [people_of(row.line.values) if not row.outcome.refused else PeopleRow() for row in rows]
        homes = [self._homes(row) for row in rows]
        self._load_homes({home.path: home for some in homes for home in some}, write=write)
        homeless = [row for row, some in zip(told, homes, strict=True) if not _lived_in(some)]
        self._load_cards(told, homeless, write=write)
        found = [self._row(batch, row, said, some) for row, said, some in zip(rows, told, homes, strict=True)]
        self.cards += len(self._cards)
        self.tenures += len(self._tenures)
        self.filled += len({one.card_id for one in self._filled})
        if write:
            self._write(batch)
            self._by_phone, self._alone, self._at = {}, {}, {}
            self._firms.there.clear()
        self._start()
        return found

    def _homes(self, row: Row) -> list[Place]:
        """The home of a row, or those of its owner's number, which another sheet gives."""
        number = row.line.values.get("owner_no", "")
        if row.home is not None:
            if number and row.outcome.place:
                self._of_owner[number].append(row.home)
            return [row.home]
        return [] if row.outcome.place else self._of_owner.get(number, []) if number else []

    def _load_homes(self, homes: dict[str, Place], *, write: bool) -> None:
        """Who lives and owns there; locked, so that what else happens there happens in turn."""
        new = {home.id: path for path, home in homes.items() if path not in self._at}
        if write:
            list(Place.objects.select_for_update(no_key=True).filter(yard=self.yard, id__in=new).order_by("id"))
        self._at.update({path: [] for path in new.values()})
        rows = Tenure.objects.filter(in_force(clock.today()), yard=self.yard, home__in=list(new))
        tenures = list(rows.order_by("id"))
        ids = [tenure.card_id for tenure in tenures if tenure.card_id]
        found = self._locked(write=write).filter(id__in=ids).order_by("id")
        cards: dict[UUID | None, ResidentCard] = {card.id: self._one(card) for card in found}
        for tenure in tenures:
            if tenure.enterprise_id:
                self._firms.there[new[tenure.home_id]].append(tenure)
            elif card := cards.get(tenure.card_id):  # not of who was erased
                tenure.card = card
                self._at[new[tenure.home_id]].append(Living(Known(card, card.name), tenure))

    def _load_cards(self, told: Iterable[PeopleRow], homeless: Iterable[PeopleRow], *, write: bool) -> None:
        """Who is here with these telephones; of people without home and telephone, who is here without them."""
        said = (one.phone for row in told for one in row.people), (one.phone for row in told for one in row.firms)
        digests = {self._digest(phone) for phone in chain(*said) if phone}
        cards = self._locked(write=write)
        for card in cards.filter(phone_digest__in=digests).order_by("id"):
            key = plain_name(card.name), card.phone_digest
            self._by_phone.setdefault(key, Known(self._one(_kept(card)), card.name))
        names = {one.name for row in homeless for one in row.people if not one.phone}
        if names:
            homes = Tenure.objects.filter(yard=OuterRef("yard"), card=OuterRef("pk"))
            alone = cards.filter(~Exists(homes), phone_digest="", name__in=names, merged_into=None)
            for card in alone.order_by("id"):
                self._alone.setdefault(plain_name(card.name), Known(self._one(card), card.name))

    def _digest(self, phone: str) -> str:
        """By which a telephone is found; made once for a slice."""
        if phone and phone not in self._digests:
            self._digests[phone] = phone_digest(self._blank, phone)
        return self._digests.get(phone, "")

    def _locked(self, *, write: bool) -> QuerySet[ResidentCard]:
        cards = ResidentCard.objects.filter(yard=self.yard, erased_at=None)
        return cards.select_for_update(of=("self",), no_key=True) if write else cards

    def _one(self, card: ResidentCard) -> ResidentCard:
        """One object for one card, however it was found."""
        return self._ids.setdefault(card.id, card)

    def _row(self, batch: ImportBatch, row: Row, said: PeopleRow, homes: list[Place]) -> Found:
        if row.outcome.refused:
            return Found()
        if not said.people and not said.firms and not row.outcome.place:
            return Found(refused=next(iter(said.warnings), "resident-nameless"))
        warnings, self._of_row = list(said.warnings), {}
        lived_in = _lived_in(homes)
        for one in said.people:
            if not lived_in:
                self._known(batch, one, None, warnings)
                warnings.append(_homeless(row, homes))
            for home in lived_in:
                self._live(batch, home, one, said, warnings)
        self._occupied(batch, homes, said, warnings)
        tied = homes if row.home is None else ()
        paths = tuple(home.path.removeprefix(f"{self.yard.path}/") for home in tied)
        return Found(tuple(dict.fromkeys(warnings)), said.kept, homes=paths)

    def _live(self, batch: ImportBatch, home: Place, one: Said, row: PeopleRow, warnings: list[str]) -> None:
        there = self._at[home.path]
        known = self._find(one, there)
        own = one.kind in OWNING
        if known is not None and any(
            living.known.card.id == known.card.id and (living.tenure.kind in OWNING) is own for living in there
        ):
            self._of_row[plain_name(one.name)] = known
            self._fill(batch, known, one, warnings)
            self.same += 1
            return
        tenure = self._tenure(batch, home, one.kind, row, warnings)
        if tenure is None:
            return
        known = self._of_row[plain_name(one.name)] = self._known(batch, one, there, warnings)
        tenure.card = known.card
        there.append(Living(known, tenure))

    def _occupied(self, batch: ImportBatch, homes: list[Place], row: PeopleRow, warnings: list[str]) -> None:
        """The enterprises of a row, where there is something that they can occupy."""
        occupied = [home for home in homes if home.kind in OCCUPIED]
        if row.firms and not occupied:
            warnings.append("firm-no-home")
        for firm in row.firms:
            for home in occupied:
                self._occupy(batch, home, firm, row, warnings)

    def _occupy(self, batch: ImportBatch, home: Place, firm: Firm, row: PeopleRow, warnings: list[str]) -> None:
        """An enterprise owns or rents the home; who speaks for it is known as a person, and lives nowhere by that."""
        there, own = self._firms.there[home.path], firm.kind in OWNING
        known = self._firms.find(firm.name)
        if known and any(one.enterprise_id == known.id and (one.kind in OWNING) is own for one in there):
            self.same += 1
        else:
            tenure = self._tenure(batch, home, firm.kind, row, warnings)
            if tenure is None:
                return
            known = known or self._firms.make(batch, firm)
            tenure.enterprise = known
            there.append(tenure)
        if known.batch_id == batch.id and known.contact_id is None and firm.contact:
            speaker = Said(firm.contact, "contact", firm.phone)
            self._firms.speaks(known, self._known(batch, speaker, self._at[home.path], warnings).card)
        elif is_other(known, firm):
            warnings.append("firm-other")

    def _tenure(self, batch: ImportBatch, home: Place, kind: str, row: PeopleRow, warnings: list[str]) -> Tenure | None:
        """What somebody new is to the home; None where somebody else owns it."""
        here = (*(living.tenure for living in self._at[home.path]), *self._firms.there[home.path])
        owners = [one for one in here if one.kind in OWNING] if kind in OWNING else []
        if any(tenure.batch_id != batch.id and tenure.part is not None for tenure in owners):
            warnings.append("resident-owner-other")
            return None
        tenure = Tenure(yard=self.yard, home=home, kind=kind, batch=batch)
        tenure.since = row.since or clock.today()
        if owners:
            tenure.kind = "co-owner"
            self._share([one for one in owners if one.kind == "owner"])
        if tenure.kind == "owner":
            tenure.part = tenure.whole = 1
        self._tenures.append(tenure)
        return tenure

    def _share(self, owners: list[Tenure]) -> None:
        """Whom this file named as the only owner is one of several."""
        for tenure in owners:
            tenure.kind, tenure.part, tenure.whole = "co-owner", None, None
            self._changed[tenure.id] = tenure

    def _find(self, one: Said, there: Sequence[Living] | None) -> Known | None:
        """The same name at the same home or in the same row, or the same name with the same telephone anywhere."""
        digest = self._digest(one.phone)
        here = [living.known for living in there or () if plain_name(living.known.name) == plain_name(one.name)]
        by_phone = self._by_phone.get((plain_name(one.name), digest)) if digest else None
        if by_phone is not None:
            return by_phone
        if here:
            return here[0]
        if (of_row := self._of_row.get(plain_name(one.name))) is not None:
            return of_row
        return self._alone.get(plain_name(one.name)) if not digest and there is None else None

    def _known(self, batch: ImportBatch, one: Said, there: Sequence[Living] | None, warnings: list[str]) -> Known:
        """The card, made where there is none."""
        known = self._find(one, there)
        if known is not None:
            self._fill(batch, known, one, warnings)
            self.same += there is None
            return known
        card = ResidentCard(yard=self.yard, name=clean(one.name)[:40], batch=batch)
        for field in FIELDS:
            if said := getattr(one, field):
                writing.put(card, field, said)
        known = Known(card, card.name)
        self._cards.append(card)
        self._remember(known)
        if there is None and not card.phone_digest:
            self._alone[plain_name(known.name)] = known
        return known

    def _remember(self, known: Known) -> None:
        if known.card.phone_digest:
            self._by_phone[plain_name(known.name), known.card.phone_digest] = known

    def _fill(self, batch: ImportBatch, known: Known, one: Said, warnings: list[str]) -> None:
        """What the card lacks is written; what it says otherwise stays and is told."""
        card = known.card
        for field in FIELDS:
            said = getattr(one, field)
            if not said:
                continue
            if getattr(card, f"sealed_{field}"):
                if not writing.says(card, field, said):
                    warnings.append(f"resident-{field.replace('_number', '')}-other")
                continue
            writing.put(card, field, said)
            self._written[card.id] = card
            self._remember(known)
            if card.batch_id != batch.id:
                self._filled.append(Filled(yard=self.yard, batch=batch, card=card, field=field))

    def _write(self, batch: ImportBatch) -> None:
        if self._cards or self._tenures or self._filled or self._written or self._changed or self._firms.is_new:
            batch.save_once()
        new = {card.id for card in self._cards}
        old = [card for card in self._written.values() if card.id not in new]
        fresh = {tenure.id for tenure in self._tenures}
        shared = [tenure for tenure in self._changed.values() if tenure.id not in fresh]
        ResidentCard.objects.bulk_create(self._cards)
        ResidentCard.objects.bulk_update(old, stored(ResidentCard, "sealed_phone", "sealed_id_number"))
        self._firms.write()
        Tenure.objects.bulk_create(self._tenures)
        Tenure.objects.bulk_update(shared, ["kind", "part", "whole"])
        Filled.objects.bulk_create(self._filled)


def _lived_in(homes: Iterable[Place]) -> list[Place]:
    return [home for home in homes if home.kind in LIVED_IN]


def _homeless(row: Row, homes: Sequence[Place]) -> str:
    """Why the people of a row live nowhere."""
    if homes:
        return "resident-room"
    return "resident-number" if row.line.values.get("owner_no") else "resident-no-home"


def _kept(card: ResidentCard) -> ResidentCard:
    """The card a double was merged into."""
    while card.merged_into is not None:
        card = card.merged_into
    return card
