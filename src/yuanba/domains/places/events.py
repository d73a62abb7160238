"""What happened to the map."""

from dataclasses import dataclass

from yuanba.platform.events.public import event


@event("place.founded")
@dataclass(frozen=True)
class YardFounded:
    """A yard began to keep records."""

    code: str
    name: str


@event("place.estate_withdrawn")
@dataclass(frozen=True)
class EstateWithdrawn:
    """An estate that a list had founded is gone, because the list was undone: what its code was, and which list."""

    code: str
    list: int


@event("place.figures_set_back")
@dataclass(frozen=True)
class FiguresSetBack:
    """What a list brought to an estate that stood before is as it was: those fields, and those changed since."""

    fields: list[str]
    left: list[str]
    list: int


@event("place.profile_filled")
@dataclass(frozen=True)
class ProfileFilled:
    """What a list or somebody says about an estate was written into its profile: the fields that changed."""

    fields: list[str]


@event("place.added")
@dataclass(frozen=True)
class PlaceAdded:
    """A place was added to the tree."""

    path: str
    kind: str


@event("place.corrected")
@dataclass(frozen=True)
class PlaceCorrected:
    """What is written of a place was corrected: the fields that changed."""

    path: str
    fields: list[str]


@event("place.removed")
@dataclass(frozen=True)
class PlaceRemoved:
    """A place that was entered by mistake is gone; nothing hung on it."""

    path: str
    kind: str
    name: str


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


@event("place.grid_renamed")
@dataclass(frozen=True)
class GridRenamed:
    """A grid is called otherwise."""

    code: str
    before: str
    before_en: str
    name: str
    name_en: str


@event("place.grid_removed")
@dataclass(frozen=True)
class GridRemoved:
    """A grid that nothing hung on is gone."""

    code: str
    name: str


@event("place.named_in_english")
@dataclass(frozen=True)
class PlaceNamedInEnglish:
    """A place has another English name; the labels of all below it say so."""

    path: str
    name_en: str


@event("place.takeover_begun")
@dataclass(frozen=True)
class TakeoverBegun:
    """Taking an estate over began, or a later inspection against it."""

    number: int
    items: int
    against: int = 0  # the number of the baseline


@event("place.item_added")
@dataclass(frozen=True)
class ItemsAdded:
    """Things were added to the list of an inspection."""

    number: int
    items: int


@event("place.item_inspected")
@dataclass(frozen=True)
class ItemInspected:
    """Somebody looked at a thing and said how it is."""

    number: int
    item: int
    condition: str
    photos: int


@event("place.item_linked")
@dataclass(frozen=True)
class ItemLinked:
    """A defect became a case."""

    number: int
    item: int
    case: str


@event("place.takeover_signed")
@dataclass(frozen=True)
class TakeoverSigned:
    """A side signed what was found; the digest is over all of it."""

    number: int
    side: str
    digest: str
    whole: bool  # both have signed


@event("place.comparison_closed")
@dataclass(frozen=True)
class ComparisonClosed:
    """A later inspection is finished."""

    number: int
    digest: str


@event("place.addendum_written")
@dataclass(frozen=True)
class AddendumWritten:
    """Something was noted beside what is signed."""

    number: int
    item: int = 0


@event("place.handover_asked")
@dataclass(frozen=True)
class HandoverAsked:
    """The manager asks that the estate goes on in another system."""

    number: int
    to: str


@event("place.handover_decided")
@dataclass(frozen=True)
class HandoverDecided:
    """Somebody above approved or declined it, or it was withdrawn."""

    number: int
    state: str


@event("place.criterion_judged")
@dataclass(frozen=True)
class CriterionJudged:
    """Somebody said how one of the things of a complete community stands."""

    key: str
    state: str


@event("place.honour_noted")
@dataclass(frozen=True)
class HonourNoted:
    """A title of the estate was written down, or taken off again."""

    name: str
    noted: bool


@event("place.estate_moved")
@dataclass(frozen=True)
class EstateMoved:
    """An estate lies below another division now; what was told before names where it was then."""

    was: str
    path: str
