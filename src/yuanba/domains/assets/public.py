"""What other domains and the doors may call."""

from yuanba.domains.assets.models import Meter, Reading
from yuanba.domains.assets.queries import Use, meter_sheet, meters, uses
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
    "Use",
    "hang_meter",
    "meter_sheet",
    "meters",
    "read_meter",
    "replace_meter",
    "take_readings",
    "uses",
    "value_of",
    "written",
]
