"""What doors may call of the city's hotline: its files taken in, and what became of them handed back."""

from yuanba.domains.cases.models import HotlineBatch, HotlineProfile, HotlineReturn, HotlineRow, HotlineTold
from yuanba.domains.cases.queries.hotline import (
    HotlineDesk,
    Waiting,
    hotline_desk,
    hotline_profiles,
    hotline_rows,
    hotline_waiting,
    told_in,
)
from yuanba.domains.cases.rules.hotline import FIELDS, GIVEN, HINTS, NEEDED, TAKEN
from yuanba.domains.cases.usecases._hotline import Coming, estates_of
from yuanba.domains.cases.usecases.hand_back_hotline import hand_back_hotline
from yuanba.domains.cases.usecases.save_hotline_profile import save_hotline_profile
from yuanba.domains.cases.usecases.settle_hotline_row import settle_hotline_row
from yuanba.domains.cases.usecases.take_hotline import TakenHotline, take_hotline

__all__ = [
    "FIELDS",
    "GIVEN",
    "HINTS",
    "NEEDED",
    "TAKEN",
    "Coming",
    "HotlineBatch",
    "HotlineDesk",
    "HotlineProfile",
    "HotlineReturn",
    "HotlineRow",
    "HotlineTold",
    "TakenHotline",
    "Waiting",
    "estates_of",
    "hand_back_hotline",
    "hotline_desk",
    "hotline_profiles",
    "hotline_rows",
    "hotline_waiting",
    "save_hotline_profile",
    "settle_hotline_row",
    "take_hotline",
    "told_in",
]
