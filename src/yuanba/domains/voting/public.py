"""What other domains and the doors may call."""

from yuanba.domains.voting import rules
from yuanba.domains.voting.models import Became, Minute, Resolution
from yuanba.domains.voting.queries import (
    held_at,
    holding,
    kept_minutes,
    minute_file,
    resolution_at,
    resolution_sheet,
    resolutions,
    resolved,
    waiting_resolutions,
)
from yuanba.domains.voting.rules import NewResolution
from yuanba.domains.voting.usecases.confirm_resolution import confirm_resolution
from yuanba.domains.voting.usecases.record_resolution import record_resolution
from yuanba.domains.voting.usecases.refuse_resolution import refuse_resolution
from yuanba.domains.voting.usecases.withdraw_resolution import withdraw_resolution

__all__ = [
    "Became",
    "Minute",
    "NewResolution",
    "Resolution",
    "confirm_resolution",
    "held_at",
    "holding",
    "kept_minutes",
    "minute_file",
    "record_resolution",
    "refuse_resolution",
    "resolution_at",
    "resolution_sheet",
    "resolutions",
    "resolved",
    "rules",
    "waiting_resolutions",
    "withdraw_resolution",
]
