"""Tables of cases."""

from yuanba.domains.cases.models.disputes import (
    Agreement,
    Clause,
    Dispute,
    FollowUp,
    Party,
    Sequence,
    Signature,
    Sitting,
)
from yuanba.domains.cases.models.history import Contact, Photo, Step
from yuanba.domains.cases.models.keeping import Counter, PolicyVersion
from yuanba.domains.cases.models.looks import Look, Opening
from yuanba.domains.cases.models.requests import Case
from yuanba.domains.cases.models.suggested import Suggested
from yuanba.domains.cases.models.upward import HandUp, Instruction, Rung
from yuanba.domains.cases.models.waiting import Extension

__all__ = [
    "Agreement",
    "Case",
    "Clause",
    "Contact",
    "Counter",
    "Dispute",
    "Extension",
    "FollowUp",
    "HandUp",
    "Instruction",
    "Look",
    "Opening",
    "Party",
    "Photo",
    "PolicyVersion",
    "Rung",
    "Sequence",
    "Signature",
    "Sitting",
    "Step",
]
__all__ = ["Case", "Contact", "Counter", "Look", "Opening", "Photo", "PolicyVersion", "Step", "Suggested"]
