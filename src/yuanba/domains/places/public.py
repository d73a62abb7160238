"""What other domains and the doors may call."""

from yuanba.domains.places.hanging import pointing, register_hanging, words_of_hanging
from yuanba.domains.places.keeping import forget_rows, masked
from yuanba.domains.places.models import (
    Division,
    DoorCode,
    Grid,
    GridMember,
    Handover,
    ImportBatch,
    ImportRow,
    Inspection,
    Item,
    ItemPhoto,
    Place,
    Profile,
    Station,
)
from yuanba.domains.places.queries import (
    BuildingLine,
    GridLine,
    Matrix,
    StationLine,
    batches,
    buildings,
    division_of,
    door_image,
    estate_called,
    estates_page,
    estates_to_choose,
    estates_under,
    find_place,
    grid_of,
    grids,
    grids_in,
    grids_of,
    grids_seen,
    homes_by_path,
    homes_in,
    labels_of,
    place,
    place_of_door,
    places_to_choose,
    profile,
    profiles,
    root,
    stations,
    stations_near,
    unit_matrix,
)
from yuanba.domains.places.queries.batches import BatchRows, KeptRow, rows_of_batch
from yuanba.domains.places.queries.doors import DoorSheet, Sheets, door_sheets, places_to_hang, sheets_under
from yuanba.domains.places.queries.inspections import (
    Group,
    Sheet,
    inspection_document,
    inspection_photo,
    inspection_pictures,
    inspections,
    origin_of,
    pairs,
    photos_of,
    sheet,
    takeovers,
)
from yuanba.domains.places.queries.leaving import Leaving, LeavingLine, leaving, leavings
from yuanba.domains.places.queries.matrix import Measure, from_the_top
from yuanba.domains.places.rules import DIVISION_COLUMNS, short_division
from yuanba.domains.places.rules.estates import HINTS as ESTATE_HINTS
from yuanba.domains.places.rules.estates import Facts
from yuanba.domains.places.rules.homes import HINTS
from yuanba.domains.places.rules.inspections import CONDITIONS, GIVERS, GROUPS, Looked
from yuanba.domains.places.rules.lists import LIST_HINTS, ListedItem
from yuanba.domains.places.rules.matrix import Door
from yuanba.domains.places.rules.spots import code_of, names_of, title_of
from yuanba.domains.places.usecases._rows import Beside, Found, Row, RowOutcome
from yuanba.domains.places.usecases.add_division import add_division
from yuanba.domains.places.usecases.add_item import add_item
from yuanba.domains.places.usecases.add_place import add_place
from yuanba.domains.places.usecases.ask_handover import ask_handover
from yuanba.domains.places.usecases.begin_comparison import begin_comparison
from yuanba.domains.places.usecases.begin_takeover import Terms, begin_takeover
from yuanba.domains.places.usecases.close_comparison import close_comparison
from yuanba.domains.places.usecases.decide_handover import decide_handover
from yuanba.domains.places.usecases.describe_station import describe_station
from yuanba.domains.places.usecases.draw_grid import draw_grid
from yuanba.domains.places.usecases.fill_profile import fill_profile
from yuanba.domains.places.usecases.found_yard import found_yard
from yuanba.domains.places.usecases.import_divisions import ImportedDivisions, import_divisions
from yuanba.domains.places.usecases.import_estates import ImportedEstates, import_estates
from yuanba.domains.places.usecases.import_homes import NO_FILE, ImportedHomes, Source, import_homes
from yuanba.domains.places.usecases.inspect_item import inspect_item
from yuanba.domains.places.usecases.issue_door_code import issue_door_code
from yuanba.domains.places.usecases.issue_missing_codes import issue_missing_codes
from yuanba.domains.places.usecases.link_item import link_item
from yuanba.domains.places.usecases.list_items import ListedItems, list_items
from yuanba.domains.places.usecases.name_in_english import name_in_english
from yuanba.domains.places.usecases.open_station import open_station
from yuanba.domains.places.usecases.remove_grid import remove_grid
from yuanba.domains.places.usecases.rename_grid import rename_grid
from yuanba.domains.places.usecases.revoke_door_code import revoke_door_code
from yuanba.domains.places.usecases.set_grid_members import set_grid_members
from yuanba.domains.places.usecases.sign_takeover import Signing, sign_takeover
from yuanba.domains.places.usecases.undo_import import undo_import
from yuanba.domains.places.usecases.withdraw_handover import withdraw_handover
from yuanba.domains.places.usecases.write_addendum import write_addendum

__all__ = [
    "CONDITIONS",
    "DIVISION_COLUMNS",
    "ESTATE_HINTS",
    "GIVERS",
    "GROUPS",
    "HINTS",
    "LIST_HINTS",
    "NO_FILE",
    "BatchRows",
    "Beside",
    "BuildingLine",
    "Division",
    "Door",
    "DoorCode",
    "DoorSheet",
    "Facts",
    "Found",
    "Grid",
    "GridLine",
    "GridMember",
    "Group",
    "Handover",
    "ImportBatch",
    "ImportRow",
    "ImportedDivisions",
    "ImportedEstates",
    "ImportedHomes",
    "Inspection",
    "Item",
    "ItemPhoto",
    "KeptRow",
    "Leaving",
    "LeavingLine",
    "ListedItem",
    "ListedItems",
    "Looked",
    "Matrix",
    "Measure",
    "Place",
    "Profile",
    "Row",
    "RowOutcome",
    "Sheet",
    "Sheets",
    "Signing",
    "Source",
    "Station",
    "StationLine",
    "Terms",
    "add_division",
    "add_item",
    "add_place",
    "ask_handover",
    "batches",
    "begin_comparison",
    "begin_takeover",
    "buildings",
    "close_comparison",
    "code_of",
    "decide_handover",
    "describe_station",
    "division_of",
    "door_image",
    "door_sheets",
    "draw_grid",
    "estate_called",
    "estates_page",
    "estates_to_choose",
    "estates_under",
    "fill_profile",
    "find_place",
    "forget_rows",
    "found_yard",
    "from_the_top",
    "grid_of",
    "grids",
    "grids_in",
    "grids_of",
    "grids_seen",
    "homes_by_path",
    "homes_in",
    "import_divisions",
    "import_estates",
    "import_homes",
    "inspect_item",
    "inspection_document",
    "inspection_photo",
    "inspection_pictures",
    "inspections",
    "issue_door_code",
    "issue_missing_codes",
    "labels_of",
    "leaving",
    "leavings",
    "link_item",
    "list_items",
    "masked",
    "name_in_english",
    "names_of",
    "open_station",
    "origin_of",
    "pairs",
    "photos_of",
    "place",
    "place_of_door",
    "places_to_choose",
    "places_to_hang",
    "pointing",
    "profile",
    "profiles",
    "register_hanging",
    "remove_grid",
    "rename_grid",
    "revoke_door_code",
    "root",
    "rows_of_batch",
    "set_grid_members",
    "sheet",
    "sheets_under",
    "short_division",
    "sign_takeover",
    "stations",
    "stations_near",
    "takeovers",
    "title_of",
    "undo_import",
    "unit_matrix",
    "withdraw_handover",
    "words_of_hanging",
    "write_addendum",
]
