"""A node of the official tree is made known."""

from yuanba.domains.places.models import Division
from yuanba.domains.places.rules import path_below
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard


def add_division(
    *, actor: Actor, code: str, level: str, name: str, name_en: str = "", parent: Division | None = None
) -> Division:
    """The division with this area code, made where it is missing; refused as absent without the right."""
    path = path_below(parent.path, code) if parent else code
    check(actor, "place.found", Yard(code=code, kind="district", path=path))
    defaults = {"level": level, "name": name, "name_en": name_en, "parent": parent, "path": path}
    return Division.objects.get_or_create(code=code, defaults=defaults)[0]
