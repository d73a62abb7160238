"""What was said to the neighbours: read by whom it was said to, proven by opening, objected to by owners."""

import pytest

from tests.support.pages import heading, words
from tests.support.unchanged import everything
from yuanba.domains.notices import public as notices


def test_the_list_marks_what_is_new(town, enter):
    client = enter("reporter")
    assert "2 条没看" in words(client.get("/"))
    assert words(client.get("/notices/")).count("新") == 2
    client.get(town.notice.link)
    assert "1 条没看" in words(client.get("/"))
    assert words(client.get("/notices/")).count("新") == 1


def test_opening_proves_it_for_the_own_home_once_and_looking_ahead_does_not(town, enter):
    client = enter("reporter")
    client.get(town.notice.link, headers={"Sec-Purpose": "prefetch"})
    client.head(town.notice.link)
    assert notices.Receipt.objects.count() == 0
    for _ in range(2):
        client.get(town.notice.link)
    assert notices.Receipt.objects.get().account == town.accounts["reporter"].id
    assert notices.Delivery.objects.get().home_id == town.home.id


@pytest.mark.parametrize("name", ["", "manager", "supervisor-far"])
def test_whoever_it_was_not_said_to_proves_nothing(town, enter, name):
    before = everything()
    assert heading(enter(name).get(town.notice.link)) == "周四停水"
    assert everything() == before


def test_in_english_where_there_is_english(town, enter):
    client = enter()
    client.cookies["yb_lang"] = "en"
    page = client.get(town.notice.link)
    assert heading(page) == "No water on Thursday"
    assert "There is no English text." in words(page)


def test_what_does_not_hang_on_the_wall_is_absent_for_others(town, enter):
    inside = town.said("只对三单元", audience=town.announced.audience, wall=False)
    assert enter().get(inside.link).status_code == enter("manager-far").get(inside.link).status_code == 404
    assert heading(enter("reporter").get(inside.link)) == "只对三单元"


def test_an_owner_objects_once_and_sees_it(town, enter):
    client, link = enter("reporter"), town.announced.link
    form = {"home": str(town.home.id), "text": "正对我家窗户。"}
    assert "我反对" in words(client.get(link))
    assert client.post(link, form | {"text": ""}).status_code == 422
    assert client.post(link, form)["Location"] == f"{link}?said=1#object"
    assert client.post(link, form).status_code == 302
    shown = words(client.get(link))
    assert ("正对我家窗户。" in shown, "我反对" in shown) == (True, False)
    assert "正对我家窗户。" not in words(enter("neighbour").get(link))
    assert notices.Objection.objects.count() == 1
    again = client.post(link, form | {"text": "还是反对，太吵。"})
    assert (again.status_code, "还是反对，太吵。" in again.content.decode()) == (409, True)


def test_a_poster_leads_back_to_the_notice(town, enter):
    page = enter().get(f"{town.notice.link}poster/").content.decode()
    assert "周四停水" in page
    assert "No water on Thursday" in page
    assert "<svg" in page


@pytest.mark.parametrize("address", ["/n/JG/99/", "/n/JG/99999999999999999999/", "/n/XX/1/", "/n/JG/0/"])
def test_a_number_that_was_not_given_is_absent(town, enter, address):
    assert enter().get(address).status_code == 404


def test_who_has_no_home_here_gets_to_the_first_page(town, enter):
    assert enter("program").get("/notices/")["Location"] == "/"
