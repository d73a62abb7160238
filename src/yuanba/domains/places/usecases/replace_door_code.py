"""A code that was stolen or defaced no longer opens, and another hangs in its stead."""

from django.db import transaction

from yuanba.domains.places.access import door_to_manage
from yuanba.domains.places.models import DoorCode
from yuanba.domains.places.queries.doors import code_in_use
from yuanba.domains.places.usecases.issue_door_code import issue_door_code
from yuanba.domains.places.usecases.revoke_door_code import revoke_door_code
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def replace_door_code(*, actor: Actor, yard: Yard, token: str) -> DoorCode:
    """The code of that place in use now: another that hangs there, or a new one. The same again is the same."""
    with transaction.atomic():
        old = door_to_manage(actor, yard, token)
        revoke_door_code(actor=actor, yard=yard, token=token)
        known = code_in_use(yard, old.place_id)
        return known or issue_door_code(actor=actor, yard=yard, place_id=old.place_id)
