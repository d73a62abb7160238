"""A list of estates becomes yards with profiles under their districts, one estate at a time."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from django.db import transaction

from yuanba.domains.places.access import division_for_estates
from yuanba.domains.places.models import Division, EstateList, ListedEstate, Profile
from yuanba.domains.places.rules.estates import EstateRow, estate_of
from yuanba.domains.places.rules.same_estate import Known, Standing
from yuanba.domains.places.usecases.fill_profile import fill_profile
from yuanba.domains.places.usecases.found_yard import found_yard
from yuanba.domains.places.writing import list_begun
from yuanba.kernel.errors import absent
from yuanba.kernel.paths import covers
from yuanba.platform.access.public import Actor, anywhere, paths
from yuanba.platform.sheets.public import Line, Outcomes, RowOutcome
from yuanba.platform.yards.models import Standstill, Yard


@dataclass(frozen=True)
class ImportedEstates(Outcomes):
    """Every row is ok or refused; `understood` says of each fact in how many rows it was; `kept` can be undone."""

    founded: int
    changed: int
    understood: dict[str, int]
    kept: EstateList | None = field(default=None, compare=False)


def import_estates(
    *, actor: Actor, lines: Iterable[Line], name: str = "", city: str = "", into: str = "", dry_run: bool = False
) -> ImportedEstates:
    """Lines with the columns of `rules.estates`; `name` is of the file, `city` narrows the districts to its own.

    Each estate is a transaction of its own, since each is a yard of its own: what broke off goes on when it is run
    again, and the same file again changes nothing. An estate that stood before under another name or row is recognised
    by name or address within its district, and not founded twice. Districts are those in which the actor may.
    What founded or changed something is kept as a list, so that `undo_estates` takes it back.

    `into` is the code or name of one division under which all of them are put, whatever their rows say.

    Refused: `list-division`, as absent without the right to found yards.
    """
    if actor.kind != "system" and not anywhere(actor, "place.found"):
        raise absent()
    taking = _Taking(actor, name, city, division_for_estates(actor, into) if into else None, dry_run=dry_run)
    outcomes = [taking.take(line) for line in lines]
    return ImportedEstates(outcomes, taking.founded, taking.changed, dict(taking.understood), taking.list)


def _founds(actor: Actor, division: Division) -> bool:
    return actor.kind == "system" or any(covers(path, division.path) for path in paths(actor, "place.found"))


def _standing() -> Iterator[Standing]:
    rows = Profile.objects.filter(yard__kind=Yard.Kind.ESTATE).values_list(
        "yard__code", "yard__path", "name", "address"
    )
    for code, path, name, address in rows.iterator():
        yield Standing(code, path.split("/")[1], name, address)


class _Taking:
    """The districts and estates there are, and what comes to them."""

    def __init__(self, actor: Actor, name: str, city: str, into: Division | None, *, dry_run: bool) -> None:
        found = Division.objects.filter(level=Division.Level.DISTRICT, code__startswith=city)
        self.into, self.within = into, into.path.split("/")[1] if into else ""
        self.actor, self.name, self.dry_run = actor, name, dry_run
        self.districts = {division.code: division for division in found if _founds(actor, division)}
        self.names = {code: division.name for code, division in self.districts.items()}
        self.known = {yard.code: yard for yard in Yard.objects.filter(kind=Yard.Kind.ESTATE)}
        self.closed = set(Standstill.objects.values_list("yard_id", flat=True))
        self.standing = Known(_standing())
        self.seen: set[str] = set()
        self.list: EstateList | None = None
        self.founded = self.changed = 0
        self.understood: Counter[str] = Counter()

    def take(self, line: Line) -> RowOutcome:
        """One row."""
        row = self._recognised(estate_of(line.values, self.names, self.within))
        if not row.refused and row.code in self.seen:
            return RowOutcome(line.sheet, line.number, "estate-twice", ())
        if not row.refused:
            self.seen.add(row.code)
            self._count(row)
            if not self.dry_run:
                self._keep(row)
        return RowOutcome(line.sheet, line.number, row.refused, row.warnings, row.code)

    def _recognised(self, row: EstateRow) -> EstateRow:
        """With the code of the estate that is meant, where one stood before that this list calls otherwise.

        One that was handed over is refused, and the others go on.
        """
        row = self._meant(row)
        yard = self.known.get(row.code)
        gone = not row.refused and yard is not None and yard.id in self.closed
        return replace(row, code="", refused="estate-closed", warnings=()) if gone else row

    def _meant(self, row: EstateRow) -> EstateRow:
        if row.refused or row.code in self.known:
            return row
        code, said = self.standing.find(row.district, row.name, row.facts.address)
        if code:
            return replace(row, code=code, warnings=(said, *row.warnings))
        return replace(row, code="", refused=said, warnings=()) if said else row

    def _count(self, row: EstateRow) -> None:
        self.founded += row.code not in self.known
        for name in ("homes", "buildings", "fee_low", "company", "developer", "address"):
            self.understood[name] += getattr(row.facts, name) not in ("", None)

    def _keep(self, row: EstateRow) -> None:
        with transaction.atomic():
            yard = self.known.get(row.code)
            if yard is None:
                division = self.into or self.districts[row.district]
                yard = found_yard(
                    actor=self.actor, code=row.code, kind="estate", division=division, name=row.name, phone=""
                )
                filled = fill_profile(actor=self.actor, yard=yard, facts=row.facts)
                self._list(ListedEstate(yard=yard, name=row.name, told=1 + bool(filled)))
            elif before := fill_profile(actor=self.actor, yard=yard, facts=row.facts):
                since = {name: getattr(row.facts, name) for name in before}
                self.changed += 1
                stood = ListedEstate(yard=yard, name=row.name, told=0, is_founded=False, before=before, since=since)
                self._list(stood)

    def _list(self, row: ListedEstate) -> None:
        """It belongs to what this list did."""
        if self.list is None:
            self.list = list_begun(self.actor, self.name)
        row.list, row.code, row.path = self.list, row.yard.code, row.yard.path
        row.save()
        self.list.founded += row.is_founded
        self.list.filled += not row.is_founded
        self.list.save()
