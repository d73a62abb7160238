"""The first page before there is an estate."""

from tests.support.pages import words


def test_without_estates_it_says_what_to_do(db, client):
    assert "yuanba demo" in words(client.get("/"))
