"""The estate of an address: for whoever may do something there, or for anyone."""

from yuanba.kernel.errors import absent
from yuanba.kernel.paths import touch
from yuanba.platform.access.public import Actor, paths
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code


def estate_where(by: Actor, code: str, action: str) -> Yard:
    """The estate, where the actor may in all or a part of it; an office is refused as absent, as on the desk."""
    yard = by_code(code)
    if yard.kind != Yard.Kind.ESTATE or not any(touch(path, yard.path) for path in paths(by, action)):
        raise absent()
    return yard


def estate_of(code: str) -> Yard:
    """The estate of an address, for anyone; an office is refused as absent."""
    yard = by_code(code)
    if yard.kind != Yard.Kind.ESTATE:
        raise absent()
    return yard
