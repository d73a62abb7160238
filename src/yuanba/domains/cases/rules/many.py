"""How many requests are taken at once."""

from yuanba.kernel.errors import register

MOST = 100
register("many-none", 422, "Please tick at least one request.")
register("many-too", 422, "At most 100 at once. Please take fewer.")


def many_wrong(count: int) -> str:
    """The code of what is wrong with so many, or nothing."""
    return "" if 0 < count <= MOST else "many-too" if count else "many-none"
