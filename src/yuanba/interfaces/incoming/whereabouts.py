"""Which place somebody means, in the words of a message."""

import re
from uuid import UUID

from yuanba.domains.places import public as places
from yuanba.kernel.errors import Refusal
from yuanba.kernel.text import clean
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code

DOOR = re.compile(r"(?:/d/)?([A-Za-z0-9]{1,12})/([A-Za-z0-9_-]{6,64})/?$")
KEPT = re.compile(r"([A-Za-z0-9]{1,12}) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")


def door_in(text: str) -> places.Place | None:
    """The place of a door's code, as it was scanned or sent as a link."""
    found = DOOR.search(text)
    try:
        return places.place_of_door(by_code(found[1]), found[2]) if found else None
    except Refusal:
        return None


def place_in(text: str) -> places.Place | None:
    """As it is remembered, as a door's link, or as people write it: the estate, then the home."""
    if kept := KEPT.fullmatch(text):
        return _found(kept[1], UUID(kept[2]))
    return door_in(text) or _named(clean(text))


def _found(code: str, key: UUID) -> places.Place | None:
    try:
        place = places.place(by_code(code), key)
    except Refusal:
        return None
    return place


def _named(text: str) -> places.Place | None:
    """The longest name of an estate at the beginning; what follows is a place in it, or the estate as a whole."""
    estate, rest = estate_in(text)
    if estate is None:
        return None
    return (places.find_place(estate, rest) if rest else None) or (places.root(estate) if not rest else None)


def estate_in(text: str) -> tuple[Yard | None, str]:
    """The estate whose name or code stands at the beginning, and what follows."""
    named = ((name, one.yard) for one in places.estates_to_choose() for name in _names(one))
    found = [(name, yard) for name, yard in named if text.upper().startswith(name.upper())]
    if not found:
        return None, ""
    name, yard = max(found, key=lambda one: len(one[0]))
    return yard, text[len(name) :].strip(" ,，。:：·、-")


def _names(profile: places.Profile) -> list[str]:
    return [name for name in (profile.name, profile.name_en, profile.yard.code) if name]
