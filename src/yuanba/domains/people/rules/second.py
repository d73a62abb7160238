"""Who must sign in with a second factor, and from when."""

from datetime import datetime, timedelta

from yuanba.domains.people.rules.roles import roles_of

# Who opens what is personal or acts for a company or an office. Guards and cleaners open nothing; a program has a key.
TAKES_SECOND = frozenset(
    roles_of("company", "developer", "grid", "community", "street", "police", "above", "platform")
) - {"guard", "cleaner", "program"}
MOST_PASSKEYS = 20


def due_at(staff_since: datetime | None, policy_from: datetime | None, days: int) -> datetime | None:
    """When the second factor must be there; None: at once, where nobody knows since when somebody holds a post."""
    begins = [moment for moment in (staff_since, policy_from) if moment is not None]
    return max(begins) + timedelta(days=days) if begins else None
