"""The first page before there is an estate."""

from tests.factories import people
from tests.support.pages import words


def test_without_estates_it_says_what_to_do(db, client):
    assert "yuanba demo" in words(client.get("/"))


def test_who_has_no_home_yet_is_led_to_bind_one(town, enter):
    town.accounts["fresh"] = people.account("新来的")
    door = '<a class="card door" href="/my/homes/">'
    assert door in enter("fresh").get("/").content.decode()
    assert door not in enter("reporter").get("/").content.decode()
