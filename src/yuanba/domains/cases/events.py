"""What happened to cases."""

from dataclasses import dataclass

from yuanba.platform.events.public import event


@event("case.reported")
@dataclass(frozen=True)
class CaseReported:
    """Somebody said what is wrong."""

    number: int
    title: str
    path: str
    channel: str
    answer_due: str
    unit: str = ""
    given: str = ""  # the account to which a rule gave it at once


@event("case.moved")
@dataclass(frozen=True)
class CaseMoved:
    """A verb of the state table was done to a case."""

    number: int
    title: str
    verb: str
    state: str
    assignee: str = ""
    public: bool = True
    by: str = ""  # "slip": by the code that staff handed out, not signed in


@event("case.reminded")
@dataclass(frozen=True)
class CaseReminded:
    """Four fifths of a clock are over."""

    number: int
    title: str
    path: str
    due_what: str
    due_at: str


@event("case.overdue")
@dataclass(frozen=True)
class CaseOverdue:
    """A clock ran out, and the next one upward should know."""

    number: int
    title: str
    path: str
    due_what: str
    due_at: str
    role: str


@event("case.unlooked")
@dataclass(frozen=True)
class CasesUnlooked:
    """Nobody signed off these cases of an estate on a day."""

    day: str
    path: str
    numbers: list[int]


@event("case.looked")
@dataclass(frozen=True)
class CasesLooked:
    """Somebody signed off these cases of an estate on a day."""

    day: str
    numbers: list[int]


@event("case.policy_set")
@dataclass(frozen=True)
class PolicySet:
    """New levels and clocks hold for cases reported from now on."""

    number: int


@event("dispute.moved")
@dataclass(frozen=True)
class DisputeMoved:
    """A mediation went a step on. Who is in it and what it is about is told nowhere; nor is who did the step."""

    step: str


@event("case.check_due")
@dataclass(frozen=True)
class CheckDue:
    """The weekly look at a hard case is due."""

    number: int
    title: str
    path: str
    day: str


@event("case.bounced")
@dataclass(frozen=True)
class CaseBounced:
    """A case was handed back for the third time or more: it is with the manager."""

    number: int
    title: str
    path: str
    count: int


@event("case.help_asked")
@dataclass(frozen=True)
class HelpAsked:
    """The unit that answers for a case asks another to help."""

    number: int
    title: str
    unit: str
    due: str


@event("case.unit_written")
@dataclass(frozen=True)
class UnitWritten:
    """A unit was written, opened or closed."""

    name: str
    is_closed: bool


@event("case.category_written")
@dataclass(frozen=True)
class CategoryWritten:
    """A category was written, opened or closed."""

    name: str
    is_closed: bool


@event("case.routing_set")
@dataclass(frozen=True)
class RoutingSet:
    """New rules send the cases reported from now on."""

    number: int
    rules: int


@event("case.routing_broken")
@dataclass(frozen=True)
class RoutingBroken:
    """The daily check found rules that lead to nobody."""

    rules: list[int]
    path: str


@event("case.joined")
@dataclass(frozen=True)
class CaseJoined:
    """One more has the same trouble; `people` with them."""

    number: int
    path: str
    people: int


@event("case.left")
@dataclass(frozen=True)
class CaseLeft:
    """Somebody does not follow a case any more."""

    number: int
    people: int


@event("case.merged")
@dataclass(frozen=True)
class CaseMerged:
    """A case was taken into another, which goes on for both."""

    number: int
    main: str
    main_number: int


@event("case.unmerged")
@dataclass(frozen=True)
class CaseUnmerged:
    """A case that was taken into another goes on by itself again."""

    number: int
    main_number: int


@event("case.split")
@dataclass(frozen=True)
class CaseSplit:
    """A part of a case goes on as a case of its own, which is the subject."""

    number: int
    of_number: int


@event("case.reply_changed")
@dataclass(frozen=True)
class ReplyChanged:
    """A ready reply of a yard was written, changed or taken away."""

    name: str
    verb: str


@event("case.list_saved")
@dataclass(frozen=True)
class ListSaved:
    """Somebody keeps a list of requests under a name."""

    name: str
    shared: bool


@event("problem.moved")
@dataclass(frozen=True)
class ProblemMoved:
    """A verb was done to a problem of the ledger."""

    number: int
    title: str
    verb: str
    state: str
    path: str


@event("problem.due")
@dataclass(frozen=True)
class ProblemDue:
    """The day of a problem's measure has come or gone, and it is not said to be done."""

    number: int
    title: str
    path: str
    day: str


@event("meeting.called")
@dataclass(frozen=True)
class MeetingCalled:
    """A joint meeting was called over these problems."""

    number: int
    day: str
    problems: list[int]


@event("call.moved")
@dataclass(frozen=True)
class CallMoved:
    """A call was made, signed, unsigned or withdrawn."""

    number: int
    title: str
    step: str


@event("drawing.added")
@dataclass(frozen=True)
class DrawingAdded:
    """A layout drawing was kept for a place."""

    path: str
    title: str


@event("renovation.moved")
@dataclass(frozen=True)
class RenovationMoved:
    """A renovation was asked for, advised, approved, refused, visited or closed."""

    step: str
    path: str


@event("case.calls_drawn")
@dataclass(frozen=True)
class CallsDrawn:
    """It was drawn whom to call back about a week."""

    week: str
    sample: int
    unhappy: int


@event("case.contact_opened")
@dataclass(frozen=True)
class ContactOpened:
    """Somebody opened how to reach the reporter, to call back, or a neighbour who joined."""

    number: int


@event("case.shift_handed_over")
@dataclass(frozen=True)
class ShiftHandedOver:
    """A shift was handed over."""

    open: int


@event("case.shift_taken")
@dataclass(frozen=True)
class ShiftTaken:
    """The next one took a shift over."""

    day: str


@event("hotline.taken")
@dataclass(frozen=True)
class HotlineTaken:
    """A file of the city's hotline was taken in."""

    batch: int
    rows: int
    added: int


@event("hotline.settled")
@dataclass(frozen=True)
class HotlineSettled:
    """A place was chosen for a request of the hotline, or it was said not to be ours."""

    number: str
    state: str
    code: str


@event("hotline.handed_back")
@dataclass(frozen=True)
class HotlineHandedBack:
    """What became of requests of the hotline was handed back."""

    number: int
    rows: int


@event("hotline.profile_saved")
@dataclass(frozen=True)
class HotlineProfileSaved:
    """How files of the hotline are read was kept under a name."""

    name: str


@event("case.more_said")
@dataclass(frozen=True)
class CaseMoreSaid:
    """Whoever reported added something."""

    number: int
    title: str


@event("message.placed")
@dataclass(frozen=True)
class MessagePlaced:
    """It was said where a message belongs; without a code it is no request."""

    code: str
