"""Reading the map."""

from yuanba.domains.places.queries.matrix import BuildingLine, Matrix, buildings, unit_matrix
from yuanba.domains.places.queries.overlay import (
    GridLine,
    StationLine,
    grids,
    grids_of,
    homes_in,
    stations,
    stations_near,
)
from yuanba.domains.places.queries.tree import (
    batches,
    division_of,
    door_image,
    estate_called,
    estates_to_choose,
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
    "GridLine",
    "Matrix",
    "StationLine",
    "batches",
    "buildings",
    "division_of",
    "door_image",
    "estate_called",
    "estates_to_choose",
    "estates_under",
    "find_place",
    "grids",
    "grids_of",
    "homes_in",
    "place",
    "place_of_door",
    "places_to_choose",
    "profile",
    "profiles",
    "root",
    "stations",
    "stations_near",
    "unit_matrix",
]
