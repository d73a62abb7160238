"""What other domains and the doors may call."""

from yuanba.domains.cases import hotline, messaging, offered, privacy, units
from yuanba.domains.cases.access import (
    case_by_short,
    case_by_token,
    case_of_reporter,
    case_to_read,
    cases_by_tokens,
    follower_by_short,
    follower_by_token,
    followers_by_tokens,
    own_roles,
    short_of,
    token_of,
)
from yuanba.domains.cases.bringing import Beside
from yuanba.domains.cases.models import Case, Contact, Extension, Follower, Instruction, Look, Photo, Step, Suggested
from yuanba.domains.cases.offered import *  # noqa: F403  their names stand there, in `__all__`
from yuanba.domains.cases.queries import (
    Alike,
    Aside,
    Story,
    alike,
    aside,
    assignable,
    board_cases,
    by_due,
    by_place,
    case_numbered,
    contact_of,
    due_after,
    every,
    figures,
    figures_of,
    find,
    followed,
    hand_ups,
    hard_cases,
    held,
    instructions,
    light_of,
    likely_doubles,
    look_list,
    main_of,
    morning,
    my_cases,
    newest,
    next_to_look,
    open_below,
    open_by_path,
    own_and_followed,
    policy_of,
    public_part,
    reported_by,
    shown_extensions,
    story,
    taken_into,
    to_answer,
    to_decide,
    versions_of,
    waiting_for_resident,
)
from yuanba.domains.cases.queries.callbacks import CallFigures, call_figures, calls_of, draws_of
from yuanba.domains.cases.queries.decisions import Decided, count_decided, decided
from yuanba.domains.cases.queries.growing import Growing, growing
from yuanba.domains.cases.queries.handovers import handover, handovers, next_people, shift_now, shift_of
from yuanba.domains.cases.queries.intake import case_for_slip, handles, open_of_caller
from yuanba.domains.cases.queries.lists import chosen
from yuanba.domains.cases.queries.policy import forget_policies, versions_in
from yuanba.domains.cases.queries.promises import Ledger, ledgers, ledgers_by_company, ledgers_of_company, promises
from yuanba.domains.cases.queries.rates import (
    BY,
    DIVISIONS,
    MONTHS,
    Line,
    cases_behind,
    opens_cases,
    policy_key,
    rates_by,
    since_of,
)
from yuanba.domains.cases.queries.replies import Ready, ready_reply, replies_for, replies_of, retired_presets
from yuanba.domains.cases.queries.saved import first_list, saved_lists
from yuanba.domains.cases.queries.spoken import kept_sounds, spoken, untyped
from yuanba.domains.cases.queries.who import assignee_names, unit_names
from yuanba.domains.cases.rules import (
    callbacks,
    clocks,
    lights,
    replies,
    sensible,
    states,
    upward,
    vocabulary,
    waiting,
)
from yuanba.domains.cases.rules.drafts import MOST_PHOTOS, Draft, checked
from yuanba.domains.cases.rules.hinting import HINTS
from yuanba.domains.cases.rules.hinting import hints as reply_hints
from yuanba.domains.cases.rules.hotspots import Message, Spot, hotspots
from yuanba.domains.cases.rules.many import MOST as MOST_AT_ONCE
from yuanba.domains.cases.rules.many import many_wrong
from yuanba.domains.cases.rules.narrowing import Narrow, narrow_of
from yuanba.domains.cases.rules.policy import DEFAULT, Level, Policy, from_data, to_data
from yuanba.domains.cases.rules.promises import PROMISES
from yuanba.domains.cases.rules.replies import Reply
from yuanba.domains.cases.rules.samples import samples
from yuanba.domains.cases.rules.suggestions import Guess, Shown, Suggestion, by_words
from yuanba.domains.cases.rules.tallies import FIGURES, Rates
from yuanba.domains.cases.suggesting import plug_suggester, suggested, suggestion_for
from yuanba.domains.cases.usecases.add import add
from yuanba.domains.cases.usecases.answer import answer
from yuanba.domains.cases.usecases.answer_instruction import answer_instruction
from yuanba.domains.cases.usecases.call_back import Told, call_back
from yuanba.domains.cases.usecases.change_list import change_list
from yuanba.domains.cases.usecases.check_in import check_in
from yuanba.domains.cases.usecases.close_expired import close_expired
from yuanba.domains.cases.usecases.confirm import confirm
from yuanba.domains.cases.usecases.decide_extension import decide_extension
from yuanba.domains.cases.usecases.dispatch import dispatch
from yuanba.domains.cases.usecases.do_to_many import Doing, Outcome, do_to_many
from yuanba.domains.cases.usecases.draw_calls import draw_calls
from yuanba.domains.cases.usecases.escalate_overdue import escalate_overdue
from yuanba.domains.cases.usecases.extend import extend
from yuanba.domains.cases.usecases.hand_over_shift import hand_over_shift
from yuanba.domains.cases.usecases.hand_up import hand_up
from yuanba.domains.cases.usecases.instruct import instruct
from yuanba.domains.cases.usecases.join import join
from yuanba.domains.cases.usecases.judge_instruction import judge_instruction
from yuanba.domains.cases.usecases.leave import leave
from yuanba.domains.cases.usecases.merge import merge
from yuanba.domains.cases.usecases.note import note
from yuanba.domains.cases.usecases.open_contact import open_contact
from yuanba.domains.cases.usecases.open_for_look import open_for_look
from yuanba.domains.cases.usecases.pause import pause
from yuanba.domains.cases.usecases.preview import preview
from yuanba.domains.cases.usecases.promise import promise
from yuanba.domains.cases.usecases.rate import rate
from yuanba.domains.cases.usecases.recount import recount
from yuanba.domains.cases.usecases.remind_checks import remind_checks
from yuanba.domains.cases.usecases.remind_due import remind_due
from yuanba.domains.cases.usecases.remind_problems import remind_problems
from yuanba.domains.cases.usecases.reopen import reopen
from yuanba.domains.cases.usecases.report import Reported, report
from yuanba.domains.cases.usecases.report_unlooked import report_unlooked
from yuanba.domains.cases.usecases.request_reopen import request_reopen
from yuanba.domains.cases.usecases.resolve import resolve
from yuanba.domains.cases.usecases.resume import resume
from yuanba.domains.cases.usecases.resume_paused import resume_paused
from yuanba.domains.cases.usecases.retire_reply import retire_reply
from yuanba.domains.cases.usecases.save_list import save_list
from yuanba.domains.cases.usecases.send_back import send_back
from yuanba.domains.cases.usecases.set_policy import set_policy
from yuanba.domains.cases.usecases.sign_off import sign_off
from yuanba.domains.cases.usecases.split import split
from yuanba.domains.cases.usecases.sweep_words import sweep_words
from yuanba.domains.cases.usecases.take_on import take_on
from yuanba.domains.cases.usecases.take_shift import take_shift
from yuanba.domains.cases.usecases.take_up import take_up
from yuanba.domains.cases.usecases.talk import talk
from yuanba.domains.cases.usecases.tell_by_sms import tell_by_sms
from yuanba.domains.cases.usecases.triage import triage
from yuanba.domains.cases.usecases.type_out import type_out
from yuanba.domains.cases.usecases.unmerge import unmerge
from yuanba.domains.cases.usecases.uphold import uphold
from yuanba.domains.cases.usecases.write_reply import write_reply
from yuanba.domains.cases.writing import Target, closing_due, facts_of

