"""What stands in what."""

STANDS_IN: dict[str, frozenset[str]] = {
    "zone": frozenset({"root"}),
    "building": frozenset({"root", "zone"}),
    "unit": frozenset({"building"}),
    "home": frozenset({"zone", "building", "unit"}),
    "shop": frozenset({"root", "zone", "building", "unit"}),
    "room": frozenset({"root", "zone", "building", "unit"}),
    "station": frozenset({"root", "zone", "building", "unit", "room", "shop"}),
    "point": frozenset({"root", "zone", "building", "unit"}),
}


def may_stand(kind: str, above: str) -> bool:
    """Whether a place of this kind stands in one of that kind."""
    return above in STANDS_IN.get(kind, ())
