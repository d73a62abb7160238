"""The rows of a hotline's file on their way to cases: what each says, where it is, whether it is here already."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from yuanba.domains.cases.hotline_keeping import without_persons
from yuanba.domains.cases.models import HotlineRow
from yuanba.domains.cases.rules.drafts import Draft
from yuanba.domains.cases.rules.hotline import Said, said_in
from yuanba.domains.cases.rules.hotline_places import estate_in, spot_named
from yuanba.domains.cases.usecases.report import Origin, Reported, report
from yuanba.domains.people.public import is_phone, plain_phone
from yuanba.domains.places.public import Place, code_of, estates_under, masked, profiles, spot_in
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.sheets.public import Line, RowOutcome
from yuanba.platform.yards.models import Yard

SLICE = 500
NAMED = ("zone", "shop", "station", "point")
Spots = tuple[Yard, list[str]]  # an estate, and paths of places in it from the nearest on


@dataclass(frozen=True)
class Coming:
    """A row: what it says, its place where one was found, and what becomes of it."""

    line: Line
    said: Said
    outcome: RowOutcome
    place: Place | None = None

    @property
    def is_new(self) -> bool:
        """Whether anything comes of it that is not here yet."""
        return not self.outcome.refused and "hotline-known" not in self.outcome.warnings


def estates_of(yard: Yard) -> list[Yard]:
    """The estate itself, or those that an office is for."""
    return [yard] if yard.kind == Yard.Kind.ESTATE else estates_under((yard.path.rpartition("/")[0],))


def read_rows(yard: Yard, lines: Iterable[Line]) -> list[Coming]:
    """All rows with what would become of them; four statements whatever their number."""
    now, estates = clock.now(), {str(one.id): one for one in estates_of(yard)}
    names = {str(key): profile.name for key, profile in profiles(one.id for one in estates.values()).items()}
    own = next(iter(estates)) if yard.kind == Yard.Kind.ESTATE else ""
    rows = [(line, read_line(line, now)) for line in lines]
    found = [_where(line, estates, names, own) for line, _ in rows]
    found = _by_name([line for line, _ in rows], found, names)
    places = _places([one for one in found if one])
    known = _known(yard, [said.number for _line, said in rows])
    coming, before = [], set[str]()
    for (line, said), spots in zip(rows, found, strict=True):
        place = next((places[path] for path in spots[1] if path in places), None) if spots else None
        coming.append(_coming(line, said, place, is_known=said.number in known, is_twice=said.number in before))
        before.add(said.number)
    return coming


def read_line(line: Line, now: datetime) -> Said:
    """What one row says."""
    phone = plain_phone(line.values.get("phone", ""))
    return said_in(line.values, phone=phone, phone_fits=is_phone(phone), now=now)


def _where(line: Line, estates: dict[str, Yard], names: dict[str, str], own: str) -> Spots | None:
    """The estate, and paths of places in it from the nearest on."""
    said, address, text = (line.values.get(name, "") for name in ("estate", "address", "text"))
    key = estate_in(said, address, text, names) or ("" if said.strip() else own)
    if not key:
        return None
    yard, rest = estates[key], f"{address} {text}".replace(names[key], " ")
    parts = [code_of(kind, part) for kind, part in zip(("building", "unit", "room"), spot_in(rest), strict=True)]
    steps = [one for one in parts if one] if parts[0] else []
    paths = ["/".join((yard.path, *steps[:count])) for count in range(len(steps), -1, -1)]
    return yard, paths


def _by_name(lines: list[Line], found: list[Spots | None], names: dict[str, str]) -> list[Spots | None]:
    """Where an address says no building, the gate or garage that it names comes before the estate as a whole."""
    asked = {spots[0].id for spots in found if spots and len(spots[1]) == 1}
    rows = Place.objects.filter(yard__in=asked, kind__in=NAMED).order_by("path").values_list("yard_id", "name", "path")
    known: dict[str, dict[str, str]] = {}
    for yard, name, path in rows:
        known.setdefault(str(yard), {}).setdefault(name, path)
    return [
        spots and _nearer(line, spots, known.get(str(spots[0].id), {}), names)
        for line, spots in zip(lines, found, strict=True)
    ]


def _nearer(line: Line, spots: Spots, known: dict[str, str], names: dict[str, str]) -> Spots:
    yard, paths = spots
    if len(paths) > 1:
        return spots
    name = spot_named(line.values.get("address", "").replace(names[str(yard.id)], " "), known)
    return (yard, [known[name], *paths]) if name else spots


def _places(found: list[Spots]) -> dict[str, Place]:
    yards = {yard.id: yard for yard, _paths in found}
    wanted = sorted({path for _yard, paths in found for path in paths})
    places: dict[str, Place] = {}
    for start in range(0, len(wanted), SLICE):
        for place in Place.objects.filter(yard__in=yards, path__in=wanted[start : start + SLICE]):
            place.yard = yards[place.yard_id]
            places[place.path] = place
    return places


def _known(yard: Yard, numbers: list[str]) -> set[str]:
    known = set[str]()
    for start in range(0, len(numbers), SLICE):
        rows = HotlineRow.objects.filter(yard=yard, number__in=numbers[start : start + SLICE])
        known |= set(rows.values_list("number", flat=True))
    return known


def _coming(line: Line, said: Said, place: Place | None, *, is_known: bool, is_twice: bool) -> Coming:
    refused = said.refused or ("hotline-twice" if is_twice else "")
    warnings = ("hotline-known",) if is_known else said.warnings if place else (*said.warnings, "hotline-place")
    where = f"{place.yard.code} {place.label}" if place else ""
    outcome = RowOutcome(
        line.sheet, line.number, refused, () if refused else warnings, "" if is_known or refused else where
    )
    return Coming(line, said, outcome, place)


def report_row(actor: Actor, row: HotlineRow, said: Said, place: Place, visibility: str) -> Reported:
    """The case of a row, by the same use case as every other; neighbours read no telephones in its words."""
    hidden = said.secret or visibility == "handlers"
    draft = Draft(
        text=said.text if hidden else masked(said.text),
        kind=said.kind,
        level=said.level,
        name=said.name,
        phone=said.phone,
        visibility="handlers" if hidden else "neighbours",
    )
    origin = Origin(said.number, said.close)
    made = report(
        actor=actor,
        place=place,
        draft=draft,
        channel="hotline",
        client_key=said.number,
        on_behalf_of=True,
        origin=origin,
    )
    row.state, row.settled_at = HotlineRow.State.CASE, clock.now()
    row.about_yard, row.about, row.code = place.yard_id, made.case.id, f"{place.yard.code}-{made.case.number}"
    without_persons(row)
    return made
