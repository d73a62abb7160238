"""What doors may call of deficits that the owners cover."""

from yuanba.domains.finance.queries.covering import covered, covers
from yuanba.domains.finance.rules.covering import SOURCES, Cover
from yuanba.domains.finance.usecases.cover_deficit import cover_deficit

__all__ = ["SOURCES", "Cover", "cover_deficit", "covered", "covers"]
