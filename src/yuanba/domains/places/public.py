"""What other domains and the doors may call."""

from yuanba.domains.places.hanging import pointing, register_hanging, register_naming, words_of_hanging
from yuanba.domains.places.keeping import forget_rows, masked
from yuanba.domains.places.models import (
    Division,
    DoorCode,
    EstateList,
    Grid,
    GridMember,
    ImportBatch,
    Item,
    ItemPhoto,
    ListedEstate,
    Place,
    Profile,
    Station,
)
from yuanba.domains.places.moving import path_now, register_following
from yuanba.domains.places.queries import (
    GridLine,
    batches,
    buildings,
    counted,
    division_of,
    divisions_over,
    door_image,
    estate_beginning,
    estate_called,
    estates_of_company,
    estates_page,
    estates_to_choose,
    estates_under,
    find_place,
    grid_of,
    grids,
    grids_in,
    grids_of,
    grids_seen,
    homes_below,
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
from yuanba.domains.places.queries.batches import rows_of_batch
from yuanba.domains.places.queries.below import batches_below, stations_below
from yuanba.domains.places.queries.complete import (
    CriterionLine,
    complete,
    complete_estates,
    criterion_photo,
    honours,
)
from yuanba.domains.places.queries.doors import DoorSheet, door_sheets, places_to_hang, sheets_under
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
from yuanba.domains.places.queries.leaving import Leaving, leaving, leavings
from yuanba.domains.places.queries.lists import estate_list, estate_lists
from yuanba.domains.places.queries.matrix import Measure, from_the_top
from yuanba.domains.places.queries.moving import MovePreview, estate_to_look_at, preview_move
from yuanba.domains.places.queries.offices import (
    DivisionLine,
    Territory,
    division_to_found_in,
    divisions_called,
    divisions_to_move_to,
    offices_page,
    territories,
    territories_at,
)
from yuanba.domains.places.queries.single import codes_at, door_lines, hangs_at, places_below
from yuanba.domains.places.queries.ticking import Tick, opens, tickable, ticks
from yuanba.domains.places.rules import DIVISION_COLUMNS, short_division
from yuanba.domains.places.rules.complete import CRITERIA
from yuanba.domains.places.rules.complete import GROUPS as COMPLETE_GROUPS
from yuanba.domains.places.rules.complete import STATES as COMPLETE_STATES
from yuanba.domains.places.rules.estates import HINTS as ESTATE_HINTS
from yuanba.domains.places.rules.estates import Facts
from yuanba.domains.places.rules.homes import HINTS
from yuanba.domains.places.rules.inspections import CONDITIONS, GIVERS, GROUPS, Looked
from yuanba.domains.places.rules.lists import LIST_HINTS, ListedItem
from yuanba.domains.places.rules.matrix import Door
from yuanba.domains.places.rules.offices import KINDS as KINDS_OF_YARDS
from yuanba.domains.places.rules.offices import level_below
from yuanba.domains.places.rules.profile import Written, fee_words
from yuanba.domains.places.rules.single import KINDS as PLACE_KINDS
from yuanba.domains.places.rules.single import USED_AS, USES, SinglePlace, kinds_in
from yuanba.domains.places.rules.spoken import spot_in
from yuanba.domains.places.rules.spots import code_of, names_of, title_of
from yuanba.domains.places.usecases._rows import Found, Row
from yuanba.domains.places.usecases.add_division import add_division
from yuanba.domains.places.usecases.add_item import add_item
from yuanba.domains.places.usecases.add_place import add_place
from yuanba.domains.places.usecases.ask_handover import ask_handover
from yuanba.domains.places.usecases.begin_comparison import begin_comparison
from yuanba.domains.places.usecases.begin_takeover import Terms, begin_takeover
from yuanba.domains.places.usecases.close_comparison import close_comparison
from yuanba.domains.places.usecases.close_station import close_station
from yuanba.domains.places.usecases.correct_place import correct_place
from yuanba.domains.places.usecases.decide_handover import decide_handover
from yuanba.domains.places.usecases.describe_station import describe_station
from yuanba.domains.places.usecases.draw_grid import draw_grid
from yuanba.domains.places.usecases.enter_place import enter_place
from yuanba.domains.places.usecases.fill_profile import fill_profile
from yuanba.domains.places.usecases.found_yard import found_yard
from yuanba.domains.places.usecases.import_divisions import import_divisions
from yuanba.domains.places.usecases.import_estates import ImportedEstates, import_estates
from yuanba.domains.places.usecases.import_homes import NO_FILE, ImportedHomes, Source, import_homes
from yuanba.domains.places.usecases.inspect_item import inspect_item
from yuanba.domains.places.usecases.issue_door_code import issue_door_code
from yuanba.domains.places.usecases.issue_missing_codes import issue_missing_codes
from yuanba.domains.places.usecases.judge_criterion import judge_criterion
from yuanba.domains.places.usecases.link_item import link_item
from yuanba.domains.places.usecases.list_items import list_items
from yuanba.domains.places.usecases.move_estate import move_estate
from yuanba.domains.places.usecases.name_in_english import name_in_english
from yuanba.domains.places.usecases.note_honour import note_honour
from yuanba.domains.places.usecases.open_station import open_station
from yuanba.domains.places.usecases.remove_grid import remove_grid
from yuanba.domains.places.usecases.remove_place import remove_place
from yuanba.domains.places.usecases.rename_grid import rename_grid
from yuanba.domains.places.usecases.replace_door_code import replace_door_code
from yuanba.domains.places.usecases.revoke_door_code import revoke_door_code
from yuanba.domains.places.usecases.set_grid_members import set_grid_members
from yuanba.domains.places.usecases.sign_takeover import Signing, sign_takeover
from yuanba.domains.places.usecases.take_off_honour import take_off_honour
from yuanba.domains.places.usecases.undo_estates import undo_estates
from yuanba.domains.places.usecases.undo_import import undo_import
from yuanba.domains.places.usecases.withdraw_handover import withdraw_handover
from yuanba.domains.places.usecases.write_addendum import write_addendum
from yuanba.domains.places.usecases.write_profile import write_profile

__all__ = [
    "COMPLETE_GROUPS",
    "COMPLETE_STATES",
    "CONDITIONS",
    "CRITERIA",
    "DIVISION_COLUMNS",
    "ESTATE_HINTS",
    "GIVERS",
    "GROUPS",
    "HINTS",
    "KINDS_OF_YARDS",
    "LIST_HINTS",
    "NO_FILE",
    "PLACE_KINDS",
    "USED_AS",
    "USES",
    "CriterionLine",
    "Division",
    "DivisionLine",
    "Door",
    "DoorCode",
    "DoorSheet",
    "EstateList",
    "Facts",
    "Found",
    "Grid",
    "GridLine",
    "GridMember",
    "Group",
    "ImportBatch",
    "ImportedEstates",
    "ImportedHomes",
    "Item",
    "ItemPhoto",
    "Leaving",
    "ListedEstate",
    "ListedItem",
    "Looked",
    "Measure",
    "MovePreview",
    "Place",
    "Profile",
    "Row",
    "Sheet",
    "Signing",
    "SinglePlace",
    "Source",
    "Station",
    "Terms",
    "Territory",
    "Tick",
    "Written",
    "add_division",
    "add_item",
    "add_place",
    "ask_handover",
    "batches",
    "batches_below",
    "begin_comparison",
    "begin_takeover",
    "buildings",
    "close_comparison",
    "close_station",
    "code_of",
    "codes_at",
    "complete",
    "complete_estates",
    "correct_place",
    "counted",
    "criterion_photo",
    "decide_handover",
    "describe_station",
    "division_of",
    "division_to_found_in",
    "divisions_called",
    "divisions_over",
    "divisions_to_move_to",
    "door_image",
    "door_lines",
    "door_sheets",
    "draw_grid",
    "enter_place",
    "estate_beginning",
    "estate_called",
    "estate_list",
    "estate_lists",
    "estate_to_look_at",
    "estates_of_company",
    "estates_page",
    "estates_to_choose",
    "estates_under",
    "fee_words",
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
    "hangs_at",
    "homes_below",
    "homes_by_path",
    "homes_in",
    "honours",
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
    "judge_criterion",
    "kinds_in",
    "labels_of",
    "leaving",
    "leavings",
    "level_below",
    "link_item",
    "list_items",
    "masked",
    "move_estate",
    "name_in_english",
    "names_of",
    "note_honour",
    "offices_page",
    "open_station",
    "opens",
    "origin_of",
    "pairs",
    "path_now",
    "photos_of",
    "place",
    "place_of_door",
    "places_below",
    "places_to_choose",
    "places_to_hang",
    "pointing",
    "preview_move",
    "profile",
    "profiles",
    "register_following",
    "register_hanging",
    "register_naming",
    "remove_grid",
    "remove_place",
    "rename_grid",
    "replace_door_code",
    "revoke_door_code",
    "root",
    "rows_of_batch",
    "set_grid_members",
    "sheet",
    "sheets_under",
    "short_division",
    "sign_takeover",
    "spot_in",
    "stations",
    "stations_below",
    "stations_near",
    "take_off_honour",
    "takeovers",
    "territories",
    "territories_at",
    "tickable",
    "ticks",
    "title_of",
    "undo_estates",
    "undo_import",
    "unit_matrix",
    "withdraw_handover",
    "words_of_hanging",
    "write_addendum",
    "write_profile",
]
