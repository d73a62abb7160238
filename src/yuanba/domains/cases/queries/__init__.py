"""Reads, narrowed to what the actor may see as their first step."""

from yuanba.domains.cases.queries.alike import Alike, alike, likely_doubles
from yuanba.domains.cases.queries.aside import Aside, aside, held, shown_extensions
from yuanba.domains.cases.queries.board import Figures, board_cases, figures, figures_of
from yuanba.domains.cases.queries.followed import (
    case_numbered,
    followed,
    main_of,
    own_and_followed,
    public_part,
    taken_into,
)
from yuanba.domains.cases.queries.lights import light_of, lit
from yuanba.domains.cases.queries.lists import (
    assignable,
    by_due,
    due_after,
    every,
    find,
    my_cases,
    newest,
    reported_by,
    waiting_for_resident,
)
from yuanba.domains.cases.queries.measures import by_place, open_below, open_by_path
from yuanba.domains.cases.queries.oversight import Morning, Silent, look_list, morning, next_to_look, unlooked
from yuanba.domains.cases.queries.plan import plan_of
from yuanba.domains.cases.queries.policy import policy_of, versions_of
from yuanba.domains.cases.queries.story import Story, contact_of, story
from yuanba.domains.cases.queries.upward import hand_ups, hard_cases, instructions, to_answer, to_decide

__all__ = [
    "Alike",
    "Aside",
    "Figures",
    "Morning",
    "Silent",
    "Story",
    "alike",
    "aside",
    "assignable",
    "board_cases",
    "by_due",
    "by_place",
    "case_numbered",
    "contact_of",
    "due_after",
    "every",
    "figures",
    "figures_of",
    "find",
    "followed",
    "hand_ups",
    "hard_cases",
    "held",
    "instructions",
    "light_of",
    "likely_doubles",
    "lit",
    "look_list",
    "main_of",
    "morning",
    "my_cases",
    "newest",
    "next_to_look",
    "open_below",
    "open_by_path",
    "own_and_followed",
    "plan_of",
    "policy_of",
    "public_part",
    "reported_by",
    "shown_extensions",
    "story",
    "taken_into",
    "to_answer",
    "to_decide",
    "unlooked",
    "versions_of",
    "waiting_for_resident",
]
