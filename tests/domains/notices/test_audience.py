"""Who is meant: the rule by table and by chance, and the same as rows of homes and people."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.domains.notices.rules.audience import (
    MOST_PATHS,
    Audience,
    above,
    covers,
    fault,
    from_data,
    highest,
    includes,
    speaks_to,
    targets,
    tidy,
    to_data,
    touch,
)

YARD = "c/JG"
ROLES = ("owner", "tenant", "butler", "police-officer")
STEPS = st.lists(st.sampled_from(["1", "2", "10"]), min_size=0, max_size=3)
PATHS = STEPS.map(lambda steps: "/".join([YARD, *steps]))
BELOW = PATHS.filter(lambda path: path != YARD)
AUDIENCES = st.one_of(
    st.builds(Audience, st.just("estate"), st.just(()), st.lists(st.sampled_from(ROLES)).map(tuple)),
    st.builds(
        Audience, st.just("places"), st.lists(BELOW, min_size=1).map(tuple), st.lists(st.sampled_from(ROLES)).map(tuple)
    ),
)


@pytest.mark.parametrize(
    ("audience", "code"),
    [
        (Audience(), ""),
        (Audience(roles=("owner", "butler")), ""),
        (Audience(roles=("king",)), "choice-unknown"),
        (Audience("town"), "choice-unknown"),
        (Audience("estate", ("c/JG/1",)), "choice-unknown"),
        (Audience("places"), "audience-empty"),
        (Audience("homes"), "audience-empty"),
        (Audience("places", ("c/JG/1",)), ""),
        (Audience("places", ("c/JG",)), "audience-unknown"),
        (Audience("places", ("c/JGX/1",)), "audience-unknown"),
        (Audience("places", ("c/JG/1", "c/YX/1")), "audience-unknown"),
        (Audience("places", ("c/JG/1\0",)), "audience-unknown"),
        (Audience("places", tuple(f"c/JG/{n}" for n in range(MOST_PATHS["places"]))), ""),
        (Audience("places", tuple(f"c/JG/{n}" for n in range(MOST_PATHS["places"] + 1))), "audience-long"),
        (Audience("homes", tuple(f"c/JG/{n}" for n in range(MOST_PATHS["homes"]))), ""),
        (Audience("homes", tuple(f"c/JG/{n}" for n in range(MOST_PATHS["homes"] + 1))), "audience-long"),
    ],
)
def test_what_is_wrong_with_an_audience(audience, code):
    assert fault(audience, YARD, ROLES) == code


@pytest.mark.parametrize(
    ("audience", "role", "at", "lives", "meant"),
    [
        (Audience(), "owner", "c/JG/1/2", True, True),
        (Audience(), "tenant", "c/JG/1/2", True, True),
        (Audience(), "owner", "c/YX/1/2", True, False),
        (Audience(), "butler", "c/JG", False, False),
        (Audience(roles=("owner",)), "tenant", "c/JG/1/2", True, False),
        (Audience(roles=("owner",)), "owner", "c/JG/1/2", True, True),
        (Audience(roles=("butler",)), "owner", "c/JG/1/2", True, False),
        (Audience(roles=("butler",)), "butler", "c/JG/1", False, True),
        (Audience(roles=("police-officer",)), "police-officer", "c", False, True),
        (Audience("places", ("c/JG/1",)), "owner", "c/JG/1/2", True, True),
        (Audience("places", ("c/JG/1",)), "owner", "c/JG/10/2", True, False),
        (Audience("places", ("c/JG/1",), ("butler",)), "butler", "c/JG/1/2", False, True),
        (Audience("places", ("c/JG/1",), ("butler",)), "butler", "c/JG", False, True),
        (Audience("places", ("c/JG/1",), ("butler",)), "butler", "c/JG/2", False, False),
        (Audience("homes", ("c/JG/1/2",)), "family", "c/JG/1/2", True, True),
        (Audience("homes", ("c/JG/1/2",)), "family", "c/JG/1/3", True, False),
        (Audience("homes", ("c/JG/1/2",), ("butler",)), "butler", "c/JG/1", False, True),
    ],
)
def test_who_is_meant(audience, role, at, lives, meant):
    assert speaks_to(audience, YARD, role, at, lives=lives) is meant


@pytest.mark.parametrize(
    ("audience", "affected", "whole"),
    [
        (Audience(), Audience(), True),
        (Audience(), Audience("places", ("c/JG/1",)), True),
        (Audience("places", ("c/JG/1",)), Audience(), False),
        (Audience("places", ("c/JG/1",)), Audience("homes", ("c/JG/1/2", "c/JG/1/3")), True),
        (Audience("places", ("c/JG/1",)), Audience("homes", ("c/JG/1/2", "c/JG/2/3")), False),
        (Audience("homes", ("c/JG/1/2",)), Audience("places", ("c/JG/1",)), False),
        (Audience(roles=("owner", "tenant")), Audience(), True),
        (Audience(roles=("tenant",)), Audience(), False),
        (Audience(roles=("butler",)), Audience(), False),
    ],
)
def test_whether_all_owners_of_affected_homes_are_spoken_to(audience, affected, whole):
    assert includes(audience, affected, YARD) is whole


@given(AUDIENCES, st.sampled_from(ROLES), PATHS, st.booleans())
def test_tidying_changes_nobody(audience, role, at, lives):
    said = speaks_to(audience, YARD, role, at, lives=lives)
    assert speaks_to(tidy(audience), YARD, role, at, lives=lives) is said


@given(AUDIENCES)
def test_an_audience_is_tidied_once_and_kept_as_data(audience):
    tidied = tidy(audience)
    assert tidy(tidied) == tidied == from_data(to_data(tidied))
    assert tidy(replace(audience, paths=audience.paths[::-1], roles=audience.roles[::-1] * 2)) == tidied


@given(st.lists(PATHS))
def test_the_highest_hold_all_and_none_holds_another(paths):
    kept = highest(paths)
    assert all(any(covers(top, path) for top in kept) for path in paths)
    assert not [(a, b) for a in kept for b in kept if a != b and touch(a, b)]
    assert set(kept) <= set(paths)


@given(PATHS, PATHS)
def test_above_and_covers_are_the_same_relation(path, other):
    assert covers(path, other) is (path in above(other))
    assert touch(path, other) is touch(other, path)


@given(AUDIENCES, st.sampled_from(ROLES), PATHS)
def test_naming_roles_never_means_more_who_live_there(audience, role, at):
    everybody = replace(audience, roles=())
    if speaks_to(audience, YARD, role, at, lives=True):
        assert speaks_to(everybody, YARD, role, at, lives=True)
    assert not speaks_to(everybody, YARD, role, at, lives=False)


@given(AUDIENCES)
def test_it_is_said_at_the_estate_or_at_its_paths(audience):
    assert targets(audience, YARD) == ((YARD,) if audience.what == "estate" else audience.paths)
