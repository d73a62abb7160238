"""What `public` offers of disputes, the ledger of problems, calls, observers and renovation."""

from yuanba.domains.cases.models import AgendaItem, Call, Dispute, JointMeeting, Problem, Renovation
from yuanba.domains.cases.queries.calls import made_calls
from yuanba.domains.cases.queries.disputes import (
    ClauseLine,
    DisputeFigures,
    Mediation,
    SideLine,
    dispute_figures,
    left_alone,
    mediated_by,
    mediation,
    mediators_at,
    own_disputes,
    signature_picture,
)
from yuanba.domains.cases.queries.ledger import (
    MeetingStory,
    ProblemFigures,
    call_of,
    calls_near,
    count_open,
    every_problem,
    meeting_story,
    meetings,
    problem_companies,
    problem_figures,
    problem_story,
    problems,
)
from yuanba.domains.cases.queries.ledgers import ledgers_below, to_take_up
from yuanba.domains.cases.queries.promises import Promised
from yuanba.domains.cases.queries.renovation import (
    RenovationStory,
    drawing_picture,
    drawings_for,
    handed_picture,
    kept_pictures,
    renovation_of,
)
from yuanba.domains.cases.queries.renovations import (
    noise_beside,
    own_renovations,
    renovations,
    renovations_at,
    renovations_beside,
    renovations_near,
)
from yuanba.domains.cases.queries.served import answers_to, asked, asked_by_category, served
from yuanba.domains.cases.queries.taken import suggestions_taken
from yuanba.domains.cases.rules import disputes, ledger, observing, renovation
from yuanba.domains.cases.rules.disputes import Agreed, Side
from yuanba.domains.cases.rules.ledger import Batch, Entry, Measure
from yuanba.domains.cases.rules.renovation import Intended, Terms
from yuanba.domains.cases.usecases.add_drawing import add_drawing
from yuanba.domains.cases.usecases.advise_drawing import advise_drawing
from yuanba.domains.cases.usecases.answer_invitation import answer_invitation
from yuanba.domains.cases.usecases.ask_mediation import ask_mediation
from yuanba.domains.cases.usecases.ask_renovation import ask_renovation
from yuanba.domains.cases.usecases.assign_disputes import assign_disputes
from yuanba.domains.cases.usecases.call_meeting import call_meeting
from yuanba.domains.cases.usecases.decide_renovation import decide_renovation
from yuanba.domains.cases.usecases.end_dispute import end_dispute
from yuanba.domains.cases.usecases.enter_problem import enter_problem
from yuanba.domains.cases.usecases.enter_renovation import enter_renovation
from yuanba.domains.cases.usecases.follow_clause import follow_clause
from yuanba.domains.cases.usecases.hand_over_dispute import hand_over_dispute
from yuanba.domains.cases.usecases.make_call import make_call
from yuanba.domains.cases.usecases.minute_item import minute_item
from yuanba.domains.cases.usecases.observe import observe
from yuanba.domains.cases.usecases.offer_agreement import offer_agreement
from yuanba.domains.cases.usecases.open_dispute import open_dispute
from yuanba.domains.cases.usecases.plan_sitting import plan_sitting
from yuanba.domains.cases.usecases.refer_case import refer_case
from yuanba.domains.cases.usecases.say_problem_done import say_problem_done
from yuanba.domains.cases.usecases.set_measure import set_measure
from yuanba.domains.cases.usecases.sign_agreement import Written, sign_agreement
from yuanba.domains.cases.usecases.sign_call import sign_call
from yuanba.domains.cases.usecases.take_back_agreement import take_back_agreement
from yuanba.domains.cases.usecases.verify_problem import verify_problem
from yuanba.domains.cases.usecases.visit_renovation import visit_renovation
from yuanba.domains.cases.usecases.withdraw_call import withdraw_call
from yuanba.domains.cases.usecases.write_minutes import write_minutes

__all__ = [
    "AgendaItem",
    "Agreed",
    "Batch",
    "Call",
    "ClauseLine",
    "Dispute",
    "DisputeFigures",
    "Entry",
    "Intended",
    "JointMeeting",
    "Measure",
    "Mediation",
    "MeetingStory",
    "Problem",
    "ProblemFigures",
    "Promised",
    "Renovation",
    "RenovationStory",
    "Side",
    "SideLine",
    "Terms",
    "Written",
    "add_drawing",
    "advise_drawing",
    "answer_invitation",
    "answers_to",
    "ask_mediation",
    "ask_renovation",
    "asked",
    "asked_by_category",
    "assign_disputes",
    "call_meeting",
    "call_of",
    "calls_near",
    "count_open",
    "decide_renovation",
    "dispute_figures",
    "disputes",
    "drawing_picture",
    "drawings_for",
    "end_dispute",
    "enter_problem",
    "enter_renovation",
    "every_problem",
    "follow_clause",
    "hand_over_dispute",
    "handed_picture",
    "kept_pictures",
    "ledger",
    "ledgers_below",
    "left_alone",
    "made_calls",
    "make_call",
    "mediated_by",
    "mediation",
    "mediators_at",
    "meeting_story",
    "meetings",
    "minute_item",
    "noise_beside",
    "observe",
    "observing",
    "offer_agreement",
    "open_dispute",
    "own_disputes",
    "own_renovations",
    "plan_sitting",
    "problem_companies",
    "problem_figures",
    "problem_story",
    "problems",
    "refer_case",
    "renovation",
    "renovation_of",
    "renovations",
    "renovations_at",
    "renovations_beside",
    "renovations_near",
    "say_problem_done",
    "served",
    "set_measure",
    "sign_agreement",
    "sign_call",
    "signature_picture",
    "suggestions_taken",
    "take_back_agreement",
    "to_take_up",
    "verify_problem",
    "visit_renovation",
    "withdraw_call",
    "write_minutes",
]
