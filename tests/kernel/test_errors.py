"""The closed catalogue of refusals."""

import copy
import pickle

import pytest

from yuanba.kernel import errors
from yuanba.kernel.errors import CATALOGUE, Kind, Refusal, absent, register


@pytest.mark.parametrize(
    ("code", "status"), [("not-found", 404), ("invalid", 422), ("conflict", 409), ("too-many", 429)]
)
def test_what_every_door_knows(code, status):
    refusal = Refusal(code)
    assert (refusal.code, refusal.status, refusal.words) == (code, status, CATALOGUE[code].words)
    assert (str(refusal), refusal.fields, refusal.data) == (code, {}, {})


def test_data_fill_the_places_of_the_words():
    refusal = Refusal("too-many", minutes=10)
    assert refusal.data == {"minutes": 10}
    assert refusal.words % refusal.data == "Too many tries. Please try again in 10 minutes."


def test_fields_are_a_copy_of_what_was_given():
    given = {"phone": "invalid"}
    refusal = Refusal("invalid", fields=given)
    given["name"] = "invalid"
    assert refusal.fields == {"phone": "invalid"}
    assert refusal.data == {}


@pytest.mark.parametrize(
    ("code", "fields"), [("no-such-code", None), ("", None), ("invalid", {"phone": "no-such-code"})]
)
def test_a_code_outside_the_catalogue_is_a_mistake_of_ours(code, fields):
    with pytest.raises(ValueError, match="unknown error code"):
        Refusal(code, fields=fields)


def test_absent_says_the_same_to_everybody():
    assert (absent().code, absent().fields, absent().data) == ("not-found", {}, {})


@pytest.mark.parametrize("again", [copy.copy, lambda one: pickle.loads(pickle.dumps(one))])
def test_a_refusal_survives_being_copied(again):
    refusal = again(Refusal("invalid", fields={"phone": "conflict"}, minutes=3))
    assert (refusal.code, refusal.fields, refusal.data) == ("invalid", {"phone": "conflict"}, {"minutes": 3})


@pytest.fixture
def _own_catalogue(monkeypatch):
    monkeypatch.setattr(errors, "CATALOGUE", dict(CATALOGUE))


@pytest.mark.usefixtures("_own_catalogue")
def test_registering_gives_the_code_back_and_twice_alike_is_harmless():
    for _ in range(2):
        assert register("tea-cold", 418, "The tea is cold.") == "tea-cold"
    assert errors.CATALOGUE["tea-cold"] == Kind(418, "The tea is cold.")
    assert Refusal("tea-cold").status == 418
    assert "tea-cold" not in CATALOGUE


@pytest.mark.usefixtures("_own_catalogue")
@pytest.mark.parametrize(("status", "words"), [(404, "The tea is cold."), (418, "The tea is hot.")])
def test_registering_a_code_with_another_meaning_is_an_error(status, words):
    register("tea-cold", 418, "The tea is cold.")
    with pytest.raises(ValueError, match="'tea-cold' is registered twice"):
        register("tea-cold", status, words)
    assert errors.CATALOGUE["tea-cold"] == Kind(418, "The tea is cold.")
