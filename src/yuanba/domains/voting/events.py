"""What happened to resolutions."""

from dataclasses import dataclass

from yuanba.platform.events.public import event


@event("resolution.recorded")
@dataclass(frozen=True)
class ResolutionRecorded:
    """What was decided was written down; it holds once a second person confirmed it. `most`: fen, 0 for none."""

    number: int
    body: str
    subject: str
    most: int


@event("resolution.decided")
@dataclass(frozen=True)
class ResolutionDecided:
    """It was confirmed, not confirmed, superseded by another one, or withdrawn."""

    number: int
    state: str
