"""What other domains and the doors may call."""

from yuanba.domains.places.hanging import register_hanging
from yuanba.domains.places.models import Division, DoorCode, ImportBatch, Place, Profile
from yuanba.domains.places.queries import (
    BuildingLine,
    Matrix,
    batches,
    buildings,
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
    unit_matrix,
)
from yuanba.domains.places.queries.matrix import Measure
from yuanba.domains.places.rules import DIVISION_COLUMNS, short_division
from yuanba.domains.places.rules.homes import HINTS
from yuanba.domains.places.rules.matrix import Door
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
    "BuildingLine",
    "Division",
    "Door",
    "DoorCode",
    "ImportBatch",
    "ImportedDivisions",
    "ImportedHomes",
    "Matrix",
    "Measure",
    "Place",
    "Profile",
    "RowOutcome",
    "Source",
    "add_division",
    "add_place",
    "batches",
    "buildings",
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
    "unit_matrix",
]
