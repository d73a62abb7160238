"""What several verbs write in the same way."""

from yuanba.domains.places.events import HandoverDecided, PlaceAdded
from yuanba.domains.places.models import Handover, Place
from yuanba.kernel import clock
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def place_below(actor: Actor, yard: Yard, root: Place, kind: str, name: str, name_en: str) -> Place:
    """A new place right below the root, with a code of its own."""
    path = f"{root.path}/{kind}-{uuid7().hex[-8:]}"
    place = Place(yard=yard, parent=root, kind=kind, name=name, name_en=name_en or name, path=path)
    place.label, place.label_en = name, name_en or name
    place.save()
    record(PlaceAdded(path=path, kind=kind), yard=yard, actor=actor, subject=place.id)
    return place


def handover_ends(actor: Actor, asked: Handover, state: str, words: str) -> None:
    """A request to go on elsewhere is decided, or withdrawn."""
    asked.state, asked.words = state, words
    asked.decided_by, asked.decided_at = actor.name[:60], clock.now()
    asked.save()
    record(HandoverDecided(asked.number, state), yard=asked.yard, actor=actor, subject=asked.id)
