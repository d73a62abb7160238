"""What somebody writes of one place: its names, and of a home or point its floor, area and use."""

from dataclasses import dataclass

from yuanba.domains.places.rules.homes import area_of, storey_of
from yuanba.domains.places.rules.kinds import STANDS_IN
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.kernel.text import gettext_noop as _

LONGEST, LONGEST_ENGLISH, LABEL, LABEL_ENGLISH = 60, 80, 120, 160
KINDS = {
    "zone": _("Zone"),
    "building": _("Building"),
    "unit": _("Stairwell (unit)"),
    "home": _("Flat or house"),
    "shop": _("Shop"),
    "room": _("Room"),
    "station": _("Station"),
    "point": _("Point outdoors or in common parts"),
}
USES = {
    "living": _("lived in"),
    "office": _("used as an office"),
    "lodging": _("let by the day"),
    "trade": _("a shop or restaurant"),
    "guard": _("guards and desk"),
    "plant": _("machines"),
    "storage": _("storage"),
    "meeting": _("meetings and activities"),
    "gate": _("gate or door"),
    "bins": _("rubbish bins"),
    "playground": _("playground"),
    "sports": _("sports ground"),
    "garden": _("garden or lawn"),
    "parking": _("parking"),
    "charging": _("charging"),
    "parcels": _("parcel lockers"),
    "toilet": _("public toilet"),
}
USED_AS = {
    "home": ("living", "office", "lodging"),
    "shop": ("trade", "office", "storage"),
    "room": ("guard", "plant", "storage", "meeting", "parking", "office"),
    "point": (
        *("gate", "bins", "playground", "sports", "garden"),
        *("parking", "charging", "parcels", "toilet", "plant"),
    ),
}
HAS_FLOOR = ("home", "shop", "room", "point")
HAS_AREA = ("home", "shop", "room")
OWN_CODE = ("station", "point")  # nobody types a code for them

register("place-name", 422, "Please give it a name of up to 60 characters.")
register("place-use", 422, "Please choose a use from the list.")
register("place-floor", 422, "Please write a floor such as 9, or -1 under the ground.")


@dataclass(frozen=True)
class SinglePlace:
    """One place as somebody typed it; what is empty is not known."""

    name: str = ""
    name_en: str = ""
    floor: str = ""
    area: str = ""
    use: str = ""


def kinds_in(above: str) -> list[str]:
    """What may stand in a place of this kind."""
    return [kind for kind in KINDS if above in STANDS_IN[kind]]


def single_of(kind: str, written: SinglePlace) -> dict[str, str | int | None]:
    """The columns of a place of this kind. Refused: `place-name`, `place-floor`, `home-area`, `place-use`."""
    name, english = clean(written.name), clean(written.name_en)
    wrong = {} if 0 < len(name) <= LONGEST and "\n" not in name else {"name": "place-name"}
    wrong |= {} if len(english) <= LONGEST_ENGLISH else {"name_en": "english-name"}
    floor, of_floor = storey_of(written.floor if kind in HAS_FLOOR else "")
    wrong |= {"floor": "place-floor"} if of_floor else {}
    use = written.use if kind in USED_AS else ""
    wrong |= {"use": "place-use"} if use and use not in USED_AS[kind] else {}
    area = None
    try:
        area, _of_area = area_of(written.area if kind in HAS_AREA else "")
    except ValueError:
        wrong["area"] = "home-area"
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return {"name": name, "name_en": english or name, "floor": floor, "area": area, "use": use}


def label_below(above: tuple[str, str] | None, name: str, name_en: str) -> tuple[str, str]:
    """Chinese and English label below another; None above is the estate. Refused: `place-name` if it is too long."""
    label, english = (name, name_en) if above is None else (f"{above[0]} {name}", f"{above[1]}, {name_en}")
    if len(label) > LABEL or len(english) > LABEL_ENGLISH:
        raise Refusal("invalid", fields={"name": "place-name"})
    return label, english
