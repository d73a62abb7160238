"""What other domains and the doors may call."""

from yuanba.domains.assets.models import Meter, Reading
from yuanba.domains.assets.queries import meter_sheet, meters, used_between
from yuanba.domains.assets.rules.meters import KINDS, SOURCES, NewMeter, value_of, written
from yuanba.domains.assets.usecases.hang_meter import hang_meter
from yuanba.domains.assets.usecases.read_meter import read_meter
from yuanba.domains.assets.usecases.replace_meter import replace_meter
from yuanba.domains.assets.usecases.take_readings import take_readings
from yuanba.domains.assets.writing import Shown

__all__ = [
    "KINDS",
    "SOURCES",
    "Meter",
    "NewMeter",
    "Reading",
    "Shown",
    "hang_meter",
    "meter_sheet",
    "meters",
    "read_meter",
    "replace_meter",
    "take_readings",
    "used_between",
    "value_of",
    "written",
]
