"""An estate is moved below another division: rights, lists and figures follow from its new path."""

from django.db import transaction

from yuanba.domains.places.access import division_to_move_to, estate_to_move
from yuanba.domains.places.events import EstateMoved
from yuanba.domains.places.models import Division, Place, Profile
from yuanba.domains.places.moving import FOLLOWING
from yuanba.domains.places.rules import path_below
from yuanba.domains.places.rules.moving import is_too_long, sight
from yuanba.domains.places.rules.offices import KINDS
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.memory import forget_all
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.moving import TRIES, hold_still, longest_in, relocate

register("move-office", 422, "Only an estate is moved. An office stays where it was founded.")
register("move-level", 422, "Estates stand in a district, a street or a community. Please choose one of those.")
register("move-stale", 409, "Meanwhile the estate was moved elsewhere. Please look at it again.")
register("move-long", 409, "The addresses of this estate would become too long there. Nothing was moved.")


def move_estate(*, actor: Actor, yard: Yard, to: str, seen: str) -> Yard:
    """The estate in the division of code `to`; `seen` is the path it had when it was looked at.

    Again where it is already it changes nothing; moving it back undoes it. Refused: `move-office`, `move-level`,
    `move-stale`, `move-long`, `yard-busy`, `yard-closed`, absent without the right at both places.
    """
    division = division_to_move_to(actor, yard, to)
    path = path_below(division.path, yard.code)
    for _more in range(TRIES - 1):
        try:
            return _once(actor, yard, division, path, seen)
        except Refusal as refusal:
            if refusal.code != "yard-busy":
                raise
    return _once(actor, yard, division, path, seen)


def _check(yard: Yard, division: Division, path: str, seen: str) -> None:
    """Refuse what cannot be moved."""
    if yard.kind != Yard.Kind.ESTATE:
        raise Refusal("move-office")
    if "estate" not in KINDS[division.level]:
        raise Refusal("move-level")
    if yard.path not in (seen, path):
        raise Refusal("move-stale")
    if is_too_long(longest_in(yard, Place), yard.path, path):
        raise Refusal("move-long")


def _once(actor: Actor, yard: Yard, division: Division, path: str, seen: str) -> Yard:
    with transaction.atomic():
        held = hold_still(yard)
        estate_to_move(actor, held)
        _check(held, division, path, seen)
        if held.path == path:
            return held
        was, looking = held.path, sight(held.path, path)
        keepers = Profile.objects.filter(division__path__in=looking.both).exclude(yard__kind__in=Yard.NO_OFFICE)
        relocate(held, path, keepers.values_list("yard_id", flat=True))
        Profile.objects.filter(yard=held).update(division=division)
        for follow in FOLLOWING:
            follow(actor, held, was)
        record(EstateMoved(was=was, path=path), yard=held, actor=actor, subject=held.id)
    forget_all()
    return held
