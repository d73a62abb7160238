"""What happened to the map."""

from dataclasses import dataclass

from yuanba.platform.events.public import event


@event("place.founded")
@dataclass(frozen=True)
class YardFounded:
    """A yard began to keep records."""

    code: str
    name: str


@event("place.profile_filled")
@dataclass(frozen=True)
class ProfileFilled:
    """What a list says about an estate was written into its profile: the fields that changed."""

    fields: list[str]


@event("place.added")
@dataclass(frozen=True)
class PlaceAdded:
    """A place was added to the tree."""

    path: str
    kind: str


@event("place.homes_imported")
@dataclass(frozen=True)
class HomesImported:
    """Homes were taken over from a spreadsheet."""

    rows: int
    added: int
    changed: int
    refused: int
    batch: int = 0  # its number in the yard


@event("place.import_undone")
@dataclass(frozen=True)
class ImportUndone:
    """What an import made was removed, and what it changed is again as it was."""

    batch: int
    removed: int
    restored: int


@event("place.door_issued")
@dataclass(frozen=True)
class DoorIssued:
    """A door code was issued for a place; the token itself is not told."""

    path: str


@event("place.door_revoked")
@dataclass(frozen=True)
class DoorRevoked:
    """A door code no longer opens."""

    path: str


@event("place.station_described")
@dataclass(frozen=True)
class StationDescribed:
    """Hours and services of a station were written down."""

    path: str


@event("place.grid_drawn")
@dataclass(frozen=True)
class GridDrawn:
    """A grid or micro-grid was made."""

    code: str
    level: str


@event("place.grid_members_set")
@dataclass(frozen=True)
class GridMembersSet:
    """What belongs to a grid was set anew."""

    code: str
    members: int
