"""This morning, and estates side by side: exact counts, no estate lost, none of it dearer with more of them."""

import re
from datetime import datetime, timedelta

import pytest

from tests.factories import cases as made
from tests.factories import places
from tests.support.pages import heading, more, unknown_signs, words
from tests.support.statements import statements
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock

NINE = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)
ESTATES = "/oversight/estates/"


def columns(answer):
    """The three large numbers: late, silent, unhappy."""
    return [int(one) for one in re.findall(r'class="lead-n[^"]*"><span class="n">(\d+)<', answer.content.decode())]


def shown(answer):
    return re.findall(r'href="/b/(\w+)/"', answer.content.decode())


def estates(client):
    """The codes of each page, following the way on."""
    answer = client.get(ESTATES)
    found = [shown(answer)]
    while on := more(answer):
        answer = client.get(ESTATES + on)
        found.append(shown(answer))
    return found


def test_three_columns_and_their_sum(town, enter):
    answer = enter("supervisor").get("/oversight/")
    late, silent, unhappy = columns(answer)
    now = clock.now()
    assert late == cases.Case.objects.filter(due_at__lt=now).count() == 1
    assert (silent, unhappy) == (1, 1)
    assert heading(answer) == "今早，3 件事要您过问"
    assert town.cases["late"].title in words(answer)
    assert town.cases["reopen-requested"].title in words(answer)


def test_an_estate_that_was_looked_at_is_not_silent(town, enter):
    client, case = enter("supervisor"), town.cases["new"]
    client.get(f"/oversight/JG/{case.id}/")
    client.post("/oversight/look/JG/sign-off/", {"case": str(case.id)})
    assert columns(client.get("/oversight/")) == [1, 0, 1]
    with clock.at(clock.now() + timedelta(days=3)):
        assert columns(client.get("/oversight/"))[1] == 1


def test_what_is_private_is_told_to_the_community_and_not_above(town, enter):
    with clock.at(clock.now() + timedelta(hours=5)):
        for name, is_told in (("supervisor", True), ("street", False)):
            text = words(enter(name).get("/oversight/"))
            assert ("吵架" in text) == is_told
        told = [columns(enter(name).get("/oversight/"))[0] for name in ("supervisor", "street")]
    assert told[0] - told[1] == 1


def test_a_quiet_morning(town, enter):
    answer = enter("supervisor-far").get("/oversight/")
    assert columns(answer) == [0, 0, 0]
    assert heading(answer) == "今早没有要过问的"


@pytest.fixture
def district(town):
    """Forty-five more estates of the community, each with a late case."""
    with clock.at(NINE - timedelta(days=2)):
        for number in range(45):
            estate = places.estate(f"Z{number:02}", f"{number} 号苑")
            for part in range(1 + number % 3):
                made.report(places.place(estate, "1"), f"{number} 号苑的灯 {part} 不亮。")
    return town


def test_every_estate_once(district, enter):
    client = enter("supervisor")
    seen = estates(client)
    assert [len(page) for page in seen] == [20, 20, 7]
    assert sorted(one for page in seen for one in page) == ["JG", "JGX", *(f"Z{n:02}" for n in range(45))]
    assert "47" in words(client.get(ESTATES)).partition("小区")[2]


def test_within_a_page_by_number_of_requests_never_by_rate(district, enter):
    answer = enter("supervisor").get(ESTATES)
    counts = [int(one) for one in re.findall(r'<td class="num"><b>(\d+)</b></td>', answer.content.decode())]
    assert counts == sorted(counts, reverse=True)
    assert "不排名次。" in words(answer)


def test_a_way_on_that_somebody_made_up_shows_what_comes_after_it(district, enter):
    for after, status in (("x' OR 1=1", 200), ("~", 200), ("%00", 404)):
        assert enter("supervisor").get(f"{ESTATES}?after={after}").status_code == status


@pytest.mark.parametrize(("address", "count"), [("/oversight/", 21), (ESTATES, 7), ("/oversight/look/", 8)])
def test_as_many_statements_for_many_estates_as_for_two(town, enter, request, address, count):
    client, counts = enter("supervisor"), []
    for _ in range(2):
        client.get(address)
        with statements() as said:
            client.get(address)
        counts.append(len(said))
        request.getfixturevalue("district")
    assert counts == [count, count]


def test_below_ten_there_is_no_rate(town, enter):
    text = words(enter("supervisor").get(ESTATES))
    assert text.count("太少，不算率") == 6
    assert "%" not in text.partition("不排名")[0].partition("满意")[2]


@pytest.mark.parametrize("address", ["/oversight/", ESTATES, "/oversight/look/"])
def test_every_sign_is_in_the_sprite(town, enter, address):
    assert unknown_signs(enter("supervisor").get(address)) == set()
