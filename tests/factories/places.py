"""Yards and places for tests, made through the use cases."""

from yuanba.domains.places import public as places
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import forget

TREE = (
    ("5101", "city", "成都市", "Chengdu"),
    ("510199", "district", "院坝区", "Yuanba District"),
    ("510199001", "street", "青禾街道", "Qinghe Street"),
    ("510199001001", "community", "柳溪社区", "Liuxi Community"),
)
KINDS = ("building", "unit", "home")
NAMES = ("{} 栋", "{} 单元", "{}")
ENGLISH = ("Block {}", "unit {}", "{}")


def division(level: str = "community") -> places.Division:
    """A node of the tree, with all above it."""
    above = None
    for code, its_level, name, english in TREE:
        above = places.add_division(actor=SYSTEM, code=code, level=its_level, name=name, name_en=english, parent=above)
        if its_level == level:
            return above
    raise LookupError(level)


def yard(code: str, kind: str, name: str, at: str = "community") -> Yard:
    """A yard of this kind in a division of level `at`."""
    forget()  # another test may have had a yard of this code
    return places.found_yard(
        actor=SYSTEM, code=code, kind=kind, division=division(at), name=name, phone="028-0000 1000"
    )


def estate(code: str = "JG", name: str = "金桂苑") -> Yard:
    """An estate of the community."""
    return yard(code, "estate", name)


def community_office(code: str = "LX") -> Yard:
    """The office of the community, a yard beside its estates."""
    return yard(code, "community", "柳溪社区居委会")


def street_office(code: str = "QH") -> Yard:
    """The office of the street above."""
    return yard(code, "street", "青禾街道办", at="street")


def place(yard: Yard, code: str = "3-1-902") -> places.Place:
    """A building (3), unit (3-1) or home (3-1-902); what is missing on the way is made."""
    found = places.root(yard)
    parts = code.split("-")
    for depth, part in enumerate(parts):
        below = places.find_place(yard, "-".join(parts[: depth + 1]))
        found = below or places.add_place(
            actor=SYSTEM,
            yard=yard,
            parent_id=found.id,
            kind=KINDS[depth],
            code=part,
            name=NAMES[depth].format(part),
            name_en=ENGLISH[depth].format(part),
        )
    return found


def point(yard: Yard, code: str = "gate", name: str = "东门", english: str = "East gate") -> places.Place:
    """A point of the estate that is no building."""
    root = places.root(yard)
    return places.add_place(
        actor=SYSTEM, yard=yard, parent_id=root.id, kind="point", code=code, name=name, name_en=english
    )
