"""What several verbs write in the same way."""

from django.db import IntegrityError, transaction
from django.db.models import F, Max, Value
from django.db.models.functions import Concat, Substr

from yuanba.domains.places.events import HandoverDecided, PlaceAdded, PlaceRemoved
from yuanba.domains.places.hanging import GOES_WITH, hanging_at
from yuanba.domains.places.models import EstateList, Handover, Place
from yuanba.domains.places.rules.single import LABEL, LABEL_ENGLISH
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import Actor, within
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register(
    "place-in-use", 409, "This place cannot be taken away, because something hangs on it: %(hanging)s. Nothing changed."
)


def place_below(actor: Actor, yard: Yard, root: Place, kind: str, name: str, name_en: str) -> Place:
    """A new place right below the root, with a code of its own."""
    path = f"{root.path}/{kind}-{uuid7().hex[-8:]}"
    place = Place(yard=yard, parent=root, kind=kind, name=name, name_en=name_en or name, path=path)
    place.label, place.label_en = name, name_en or name
    place.save()
    record(PlaceAdded(path=path, kind=kind), yard=yard, actor=actor, subject=place.id)
    return place


def named_anew(place: Place, name: str, name_en: str) -> None:
    """The labels of a place and of all below it say its new names; the names themselves are the caller's to write."""
    labels = (
        ("label", place.label, place.name, name, LABEL),
        ("label_en", place.label_en, place.name_en, name_en, LABEL_ENGLISH),
    )
    for column, before, old, new, longest in labels:
        if old == new:
            continue
        after = before.removesuffix(old) + new
        tail = Substr(Concat(Value(after), Substr(F(column), len(before) + 1)), 1, longest)
        rows = Place.objects.filter(within((place.path,)), yard=place.yard_id, **{f"{column}__startswith": before})
        rows.update(**{column: tail})
        setattr(place, column, after[:longest])


def handover_ends(actor: Actor, asked: Handover, state: str, words: str) -> None:
    """A request to go on elsewhere is decided, or withdrawn."""
    asked.state, asked.words = state, words
    asked.decided_by, asked.decided_at = actor.name[:60], clock.now()
    asked.save()
    record(HandoverDecided(asked.number, state), yard=asked.yard, actor=actor, subject=asked.id)


def list_begun(actor: Actor, name: str) -> EstateList:
    """A list of estates that founds its first one; whoever begins another at this moment has the next number."""
    begun = EstateList(number=0, name=name[:120], by=actor.name[:60], account=actor.account, at=clock.now())
    while not begun.number:
        newest = EstateList.objects.aggregate(newest=Max("number"))["newest"] or 0
        try:
            with transaction.atomic():
                begun.number = newest + 1
                begun.save(force_insert=True)
        except IntegrityError:
            begun.number = 0
    return begun


def take_away(actor: Actor, place: Place) -> None:
    """The place goes, with what is nothing without it. Refused: `place-in-use`."""
    if found := hanging_at(place):
        raise Refusal("place-in-use", hanging=found)
    for model in GOES_WITH:
        model._default_manager.filter(yard=place.yard_id, place=place).delete()
    Place.objects.filter(yard=place.yard_id, id=place.id).delete()
    told = PlaceRemoved(path=place.path, kind=place.kind, name=place.name)
    record(told, yard=place.yard, actor=actor, subject=place.id)
