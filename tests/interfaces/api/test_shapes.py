"""The shapes of the API as they are described."""

from collections import Counter

from ninja import Schema

from yuanba.interfaces.api.api import api


def below(shape):
    for one in shape.__subclasses__():
        yield one
        yield from below(one)


def test_every_shape_has_a_name_of_its_own():
    """Of two with one name, the description of the API tells only the one that came last."""
    described = set(api.get_openapi_schema()["components"]["schemas"])
    ours = {f"{one.__module__}.{one.__qualname__}" for one in below(Schema) if one.__module__.startswith("yuanba.")}
    named = Counter(name.rsplit(".", 1)[1] for name in ours)
    assert {name for name, many in named.items() if many > 1} == set()
    assert {"Draws", "DrawsLot", "Drawing"} <= described & set(named)
