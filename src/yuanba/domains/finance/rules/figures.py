"""Figures of a statement. Percentages are for reading; nothing is compared by them."""

from yuanba.kernel.money import round_half_up


def collection_rate(received: int, billed: int) -> str:
    """'94.97': what came in of what was billed for the same period; empty where nothing was billed."""
    if billed <= 0:
        return ""
    hundredths = round_half_up(received * 10_000, billed)
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def roll(opening: int, income: int, expense: int) -> tuple[int, int]:
    """What a period brought, and what is carried: opening + income − expense = closing."""
    net = income - expense
    return net, opening + net
