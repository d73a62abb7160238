"""Which yards are founded where, and which codes divisions have."""

# Figures of an area code, from the city down (statistics office, 统计用区划代码).
LEVELS: dict[str, int] = {"city": 4, "district": 6, "street": 9, "community": 12}
# What is founded in a division of this level, what fits best first.
KINDS: dict[str, tuple[str, ...]] = {
    "city": ("association",),
    "district": ("district", "association", "estate"),
    "street": ("street", "estate"),
    "community": ("community", "estate"),
}


def level_below(level: str) -> str:
    """The level of what lies directly below, empty below a community; of nothing it is the city."""
    order = ["", *LEVELS]
    return order[order.index(level) + 1] if level != order[-1] else ""


def division_fits(code: str, level: str, above: str, level_above: str) -> bool:
    """Whether a division has the code of its level, beginning with the one directly above."""
    is_code = code.isascii() and code.isdecimal() and len(code) == LEVELS.get(level)
    return is_code and code.startswith(above) and level == level_below(level_above)
