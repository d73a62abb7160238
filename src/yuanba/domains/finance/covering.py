"""What doors may call of deficits that the owners cover."""

from yuanba.domains.finance.queries.covering import covered, covers
from yuanba.domains.finance.rules.covering import PUBLIC, SOURCES, Cover
from yuanba.domains.finance.usecases.cover_deficit import cover_deficit

__all__ = ["PUBLIC", "SOURCES", "Cover", "cover_deficit", "covered", "covers"]
