"""Every role has a first page that opens, and a rail on which every line opens."""

import re

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from tests.factories import people
from yuanba.domains.people.public import POST_ROLES, actor_of
from yuanba.interfaces.arrival import FIRST, ORDER, first_page
from yuanba.interfaces.middleware import ACCOUNT
from yuanba.interfaces.signin.recent import SHOWN
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS, Actor, Grant
from yuanba.platform.yards.public import by_code

OFFICE = {"community-supervisor", "grid-worker", "street-official", "district-official", "city-official", "association"}
SEAT = {"management-committee": {"side": "party"}}
# Where each stands at last, and what the rail offers, in its order; of the desk's staff and of oversight elsewhere.
LANDS = {
    "guard": ("/desk/JG/services/", ["services", "notices", "papers", "board"]),
    "cleaner": ("/desk/JG/services/", ["services", "notices", "papers", "board"]),
    "police-officer": ("/desk/JG/team/", ["team", "notices", "papers", "board"]),
    "developer": ("/desk/JG/takeover/", ["board", "takeover"]),
    "mediator": ("/desk/JG/mediation/", ["mediation", "board"]),
    "observer": ("/desk/JG/problems/", ["problems", "observe", "board"]),
    "company-headquarters": (
        "/desk/JG/figures/",
        [
            "figures",
            "problems",
            "appeals",
            "services",
            "team",
            "grids",
            "revenue",
            "spending",
            "statements",
            "duties",
            "resolutions",
            "board",
            "takeover",
            "packs",
        ],
    ),
    "company-supervisor": (
        "/desk/JG/figures/",
        [
            "figures",
            "problems",
            "services",
            "meters",
            "bills",
            "revenue",
            "spending",
            "statements",
            "duties",
            "resolutions",
            "board",
            "contracts",
        ],
    ),
    "committee-member": (
        "/desk/JG/figures/",
        [
            "figures",
            "problems",
            "appeals",
            "services",
            "team",
            "grids",
            "meters",
            "bills",
            "revenue",
            "spending",
            "statements",
            "duties",
            "resolutions",
            "board",
            "contracts",
            "takeover",
            "packs",
        ],
    ),
    "management-committee": (
        "/desk/JG/figures/",
        [
            "figures",
            "problems",
            "services",
            "team",
            "grids",
            "meters",
            "bills",
            "revenue",
            "spending",
            "statements",
            "duties",
            "resolutions",
            "board",
            "contracts",
            "takeover",
        ],
    ),
    "association": ("/oversight/problems/", ["duties", "problems", "appeals"]),
    "city-official": ("/oversight/figures/", ["figures", "promises", "duties", "surveys", "enterprises", "stations"]),
}


def test_the_table_is_closed():
    assert set(FIRST) == set(POST_ROLES)
    assert set(FIRST.values()) == set(ORDER)
    assert first_page(ANONYMOUS) == "/"


def test_who_has_several_roles_goes_through_the_highest_door(town):
    def holding(*roles):
        return Actor("account", grants=tuple(Grant(role, town.yard.path, town.yard.id) for role in roles))

    assert first_page(holding("owner")) == "/"
    assert first_page(holding("owner", "volunteer", "butler")) == "/desk/"
    assert first_page(holding("butler", "city-official")) == "/oversight/figures/"
    assert first_page(holding("city-official", "platform-operator", "grid-worker")) == "/oversight/"


def browser(role):
    """Somebody new with one post in this role, signed in."""
    holder = people.account("新来的人")
    people.post(by_code("LX" if role in OFFICE else "JG"), role, holder=holder, **SEAT.get(role, {}))
    session = SessionStore()
    session[ACCOUNT], session[SHOWN] = str(holder.id), int(clock.now().timestamp())
    session.create()
    client = Client()
    client.cookies["yb_session"] = session.session_key
    return client, actor_of(holder.id)


def rail(page):
    """The links of the rail."""
    aside = page.content.decode().partition('<aside class="rail"')[2].partition("</aside>")[0]
    return re.findall(r'class="nav" href="([^"]+)"', aside)


@pytest.mark.parametrize("role", sorted(FIRST))
def test_every_role_has_a_first_page_and_a_rail_whose_every_line_opens(town, role):
    client, actor = browser(role)
    page = client.get(first_page(actor), follow=True)
    assert page.status_code == 200
    shown = rail(page)
    assert {link: client.get(link, follow=True).status_code for link in shown} == dict.fromkeys(shown, 200)
    lines = (page.context or {}).get("rail", [])
    for together in (lines[:4], [one for one in lines if not one["section"]]):  # in the dock, and without a heading
        signs = [one["icon"] for one in together]
        assert sorted(signs) == sorted(set(signs))
    if role in LANDS:
        at, names = LANDS[role]
        assert page.request["PATH_INFO"] == at
        assert [one["name"] for one in page.context["rail"]] == names
    assert bool(shown) == (FIRST[role] not in ("/", "/backoffice/"))
