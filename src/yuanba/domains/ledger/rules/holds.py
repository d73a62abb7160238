"""An amount that is held: taken once, whole or in part, or released; from its end on nothing is taken any more."""

from datetime import datetime

from yuanba.kernel.errors import Refusal, register

PENDING, TAKEN, VOIDED, EXPIRED = "pending", "taken", "voided", "expired"
register("hold-over", 409, "What was held has been taken or released already.")
register("hold-expired", 409, "The time for which the amount was held is over.")
register("hold-exceeded", 422, "No more can be taken than is held: %(held)s.")


def check(state: str, expires_at: datetime | None, now: datetime) -> None:
    """Refuse as `hold-over` or `hold-expired` what is no longer held; the end itself is too late."""
    if state != PENDING:
        raise Refusal("hold-over", state=state)
    if expires_at is not None and now >= expires_at:
        raise Refusal("hold-expired")


def check_amount(held: int, amount: int) -> None:
    """Refuse as `hold-exceeded` more than is held, and as `amount-wrong` nothing."""
    if amount <= 0:
        raise Refusal("amount-wrong")
    if amount > held:
        raise Refusal("hold-exceeded", held=held)
