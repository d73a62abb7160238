"""How pages are shown: chosen once, kept in cookies, without signing in."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "value", "cookie"),
    [
        ("language", "en", "yb_lang"),
        ("view", "elder", "yb_view"),
        ("size", "30", "yb_size"),
        ("theme", "dark", "yb_theme"),
    ],
)
def test_a_choice_is_kept_for_a_year(client, name, value, cookie):
    answer = client.post("/prefs/", {name: value, "next": "/sign-in/"})
    assert answer.headers["location"] == "/sign-in/"
    kept = answer.cookies[cookie]
    assert (kept.value, kept["max-age"], bool(kept["httponly"])) == (value, 365 * 24 * 3600, True)


@pytest.mark.parametrize(("name", "value"), [("language", "tlh"), ("size", "99"), ("nothing", "x"), ("view", "")])
def test_what_nobody_offers_is_left_alone(client, name, value):
    assert not client.post("/prefs/", {name: value}).cookies


@pytest.mark.parametrize("target", ["//evil.example/", "https://evil.example/", ""])
def test_no_way_to_another_site(client, target):
    assert client.post("/prefs/", {"view": "elder", "next": target}).headers["location"] == "/"


def test_a_choice_shows_on_the_next_page(client):
    client.post("/prefs/", {"language": "en"})
    client.post("/prefs/", {"view": "elder", "size": "26"})
    page = client.get("/prefs/?next=/sign-in/")
    text = page.content.decode()
    assert '<html lang="en" data-view="elder" data-size="26"' in text
    assert "Size of the letters" in text
    assert 'name="next" value="/sign-in/"' in text
    assert page.headers["content-language"] == "en"


def test_a_cookie_somebody_made_up_is_the_default(client):
    client.cookies.load({"yb_lang": "xx", "yb_view": "<", "yb_size": "1", "yb_theme": "neon"})
    text = client.get("/prefs/").content.decode()
    assert '<html lang="zh-Hans">' in text
