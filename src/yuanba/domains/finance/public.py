"""What other domains and the doors may call."""

from yuanba.domains.finance.rules import chart, figures, guarding, owners, paying, returning

__all__ = ["chart", "figures", "guarding", "owners", "paying", "returning"]
