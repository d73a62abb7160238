"""What doors may call of the city's hotline: its files taken in, and what became of them handed back."""

from yuanba.domains.cases.models import HotlineBatch, HotlineProfile, HotlineRow, HotlineTold
from yuanba.domains.cases.queries.hotline import (
    Waiting,
    hotline_desk,
    hotline_profiles,
    hotline_rows,
    hotline_waiting,
    told_in,
)
from yuanba.domains.cases.rules.hotline import FIELDS, GIVEN, HINTS, NEEDED, OF_NOBODY, TAKEN
from yuanba.domains.cases.usecases._hotline import Coming, estates_of
from yuanba.domains.cases.usecases.return_hotline import return_hotline
from yuanba.domains.cases.usecases.save_hotline_profile import save_hotline_profile
from yuanba.domains.cases.usecases.settle_hotline_row import settle_hotline_row
from yuanba.domains.cases.usecases.take_hotline import TakenHotline, take_hotline

__all__ = [
    "FIELDS",
    "GIVEN",
    "HINTS",
    "NEEDED",
    "OF_NOBODY",
    "TAKEN",
    "Coming",
    "HotlineBatch",
    "HotlineProfile",
    "HotlineRow",
    "HotlineTold",
    "TakenHotline",
    "Waiting",
    "estates_of",
    "hotline_desk",
    "hotline_profiles",
    "hotline_rows",
    "hotline_waiting",
    "return_hotline",
    "save_hotline_profile",
    "settle_hotline_row",
    "take_hotline",
    "told_in",
]
