"""The table of roles: what of it other tables rely on."""

import pytest

from yuanba.domains.people.permissions import PERMISSIONS
from yuanba.domains.people.rules import appointing, roles
from yuanba.domains.people.rules.roles import ROLES, SIDES

# Roles that the articles name, each with its side.
NAMED = {
    "police-officer": "police",
    "grid-worker": "grid",
    "micro-grid-member": "grid",
    "manager": "company",
    "butler": "company",
    "engineer": "company",
    "guard": "company",
    "cleaner": "company",
    "company-headquarters": "company",
    "developer": "developer",
    "committee-member": "owners",
    "management-committee": "",
    "building-head": "residents",
    "building-representative": "residents",
    "observer": "residents",
    "mediator": "residents",
    "party-committee": "party",
    "party-branch": "party",
    "party-group": "party",
    "party-liaison": "party",
    "party-adviser": "party",
    "community-supervisor": "community",
    "safety-officer": "community",
    "company-supervisor": "owners",
    "visitor-1": "community",
    "visitor-2": "community",
    "visitor-3": "community",
    "volunteer": "helpers",
    "volunteer-family": "helpers",
    "social-organisation": "helpers",
    "merchant": "helpers",
    "street-official": "street",
    "district-official": "above",
    "city-official": "above",
    "association": "above",
    "platform-operator": "platform",
    "program": "platform",
}


def test_all_roles_and_their_sides():
    assert {code: role.side for code, role in ROLES.items()} == NAMED


def test_words_fit_their_columns():
    assert max(map(len, ROLES)) <= 24
    assert max(map(len, SIDES)) <= 12
    assert max(map(len, roles.SEATS)) <= 12


def test_every_role_is_appointed_by_a_right_there_is():
    assert {appointing(role) for role in ROLES} == {
        "people.appoint",
        "people.appoint_staff",
        "people.appoint_neighbours",
    }


def test_every_list_is_made_of_roles_and_sides():
    for listed in (roles.TEAM, roles.LOOKING_AFTER, roles.CHAIN, roles.COMMITTEES):
        assert set(listed) <= ROLES.keys()
        assert len(set(listed)) == len(listed)
    for sides in (roles.FIVE_SIDES, roles.COMMITTEE_SIDES):
        assert set(sides) <= SIDES.keys()
    assert (len(roles.FIVE_SIDES), len(roles.CHAIN)) == (5, 5)


@pytest.mark.parametrize("role", ROLES)
def test_nobody_of_the_company_watches_over_it_or_is_appointed_by_it(role):
    if ROLES[role].watches:
        assert ROLES[role].side != "company"
        assert "manager" not in PERMISSIONS[appointing(role)].roles


def test_a_seat_has_a_side_where_its_role_has_none():
    assert roles.side_of("butler", "") == "company"
    assert roles.side_of("management-committee", "police") == "police"
    assert set(roles.roles_of("police", "developer")) == {"police-officer", "developer"}
