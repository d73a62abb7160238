"""Who is on the telephone, what of theirs is open, and whether somebody said the same: beside the form."""

from dataclasses import dataclass, field

from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.desk.ways import may_in
from yuanba.interfaces.telling import badge_of
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

FEWEST = 4  # signs of what was said, before it is compared


@dataclass(frozen=True)
class Home:
    """A home of the caller: as it is typed, as it is called, and who the caller is there."""

    typed: str
    place: places.Place
    name: str
    kind: str


@dataclass(frozen=True)
class Known:
    """What is known while somebody speaks. `asked` says whether a telephone was looked for."""

    asked: bool = False
    homes: list[Home] = field(default_factory=list)
    open: list[tuple[cases.Case, tuple[str, str, str]]] = field(default_factory=list)
    same: list[tuple[cases.Case, tuple[str, str, str]]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name, where it is one person."""
        names = {one.name for one in self.homes}
        return names.pop() if len(names) == 1 else ""


def known(actor: Actor, yard: Yard, form: dict[str, str]) -> Known:
    """Of the caller only for whoever sees contacts here; the same matter for whoever takes reports."""
    phone = people.plain_phone(form.get("phone", ""))
    asks = people.is_phone(phone) and may_in(actor, "case.contact", yard)
    lines = people.living(actor, yard, text=phone).rows if asks and may_in(actor, "people.read_cards", yard) else []
    accounts = {one.who.resident.account for one in lines if one.who.resident and one.who.resident.account}
    return Known(
        asked=asks,
        homes=[_home(yard, one) for one in lines[:5]],
        open=_told(cases.open_of_caller(actor, yard, phone, accounts)) if asks else [],
        same=_same(actor, yard, form),
    )


def _home(yard: Yard, line: people.Living) -> Home:
    typed = line.home.path.removeprefix(f"{yard.path}/").replace("/", "-")
    return Home(typed, line.home, line.who.name, line.who.kind)


def _same(actor: Actor, yard: Yard, form: dict[str, str]) -> list[tuple[cases.Case, tuple[str, str, str]]]:
    text, said = form.get("text", "").strip(), form.get("place") or form.get("home", "")
    place = places.find_place(yard, said) if said else places.root(yard)
    if len(text) < FEWEST or place is None:
        return []
    return _told([one.case for one in cases.alike(actor, place, text[:5000], form.get("kind", ""))])


def _told(rows: list[cases.Case]) -> list[tuple[cases.Case, tuple[str, str, str]]]:
    return [(case, badge_of(case)) for case in rows]
