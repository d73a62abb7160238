"""The first page: for a stranger the ways in, for a resident what waits; her requests; every list to its end."""

import re

import pytest

from tests.factories import cases as made
from tests.factories import people, places
from tests.support.pages import heading, more, words
from tests.support.statements import statements
from yuanba.domains.cases import public as cases
from yuanba.platform.notify.models import Message
from yuanba.platform.notify.public import mark_read, tell


def pages(client, address, pattern):
    """What each page shows, following the way on."""
    found = []
    while address:
        answer = client.get(address)
        found.append(re.findall(pattern, answer.content.decode().partition("<main")[2]))
        on = more(answer)
        address = address.partition("?")[0] + on if on else ""
    return found


def test_a_stranger_finds_every_estate_and_no_office(town, enter):
    codes = [f"Z{number:03}" for number in range(60)]
    for code in codes:
        places.estate(code, f"{code}苑")
    seen = pages(enter(), "/", r'href="/say/\?yard=(\w+)"')
    assert [len(page) for page in seen] == [50, 12]
    assert [code for page in seen for code in page] == ["JG", "JGX", *codes]


@pytest.mark.parametrize("after", ["XX", "%00", "'"])
def test_a_way_on_that_somebody_made_up_leads_nowhere(town, enter, after):
    assert enter().get(f"/?after={after}").status_code == 404


def test_what_waits_for_her_is_on_top(town, enter):
    answer = enter("reporter").get("/")
    assert heading(answer) == "Reporter，有 1 件事等您"
    assert town.cases["resolved"].title in words(answer)
    assert f'href="/my/JG/{town.cases["resolved"].id}/"' in answer.content.decode()
    assert heading(enter("neighbour").get("/")) == "Neighbour，您好"


def test_somebody_without_a_home_can_say_something_all_the_same(town, enter):
    answer = enter("program").get("/")
    assert heading(answer) == "Program，您好"
    assert 'href="/say/"' in answer.content.decode()
    assert enter("program").get("/say/")["Location"] == "/"


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("butler", "/desk/"),
        ("engineer", "/desk/"),
        ("manager", "/desk/"),
        ("supervisor", "/oversight/"),
        ("street", "/oversight/"),
        ("operator", "/backoffice/"),
    ],
)
def test_who_has_a_post_and_no_home_here_gets_to_her_work(town, enter, name, page):
    assert enter(name).get("/")["Location"] == page
    people.tenure(town.home, holder=town.accounts[name])
    both = enter(name).get("/")
    assert heading(both) == f"{name.title()}，您好"
    assert f'href="{page}"' in both.content.decode()


def test_who_has_a_post_finds_it_on_the_home_page_and_who_observes_the_two_taps(town, enter):
    posts, observe, board = (f'href="{link}"' for link in ("/my/posts/", "/my/observe/", "/b/JG/"))
    shown = [enter("reporter").get("/").content.decode()]
    people.post(town.yard, "party-group", holder=town.accounts["reporter"])
    shown.append(enter("reporter").get("/").content.decode())
    people.post(town.yard, "building-head", f"{town.yard.path}/3", holder=town.accounts["reporter"])
    shown.append(enter("reporter").get("/").content.decode())
    assert [(posts in one, observe in one) for one in shown] == [(False, False), (True, False), (True, True)]
    town.accounts["head"] = people.account("楼栋长", username="head")
    people.post(town.yard, "building-head", f"{town.yard.path}/3", holder=town.accounts["head"])
    alone = enter("head").get("/").content.decode()
    assert all(one in alone for one in (posts, observe, board))


def test_her_list_has_hers_only(town, enter):
    other = made.report(town.home, "别人说的事。", town.actors["neighbour"])
    shown = enter("reporter").get("/my/").content.decode()
    assert f"/my/JG/{town.cases['private'].id}/" in shown
    assert str(other.case.id) not in shown
    assert str(other.case.id) in enter("neighbour").get("/my/").content.decode()


def say(town, numbers):
    for number in numbers:
        data = {"title": f"{number} 号事", "code": f"JG-{number}"}
        tell(town.yard, town.accounts["reporter"].id, "case.yours", data, link=f"/my/?n={number}", key=str(number))


def test_the_inbox_is_paged_to_its_end(town, enter):
    say(town, range(120))
    seen = pages(enter("reporter"), "/inbox/", r'href="/my/\?n=(\d+)"')
    assert [len(page) for page in seen] == [50, 50, 20]
    assert [int(one) for page in seen for one in page] == list(range(119, -1, -1))


def test_seeing_a_message_reads_it(town, enter):
    say(town, [1])
    client = enter("reporter")
    assert "新" in words(client.get("/inbox/")).partition("1 号事")[2][:60]
    assert Message.objects.filter(account=town.accounts["reporter"].id, read_at=None).count() == 0
    assert "新" not in words(client.get("/inbox/")).partition("1 号事")[2][:60]


def test_a_message_of_somebody_else_is_no_way_on(town, enter):
    say(town, [1])
    other = Message.objects.get().id
    for after in (other, "x", "%00"):
        assert enter("neighbour").get(f"/inbox/?after={after}").status_code == 404


def test_the_first_page_says_how_many_messages_are_unread(town, enter):
    Message.objects.all().delete()
    client = enter("reporter")
    assert "消息 没有未读" in words(client.get("/"))
    say(town, range(4))
    assert "消息 4 条未读" in words(client.get("/"))
    client.get("/inbox/")
    assert "消息 没有未读" in words(client.get("/"))


def test_what_one_follows_is_counted_while_it_is_in_work(town, enter):
    client = enter("neighbour")
    assert "我的诉求 0 件在办，0 件等您" in words(client.get("/"))
    joined = town.cases["new"]
    cases.join(actor=town.actors["neighbour"], target=made.target(joined), device="")
    assert "我的诉求 0 件在办，0 件等您 · 关注的 1 件在办" in words(client.get("/"))
    type(joined).objects.filter(id=joined.id).update(visibility="handlers")
    assert "关注的" not in words(client.get("/"))


def test_as_many_statements_for_fifty_messages_as_for_one(town, enter):
    client, counts = enter("reporter"), []
    for numbers in (range(1), range(1, 50)):
        say(town, numbers)
        mark_read(town.accounts["reporter"].id)
        with statements() as said:
            client.get("/inbox/")
        counts.append(len(said))
    assert counts == [6, 6]


def test_as_many_statements_for_twenty_five_estates_as_for_two(town, enter):
    counts = []
    for number in range(26):
        if number in (1, 25):
            with statements() as said:
                enter().get("/")
            counts.append(len(said))
        places.estate(f"Z{number:03}")
    assert counts == [2, 2]


def test_as_many_statements_for_ten_homes_as_for_one(town, enter):
    client, counts = enter("reporter"), []
    for number in range(2):
        for address in ("/", "/say/"):
            client.get(address)
            with statements() as said:
                client.get(address)
            counts.append((number, address, len(said)))
        for door in range(10, 20):
            people.tenure(places.place(town.yard, f"4-1-{door}"), holder=town.accounts["reporter"])
    assert counts == [(0, "/", 11), (0, "/say/", 6), (1, "/", 11), (1, "/say/", 6)]
