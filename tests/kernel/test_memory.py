"""Answers kept for a few seconds."""

import pytest

from yuanba.kernel.memory import Kept


def asked(kept, *keys):
    """How often each key was really asked for."""
    found = []

    def find(key):
        found.append(key)
        return key.upper()

    assert [kept.get(key, lambda key=key: find(key)) for key in keys] == [key.upper() for key in keys]
    return found


def test_the_same_is_asked_once():
    assert asked(Kept(), "a", "b", "a", "b") == ["a", "b"]


def test_what_is_too_old_is_asked_again():
    assert asked(Kept(seconds=0), "a", "a") == ["a", "a"]


def test_what_was_forgotten_is_asked_again():
    kept = Kept()
    assert asked(kept, "a") == ["a"]
    kept.forget()
    assert asked(kept, "a") == ["a"]


def test_there_is_room_for_so_many():
    assert asked(Kept(most=2), "a", "b", "c", "c", "a") == ["a", "b", "c", "a"]


def test_a_failure_is_not_kept():
    kept = Kept()

    def fail():
        raise LookupError

    with pytest.raises(LookupError):
        kept.get("a", fail)
    assert asked(kept, "a") == ["a"]


def test_nothing_is_an_answer_too():
    kept, found = Kept(), []
    assert [kept.get("a", lambda: found.append(1)) for _ in range(2)] == [None, None]
    assert found == [1]