__all__ = [
    "BY",
    "DEFAULT",
    "DIVISIONS",
    "FIGURES",
    "HINTS",
    "MONTHS",
    "MOST_AT_ONCE",
    "MOST_PHOTOS",
    "PROMISES",
    "Alike",
    "Aside",
    "Beside",
    "CallFigures",
    "Case",
    "Contact",
    "Decided",
    "Doing",
    "Draft",
    "Extension",
    "Follower",
    "Growing",
    "Guess",
    "Instruction",
    "Ledger",
    "Level",
    "Line",
    "Look",
    "Message",
    "Narrow",
    "Outcome",
    "Photo",
    "Policy",
    "Rates",
    "Ready",
    "Reply",
    "Reported",
    "Shown",
    "Spot",
    "Step",
    "Story",
    "Suggested",
    "Suggestion",
    "Target",
    "Told",
    "add",
    "alike",
    "answer",
    "answer_instruction",
    "aside",
    "assignable",
    "assignee_names",
    "board_cases",
    "by_due",
    "by_place",
    "by_words",
    "call_back",
    "call_figures",
    "callbacks",
    "calls_of",
    "case_by_short",
    "case_by_token",
    "case_for_slip",
    "case_numbered",
    "case_of_reporter",
    "case_to_read",
    "cases_behind",
    "cases_by_tokens",
    "change_list",
    "check_in",
    "checked",
    "chosen",
    "clocks",
    "close_expired",
    "closing_due",
    "confirm",
    "contact_of",
    "count_decided",
    "decide_extension",
    "decided",
    "dispatch",
    "do_to_many",
    "draw_calls",
    "draws_of",
    "due_after",
    "escalate_overdue",
    "every",
    "extend",
    "facts_of",
    "figures",
    "figures_of",
    "find",
    "first_list",
    "followed",
    "follower_by_short",
    "follower_by_token",
    "followers_by_tokens",
    "forget_policies",
    "from_data",
    "growing",
    "hand_over_shift",
    "hand_up",
    "hand_ups",
    "handles",
    "handover",
    "handovers",
    "hard_cases",
    "held",
    "hotline",
    "hotspots",
    "instruct",
    "instructions",
    "join",
    "judge_instruction",
    "kept_sounds",
    "leave",
    "ledgers",
    "ledgers_by_company",
    "ledgers_of_company",
    "light_of",
    "lights",
    "likely_doubles",
    "look_list",
    "main_of",
    "many_wrong",
    "merge",
    "messaging",
    "morning",
    "my_cases",
    "narrow_of",
    "newest",
    "next_people",
    "next_to_look",
    "note",
    "open_below",
    "open_by_path",
    "open_contact",
    "open_for_look",
    "open_of_caller",
    "opens_cases",
    "own_and_followed",
    "own_roles",
    "pause",
    "plug_suggester",
    "policy_key",
    "policy_of",
    "preview",
    "privacy",
    "promise",
    "promises",
    "public_part",
    "rate",
    "rates_by",
    "ready_reply",
    "recount",
    "remind_checks",
    "remind_due",
    "remind_problems",
    "reopen",
    "replies",
    "replies_for",
    "replies_of",
    "reply_hints",
    "report",
    "report_unlooked",
    "reported_by",
    "request_reopen",
    "resolve",
    "resume",
    "resume_paused",
    "retire_reply",
    "retired_presets",
    "samples",
    "save_list",
    "saved_lists",
    "send_back",
    "sensible",
    "set_policy",
    "shift_now",
    "shift_of",
    "short_of",
    "shown_extensions",
    "sign_off",
    "since_of",
    "split",
    "spoken",
    "states",
    "story",
    "suggested",
    "suggestion_for",
    "sweep_words",
    "take_on",
    "take_shift",
    "take_up",
    "taken_into",
    "talk",
    "tell_by_sms",
    "to_answer",
    "to_data",
    "to_decide",
    "token_of",
    "triage",
    "type_out",
    "unit_names",
    "units",
    "unmerge",
    "untyped",
    "uphold",
    "upward",
    "versions_in",
    "versions_of",
    "vocabulary",
    "waiting",
    "waiting_for_resident",
    "write_reply",
]
__all__ += offered.__all__
