"""A single place is entered by hand, with what is known of it and the code for its door."""

import hashlib
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from yuanba.domains.places.access import place_to_manage
from yuanba.domains.places.models import Place, Station
from yuanba.domains.places.queries.doors import HANGS_AT
from yuanba.domains.places.rules.single import OWN_CODE, SinglePlace, single_of
from yuanba.domains.places.rules.spots import code_of, names_of
from yuanba.domains.places.usecases.add_place import add_place
from yuanba.domains.places.usecases.issue_door_code import issue_door_code
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

WRITTEN_AS = {"home": "room", "shop": "room"}  # 902室


def enter_place(
    *, actor: Actor, yard: Yard, parent_id: UUID, kind: str, code: str, written: SinglePlace, client_key: str
) -> Place:
    """The new place. A building goes by '3' or '3栋', points and stations get a code of their own by the client's key.

    Without a name it is named after its code. Where a code hangs, it has one from the first moment; a station can be
    described at once. The same again is the same place. Refused: as `add_place` and `rules.single.single_of`.
    """
    with transaction.atomic():
        parent = place_to_manage(actor, yard, parent_id)
        own = kind in OWN_CODE
        coded = _own_code(kind, client_key) if own else code_of(WRITTEN_AS.get(kind, kind), code)
        known = Place.objects.filter(yard=yard, path=f"{parent.path}/{coded}").first() if own else None
        if known is not None:
            return known
        if not coded:
            raise Refusal("invalid", fields={"code": "place-code"})
        said = single_of(kind, written if own else _named(kind, coded, written))
        named = {"name": str(said["name"]), "name_en": str(said["name_en"])}
        place = add_place(actor=actor, yard=yard, parent_id=parent_id, kind=kind, code=coded, **named)
        facts = {name: value for name, value in said.items() if name not in named and value not in ("", None)}
        if facts:
            Place.objects.filter(yard=yard, id=place.id).update(**facts)
        if kind == Place.Kind.STATION:
            Station(yard=yard, place=place).save()
        if kind in HANGS_AT:
            issue_door_code(actor=actor, yard=yard, place_id=place.id)
    return place


def _own_code(kind: str, client_key: str) -> str:
    return f"{kind}-{hashlib.sha256(client_key.encode()).hexdigest()[:8]}"


def _named(kind: str, code: str, written: SinglePlace) -> SinglePlace:
    """What has no name goes by its code: 3 栋, Block 3."""
    name, english = names_of(kind, code)
    return written if written.name.strip() else replace(written, name=name, name_en=written.name_en.strip() or english)
