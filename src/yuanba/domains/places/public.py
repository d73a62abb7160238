"""What other domains and the doors may call."""

from yuanba.domains.places.hanging import register_hanging
from yuanba.domains.places.models import Division, DoorCode, ImportBatch, Place, Profile
from yuanba.domains.places.queries import (
    batches,
    division_of,
    door_image,
    estates_under,
    find_place,
    place,
    place_of_door,
    places_to_choose,
    profile,
    profiles,
    root,
)
from yuanba.domains.places.rules import DIVISION_COLUMNS, short_division
from yuanba.domains.places.rules.homes import HINTS
from yuanba.domains.places.usecases._homes import RowOutcome
from yuanba.domains.places.usecases.add_division import add_division
from yuanba.domains.places.usecases.add_place import add_place
from yuanba.domains.places.usecases.found_yard import found_yard
from yuanba.domains.places.usecases.import_divisions import ImportedDivisions, import_divisions
from yuanba.domains.places.usecases.import_homes import ImportedHomes, Source, import_homes
from yuanba.domains.places.usecases.issue_door_code import issue_door_code
from yuanba.domains.places.usecases.revoke_door_code import revoke_door_code
from yuanba.domains.places.usecases.undo_import import undo_import

__all__ = [
    "DIVISION_COLUMNS",
    "HINTS",
    "Division",
    "DoorCode",
    "ImportBatch",
    "ImportedDivisions",
    "ImportedHomes",
    "Place",
    "Profile",
    "RowOutcome",
    "Source",
    "add_division",
    "add_place",
    "batches",
    "division_of",
    "door_image",
    "estates_under",
    "find_place",
    "found_yard",
    "import_divisions",
    "import_homes",
    "issue_door_code",
    "place",
    "place_of_door",
    "places_to_choose",
    "profile",
    "profiles",
    "register_hanging",
    "revoke_door_code",
    "root",
    "short_division",
    "undo_import",
]
