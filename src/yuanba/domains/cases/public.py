"""What other domains and the doors may call."""

from yuanba.domains.cases.access import (
    case_by_short,
    case_by_token,
    case_to_read,
    cases_by_tokens,
    own_roles,
    short_of,
    token_of,
)
from yuanba.domains.cases.models import Case, Contact, Look, Photo, Step
from yuanba.domains.cases.queries import (
    Figures,
    Morning,
    Silent,
    Story,
    assignable,
    board_cases,
    by_due,
    contact_of,
    due_after,
    every,
    figures,
    figures_of,
    find,
    look_list,
    morning,
    my_cases,
    newest,
    next_to_look,
    open_by_path,
    open_by_place,
    policy_of,
    reported_by,
    story,
    waiting_for_resident,
)
from yuanba.domains.cases.queries.board import BEHIND
from yuanba.domains.cases.queries.policy import forget_policies
from yuanba.domains.cases.rules import clocks, states, vocabulary
from yuanba.domains.cases.rules.drafts import MOST_PHOTOS, Draft, checked
from yuanba.domains.cases.rules.policy import DEFAULT, Policy, from_data, to_data
from yuanba.domains.cases.usecases.answer import answer
from yuanba.domains.cases.usecases.close_expired import close_expired
from yuanba.domains.cases.usecases.confirm import confirm
from yuanba.domains.cases.usecases.dispatch import dispatch
from yuanba.domains.cases.usecases.escalate_overdue import escalate_overdue
from yuanba.domains.cases.usecases.note import note
from yuanba.domains.cases.usecases.open_for_look import open_for_look
from yuanba.domains.cases.usecases.preview import preview
from yuanba.domains.cases.usecases.promise import promise
from yuanba.domains.cases.usecases.rate import rate
from yuanba.domains.cases.usecases.remind_due import remind_due
from yuanba.domains.cases.usecases.reopen import reopen
from yuanba.domains.cases.usecases.report import Reported, report
from yuanba.domains.cases.usecases.report_unlooked import report_unlooked
from yuanba.domains.cases.usecases.request_reopen import request_reopen
from yuanba.domains.cases.usecases.resolve import resolve
from yuanba.domains.cases.usecases.set_policy import set_policy
from yuanba.domains.cases.usecases.sign_off import sign_off
from yuanba.domains.cases.usecases.take_up import take_up
from yuanba.domains.cases.usecases.triage import triage
from yuanba.domains.cases.usecases.uphold import uphold
from yuanba.domains.cases.writing import Target, facts_of

__all__ = [
    "BEHIND",
    "DEFAULT",
    "MOST_PHOTOS",
    "Case",
    "Contact",
    "Draft",
    "Figures",
    "Look",
    "Morning",
    "Photo",
    "Policy",
    "Reported",
    "Silent",
    "Step",
    "Story",
    "Target",
    "answer",
    "assignable",
    "board_cases",
    "by_due",
    "case_by_short",
    "case_by_token",
    "case_to_read",
    "cases_by_tokens",
    "checked",
    "clocks",
    "close_expired",
    "confirm",
    "contact_of",
    "dispatch",
    "due_after",
    "escalate_overdue",
    "every",
    "facts_of",
    "figures",
    "figures_of",
    "find",
    "forget_policies",
    "from_data",
    "look_list",
    "morning",
    "my_cases",
    "newest",
    "next_to_look",
    "note",
    "open_by_path",
    "open_by_place",
    "open_for_look",
    "own_roles",
    "policy_of",
    "preview",
    "promise",
    "rate",
    "remind_due",
    "reopen",
    "report",
    "report_unlooked",
    "reported_by",
    "request_reopen",
    "resolve",
    "set_policy",
    "short_of",
    "sign_off",
    "states",
    "story",
    "take_up",
    "to_data",
    "token_of",
    "triage",
    "uphold",
    "vocabulary",
    "waiting_for_resident",
]
