"""Reading the map."""

from yuanba.domains.places.queries.matrix import BuildingLine, Matrix, buildings, unit_matrix
from yuanba.domains.places.queries.tree import (
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

__all__ = [
    "BuildingLine",
    "Matrix",
    "batches",
    "buildings",
    "division_of",
    "door_image",
    "estates_under",
    "find_place",
    "place",
    "place_of_door",
    "places_to_choose",
    "profile",
    "profiles",
    "root",
    "unit_matrix",
]
