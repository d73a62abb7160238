"""Reads, narrowed to what the actor may see as their first step."""

from yuanba.domains.cases.queries.board import Figures, board_cases, figures, figures_of
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
from yuanba.domains.cases.queries.measures import open_by_path, open_by_place
from yuanba.domains.cases.queries.oversight import Morning, Silent, look_list, morning, next_to_look, unlooked
from yuanba.domains.cases.queries.policy import policy_of
from yuanba.domains.cases.queries.story import Story, contact_of, story

__all__ = [
    "Figures",
    "Morning",
    "Silent",
    "Story",
    "assignable",
    "board_cases",
    "by_due",
    "contact_of",
    "due_after",
    "every",
    "figures",
    "figures_of",
    "find",
    "look_list",
    "morning",
    "my_cases",
    "newest",
    "next_to_look",
    "open_by_path",
    "open_by_place",
    "policy_of",
    "reported_by",
    "story",
    "unlooked",
    "waiting_for_resident",
]
