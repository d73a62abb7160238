"""Tables of the map, and of what was found when an estate was taken over."""

from yuanba.domains.places.models.complete import Criterion, Honour
from yuanba.domains.places.models.inspections import Addendum, Inspection, Item, ItemPhoto, Signature
from yuanba.domains.places.models.leaving import Handover
from yuanba.domains.places.models.lists import EstateList, ListedEstate
from yuanba.domains.places.models.map import (
    Division,
    DoorCode,
    Grid,
    GridMember,
    ImportBatch,
    ImportChange,
    ImportRow,
    Place,
    Profile,
    Station,
)

__all__ = [
    "Addendum",
    "Criterion",
    "Division",
    "DoorCode",
    "EstateList",
    "Grid",
    "GridMember",
    "Handover",
    "Honour",
    "ImportBatch",
    "ImportChange",
    "ImportRow",
    "Inspection",
    "Item",
    "ItemPhoto",
    "ListedEstate",
    "Place",
    "Profile",
    "Signature",
    "Station",
]
