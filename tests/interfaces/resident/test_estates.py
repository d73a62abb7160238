"""Homes in several estates: each page says which it shows and leads to the others; the address keeps the choice."""

import re
from datetime import timedelta

import pytest

from tests.factories import cases as made
from tests.factories import people, places
from tests.support.pages import heading, more, words
from tests.support.statements import statements
from yuanba.domains.notices import public as notices
from yuanba.domains.people.public import actor_of
from yuanba.domains.places.public import Profile
from yuanba.kernel import clock
from yuanba.kernel.memory import forget_all

CHOOSING = ("/", "/notices/", "/say/", "/my/renovations/new/", "/my/disputes/new/")
COUNTED = ("/", "/notices/", "/say/", "/my/", "/my/people/", "/my/homes/", "/my/bills/", "/my/renovations/")


@pytest.fixture
def both(town, enter):
    """The browser of the reporter, who has a home in JG and one in JGX, where a butler is and a notice hangs."""
    town.second = places.place(town.other, "2-1-301")
    people.tenure(town.second, holder=town.accounts["reporter"])
    people.post(town.other, "butler", holder=people.account("江晚"))
    town.far = said(town, "云栖坊停电")
    return enter("reporter")


def said(town, title):
    """A notice to the other estate."""
    today = clock.today()
    draft = notices.Draft(title=title, text="请看门厅。", since=today, until=today + timedelta(days=14))
    actor = town.actors["manager-far"]
    drafted = notices.draft_notice(actor=actor, yard=town.other, draft=draft, client_key=title)
    return notices.publish_notice(actor=actor, yard=town.other, notice_id=drafted.id)


def switch(page):
    """Where the switch leads, and where it stands; None where there is none."""
    found = re.search(r'<ul class="chips estates.*?</ul>', page.content.decode(), re.DOTALL)
    ways = re.findall(r'href="\?yard=(\w+)"( aria-current="page")?', found.group()) if found else []
    return [code for code, _ in ways], [code for code, now in ways if now]


def links(page, start):
    """The ways of a page that begin so."""
    return set(re.findall(rf'href="({re.escape(start)}[^"]*)"', page.content.decode()))


@pytest.mark.parametrize("address", CHOOSING)
def test_one_estate_has_no_switch_and_plain_addresses(town, enter, address):
    page = enter("reporter").get(address)
    assert switch(page) == ([], [])
    assert "/my/" in links(page, "/my/")
    assert not links(page, "/?yard")


@pytest.mark.parametrize("address", CHOOSING)
@pytest.mark.parametrize(("query", "at"), [("", "JG"), ("?yard=JG", "JG"), ("?yard=JGX", "JGX")])
def test_of_two_each_page_shows_the_one_that_was_chosen(both, address, query, at):
    page = both.get(f"{address}{query}")
    assert switch(page) == (["JG", "JGX"], [at])
    assert links(page, "/?yard=") == {f"/?yard={at}"}
    assert links(page, "/my/?yard=") == {f"/my/?yard={at}"}
    assert links(page, "/b/") == {f"/b/{at}/"}


@pytest.mark.parametrize("address", CHOOSING)
def test_an_estate_that_nobody_can_write_leads_nowhere(both, address):
    assert both.get(f"{address}?yard=%00").status_code == 404


def test_the_first_page_is_of_the_chosen_estate(town, both):
    first, second = both.get("/"), both.get("/?yard=JGX")
    assert ("金桂苑·3 栋 1 单元 902" in words(first), "云栖坊·2 栋 1 单元 301" in words(second)) == (True, True)
    assert ("江晚" in words(first), "江晚" in words(second)) == (False, True)
    assert "金桂苑 · 2 条没看" in words(second)
    assert "云栖坊 · 1 条没看" in words(first)
    assert links(second, "/say/?") == {"/say/?yard=JGX"}
    assert heading(second) == "Reporter，有 1 件事等您"


def test_notices_of_each_and_the_way_on_stays_there(town, both):
    for number in range(25):
        said(town, f"第 {number} 次")
    assert "周四停水" in words(both.get("/notices/"))
    page = both.get("/notices/?yard=JGX")
    assert "周四停水" not in words(page)
    on = more(page)
    assert on.startswith("?yard=JGX&after=")
    rest = both.get(f"/notices/{on}")
    assert (len(links(page, "/n/JGX/")), len(links(rest, "/n/JGX/")), more(rest)) == (20, 6, "")
    assert switch(rest) == (["JG", "JGX"], ["JGX"])


def test_from_a_notice_home_leads_back_to_its_estate(town, both, enter):
    assert links(both.get(town.far.link), "/?yard") == {"/?yard=JGX"}
    assert (
        links(enter("neighbour").get(town.far.link), "/?yard") == links(enter().get(town.far.link), "/?yard") == set()
    )


def test_who_looks_after_each_home_by_the_name_of_its_estate(town, both):
    page = both.get("/my/people/")
    assert ("金桂苑 · 3 栋 1 单元 902" in words(page), "云栖坊 · 2 栋 1 单元 301" in words(page)) == (True, True)
    assert "江晚" not in words(page)
    for query in (f"?home={town.second.id}", "?yard=JGX"):
        assert "江晚" in words(both.get(f"/my/people/{query}"))


def test_saying_it_offers_the_homes_of_the_chosen_estate(town, both):
    page = both.get("/say/?yard=JGX")
    assert f"/say/JGX/{town.second.id}/" in links(page, "/say/JGX/")
    assert not links(page, "/say/JG/")


def test_requests_of_both_name_the_estate_only_then(town, both):
    assert "金桂苑 ·" not in words(both.get("/my/"))
    made.report(town.second, "二单元门坏了。", actor_of(town.accounts["reporter"].id))
    page = both.get("/my/?yard=JGX")
    assert ("金桂苑 · JG-1" in words(page), "云栖坊 · JGX-1" in words(page)) == (True, True)
    assert both.get("/my/?yard=NIX").status_code == 404


def test_my_homes_name_their_estates(both, enter):
    assert "云栖坊 · 2 栋 1 单元 301" in words(both.get("/my/homes/"))
    assert "金桂苑 ·" not in words(enter("neighbour").get("/my/homes/"))


def test_whoever_moved_out_of_the_chosen_estate_sees_the_other(enter):
    page = enter("neighbour").get("/?yard=JGX")
    assert (page.status_code, switch(page)) == (200, ([], []))
    assert "金桂苑·3 栋 1 单元 901" in words(page)


def test_a_mediator_of_the_chosen_estate_is_offered(town, both):
    people.post(town.other, "mediator", holder=people.account("文调解"))
    assert "文调解" not in words(both.get("/my/disputes/new/"))
    assert "文调解" in words(both.get("/my/disputes/new/?yard=JGX"))


def test_the_line_for_help_is_that_of_the_chosen_estate(town, both):
    Profile.objects.filter(yard=town.other).update(phone="028-0000 7002")
    assert "028-0000 1000" in words(both.get("/inbox/"))
    assert "028-0000 7002" in words(both.get("/inbox/?yard=JGX"))


def test_as_many_statements_for_five_estates_as_for_two(town, both):
    counts = []
    for turn in range(2):
        for address in COUNTED:
            forget_all()
            both.get(address)
            with statements() as found:
                both.get(address)
            counts.append((address, len(found)))
        for number in range(3):
            people.tenure(places.place(places.estate(f"Z{turn}{number}X"), "1-1-101"), holder=town.accounts["reporter"])
    assert counts[: len(COUNTED)] == counts[len(COUNTED) :]
