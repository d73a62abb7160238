"""Pure rules of people: numbers, names, roles, paths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.domains.people import rules
from yuanba.domains.people.permissions import PERMISSIONS
from yuanba.domains.people.rules import roles
from yuanba.kernel.paths import above, covers

STEPS = st.lists(st.from_regex(r"[0-9A-Z]{1,4}", fullmatch=True), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("138 0000 4402", "13800004402"),
        ("138-0000-4402", "13800004402"),
        ("+86 138 0000 4402", "13800004402"),
        ("+86-13800004402", "13800004402"),
        ("0086 13800004402", "13800004402"),
        ("１３８００００４４０２", "13800004402"),
        ("＋８６１３８００００４４０２", "13800004402"),
        ("028-0000 1203", "028-00001203"),
        ("(028) 00001203", "02800001203"),
        ("（０２８）0000－1203", "0280000-1203"),
    ],
)
def test_numbers_as_people_type_them(typed, kept):
    assert rules.plain_phone(typed) == kept


@pytest.mark.parametrize("number", ["13800004402", "19912345678", "028-00001203", "02800001203", "010-12345678-9"])
def test_numbers(number):
    assert rules.is_phone(number)


@pytest.mark.parametrize("text", ["", "12345", "12800004402", "1380000440", "138000044020", "110", "1٣800004402", "１"])
def test_no_numbers(text):
    assert not rules.is_phone(text)


@given(st.text(max_size=40))
def test_a_number_stays_as_it_is_once_plain(text):
    plain = rules.plain_phone(text)
    if rules.is_phone(plain):
        assert rules.plain_phone(plain) == plain


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(" Luo ", "luo"), ("LUO", "luo"), ("lu\x00o", "luo"), ("\u200bluo", "luo"), ("", ""), ("罗", "罗")],
)
def test_user_names(typed, kept):
    assert rules.plain_username(typed) == kept


@given(STEPS)
def test_the_way_up(steps):
    path = "/".join(steps)
    up = above(path)
    assert up[0] == path
    assert up[-1] == steps[0]
    assert len(up) == len(steps)
    assert all(covers(above, path) for above in up)


@given(STEPS, STEPS)
def test_the_way_up_is_all_that_covers(one, other):
    here, there = "/".join(one), "/".join(other)
    assert covers(there, here) is (there in above(here))


@pytest.mark.parametrize(
    ("path", "yard_path", "is_estate", "fits"),
    [
        ("51/LX1/JG", "51/LX1/JG", True, True),
        ("51/LX1/JG/3/1", "51/LX1/JG", True, True),
        ("51/LX1/JG2", "51/LX1/JG", True, False),
        ("51/LX1/YX", "51/LX1/JG", True, False),
        ("51/LX1", "51/LX1/JG", True, False),
        ("51/LX1", "51/LX1/LX", False, True),
        ("51/LX1/JG/3", "51/LX1/LX", False, True),
        ("51/LX2/JG", "51/LX1/LX", False, False),
        ("51", "51/LX1/LX", False, False),
        ("51/LX12", "51/LX1/LX", False, False),
    ],
)
def test_where_a_yard_may_keep_a_post(path, yard_path, is_estate, fits):
    assert rules.holds_for(path, yard_path=yard_path, is_estate=is_estate) is fits


def test_a_company_appoints_nobody_who_looks_over_its_shoulder():
    for role in rules.POST_ROLES:
        may = PERMISSIONS[rules.appointing(role)].roles
        assert ("manager" in may) is (role in {"butler", "engineer", "guard", "cleaner"})


def test_roles_have_names_and_the_team_is_made_of_them():
    tables = (rules.POST_ROLES, rules.TENURE_ROLES)
    assert all(name and title for table in tables for name, title in table.items())
    assert not rules.POST_ROLES.keys() & rules.TENURE_ROLES.keys()
    assert set(roles.TEAM) <= rules.POST_ROLES.keys()
