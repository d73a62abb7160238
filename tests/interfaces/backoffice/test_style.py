"""The style page shows every component as pages use it, in both languages, and leads nowhere that is not there."""

import pytest
from django.test import Client

from tests.support.pages import dangling, unknown_signs, words

COMPONENTS = (
    "btn btn-p",
    "btn btn-d",
    "badge ok",
    "badge soon",
    "badge late",
    "errsum",
    "field bad",
    "fig",
    "note ok",
    "empty",
)


@pytest.mark.parametrize(
    "cookies", [{}, {"yb_lang": "en"}, {"yb_view": "elder", "yb_size": "30"}, {"yb_theme": "dark"}]
)
def test_every_component_is_there(db, cookies):
    client = Client()
    for name, value in cookies.items():
        client.cookies[name] = value
    answer = client.get("/ui/")
    text = answer.content.decode()
    assert answer.status_code == 200
    for name in COMPONENTS:
        assert f'class="{name}' in text
    assert (dangling(answer), unknown_signs(answer)) == (set(), set())


def test_no_name_stands_twice(db):
    text = Client().get("/ui/").content.decode()
    ids = [part.partition('"')[0] for part in text.split(' id="')[1:]]
    assert sorted(ids) == sorted(set(ids))


def test_it_says_times_that_are_true(db):
    assert "还剩 28 分" in words(Client().get("/ui/")) or "还剩 27 分" in words(Client().get("/ui/"))
