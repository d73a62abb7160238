"""The vocabulary is closed: shapes, kinds of fields, names, reactions."""

from dataclasses import dataclass, make_dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.core.checks import run_checks

from yuanba.platform.events.public import EVENTS, event, reaction, undeclared
from yuanba.platform.events.registry import name_of, payload_of, read


def declared(kind, name="test.kind"):
    return event(name)(make_dataclass("Planted", [("value", kind)], frozen=True))


def test_an_event_is_a_frozen_dataclass():
    with pytest.raises(TypeError, match="frozen dataclass"):
        event("test.open")(dataclass(type("Open", (), {"__annotations__": {"a": int}})))
    with pytest.raises(TypeError, match="frozen dataclass"):
        event("test.plain")(type("Plain", (), {}))
    assert not {"test.open", "test.plain"} & EVENTS.keys()


def test_a_name_is_declared_once(Said):
    assert name_of(Said) == "test.said"
    assert event("test.said")(Said) is Said
    with pytest.raises(ValueError, match="twice"):
        declared(int, "test.said")


@pytest.mark.parametrize(
    "kind", [float, Decimal, UUID, object, Any, list[float], dict[int, str], int | float, tuple[int]]
)
def test_fields_are_what_json_keeps(kind):
    with pytest.raises(TypeError, match=r"Planted\.value"):
        declared(kind)
    assert "test.kind" not in EVENTS


GOOD = [
    (str, "石"),
    (int, 2**53),
    (bool, True),
    (str | None, None),
    (list[int], [1, 2]),
    (dict[str, list[str]], {"a": ["b"]}),
    (list[dict[str, int]], [{"a": 1}]),
]
BAD = [
    (str, 1),
    (int, True),
    (int, "1"),
    (int, 1.0),
    (bool, 1),
    (str, None),
    (str | None, 1),
    (list[int], [1, "2"]),
    (list[int], (1, 2)),
    (dict[str, int], {"a": "b"}),
    (dict[str, int], {1: 1}),
]


@pytest.mark.parametrize(("kind", "value"), GOOD)
def test_values_of_their_kind_are_kept(kind, value):
    shape = declared(kind)
    assert payload_of(shape(value)) == {"value": value}
    assert read("test.kind", {"value": value}) == shape(value)


@pytest.mark.parametrize(("kind", "value"), BAD)
def test_values_of_another_kind_are_refused(kind, value):
    shape = declared(kind)
    with pytest.raises(TypeError, match=r"Planted\.value"):
        payload_of(shape(value))
    with pytest.raises(TypeError, match=r"Planted\.value"):
        read("test.kind", {"value": value})


@pytest.mark.parametrize("payload", [{}, {"times": 2}, {"words": "a", "more": 1}])
def test_unknown_and_missing_fields_are_refused(Said, payload):
    with pytest.raises(TypeError):
        read("test.said", payload)


def test_a_field_with_a_default_may_be_missing(Said):
    assert read("test.said", {"words": "a"}) == Said("a", times=1)


def test_an_event_nobody_declared_has_no_name():
    with pytest.raises(KeyError):
        name_of(int)


def test_a_reaction_to_nothing_stops_the_start(Said):
    reaction("test.said", name="tests.hears")(print)
    assert run_checks() == []
    reaction("test.siad", name="tests.hears")(print)
    assert undeclared() == ["test.siad"]
    assert [error.id for error in run_checks()] == ["events.E1"]


def test_a_reaction_has_one_name(Said):
    reaction("test.said", name="tests.hears")(print)
    with pytest.raises(ValueError, match="twice"):
        reaction("test.said", name="tests.hears")(repr)
