"""What `public` offers of who is seen: the name taken off, a request made private, words out of public view; what
neighbours gave when they joined, and what was spoken after the first time."""

from yuanba.domains.cases.access import reads_private
from yuanba.domains.cases.queries.brought import brought, joiners_sound, looks_at, own_brought
from yuanba.domains.cases.queries.covering import is_covered_file, shows
from yuanba.domains.cases.queries.spoken import voice, voices
from yuanba.domains.cases.usecases.cover import cover
from yuanba.domains.cases.usecases.hide import hide
from yuanba.domains.cases.usecases.open_joiner import open_joiner
from yuanba.domains.cases.usecases.unname import unname

__all__ = [
    "brought",
    "cover",
    "hide",
    "is_covered_file",
    "joiners_sound",
    "looks_at",
    "open_joiner",
    "own_brought",
    "reads_private",
    "shows",
    "unname",
    "voice",
    "voices",
]
