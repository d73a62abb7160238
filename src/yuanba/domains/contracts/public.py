"""What other domains and the doors may call."""

from yuanba.domains.contracts.rules import fees, late, modes, parking, sharing

__all__ = ["fees", "late", "modes", "parking", "sharing"]
