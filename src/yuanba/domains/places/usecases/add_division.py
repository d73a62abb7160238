"""A node of the official tree is made known."""

from yuanba.domains.places.models import Division
from yuanba.domains.places.rules import path_below
from yuanba.domains.places.rules.offices import division_fits
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard

register("division-code", 422, "The code has 4, 6, 9 or 12 figures and begins with the code of the division above.")
register("division-name", 422, "Please write what the division is called.")


def add_division(
    *, actor: Actor, code: str, level: str, name: str, name_en: str = "", parent: Division | None = None
) -> Division:
    """The division with this code, made where it is missing. Refused: `division-code`, `division-name`, absent."""
    above, level_above = (parent.code, parent.level) if parent else ("", "")
    check(actor, "place.found", Yard(code=code, kind="district", path=f"{parent.path}/{code}" if parent else code))
    if not division_fits(code, level, above, level_above):
        raise Refusal("invalid", fields={"code": "division-code"})
    if not clean(name):
        raise Refusal("invalid", fields={"name": "division-name"})
    path = path_below(parent.path, code) if parent else code
    said = {"level": level, "name": clean(name)[:60], "name_en": clean(name_en)[:80], "parent": parent, "path": path}
    return Division.objects.get_or_create(code=code, defaults=said)[0]
