"""Tables of cases."""

from yuanba.domains.cases.models.covers import Cover
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
from yuanba.domains.cases.models.helping import Help
from yuanba.domains.cases.models.history import Contact, Photo, Step
from yuanba.domains.cases.models.hotline import HotlineBatch, HotlineProfile, HotlineReturn, HotlineRow, HotlineTold
from yuanba.domains.cases.models.joining import Brought, Follower, Merge, Voice, Words
from yuanba.domains.cases.models.keeping import Counter, PolicyVersion
from yuanba.domains.cases.models.ledger import (
    AgendaItem,
    Call,
    JointMeeting,
    Problem,
    ProblemCase,
    ProblemStep,
    SignOn,
)
from yuanba.domains.cases.models.looks import Look, Opening
from yuanba.domains.cases.models.promises import Promise
from yuanba.domains.cases.models.reach import Reach
from yuanba.domains.cases.models.renovation import Drawing, HandedDrawing, Renovation, RenovationVisit
from yuanba.domains.cases.models.requests import Case
from yuanba.domains.cases.models.routing import RoutingRule, RoutingTrouble, RoutingVersion
from yuanba.domains.cases.models.shifts import Callback, CallDraw, ContactOpening, HandOver
from yuanba.domains.cases.models.suggested import Suggested
from yuanba.domains.cases.models.tallies import Rollup, Tally
from yuanba.domains.cases.models.units import Category, Unit
from yuanba.domains.cases.models.unplaced import Unplaced
from yuanba.domains.cases.models.upward import HandUp, Instruction, Rung
from yuanba.domains.cases.models.waiting import Extension
from yuanba.domains.cases.models.working import FirstList, ReplyTemplate, SavedList

__all__ = [
    "AgendaItem",
    "Agreement",
    "Brought",
    "Call",
    "CallDraw",
    "Callback",
    "Case",
    "Category",
    "Clause",
    "Contact",
    "ContactOpening",
    "Counter",
    "Cover",
    "Dispute",
    "Drawing",
    "Extension",
    "FirstList",
    "FollowUp",
    "Follower",
    "HandOver",
    "HandUp",
    "HandedDrawing",
    "Help",
    "HotlineBatch",
    "HotlineProfile",
    "HotlineReturn",
    "HotlineRow",
    "HotlineTold",
    "Instruction",
    "JointMeeting",
    "Look",
    "Merge",
    "Opening",
    "Party",
    "Photo",
    "PolicyVersion",
    "Problem",
    "ProblemCase",
    "ProblemStep",
    "Promise",
    "Reach",
    "Renovation",
    "RenovationVisit",
    "ReplyTemplate",
    "Rollup",
    "RoutingRule",
    "RoutingTrouble",
    "RoutingVersion",
    "Rung",
    "SavedList",
    "Sequence",
    "SignOn",
    "Signature",
    "Sitting",
    "Step",
    "Suggested",
    "Tally",
    "Unit",
    "Unplaced",
    "Voice",
    "Words",
]
