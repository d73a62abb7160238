"""How pages are shown, and the way back: never to another site."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from yuanba.ui.preferences import CHOICES, Preferences, keep, prefs_of, safe_next

HERE = [
    "/",
    "/my/",
    "/desk/JG/find/?q=%E9%97%A8&after=x_y",
    "/b/JG/#team",
    "/desk/JG/find/?q=门",
    "/%09/x",
    "/x//y",
    "/./x",
]
AWAY = [
    "",
    " ",
    " /my/",
    "my/",
    "?q=x",
    "#top",
    "https://evil.example/",
    "http://testserver/",
    "//",
    "//?",
    "/\\",
    "//evil.example/",
    "///evil.example/",
    "////evil.example/",
    "/\\evil.example/",
    "/\\/evil.example/",
    "\\/evil.example/",
    "\\\\evil.example/",
    "/\t/evil.example/",
    "/\n/evil.example/",
    "/\r//evil.example/",
    "\t//evil.example/",
    "\x00/my/",
    "\x01//evil.example/",
    "\u200b/my/",
    "javascript:alert(1)",
    "JavaScript:alert(1)//",
    "data:text/html,x",
    "http:evil.example",
    "http:///evil.example",
    "//[::1",
    "//user@evil.example/",
    "/\\user@evil.example",
    "／／evil.example/",
]


@pytest.mark.parametrize("secure", [False, True])
@pytest.mark.parametrize("target", HERE)
def test_a_way_on_this_site_is_kept(target, secure):
    assert safe_next(RequestFactory().get("/", secure=secure), target) == target


@pytest.mark.parametrize("secure", [False, True])
@pytest.mark.parametrize("target", AWAY, ids=ascii)
def test_any_other_is_the_default(target, secure):
    request = RequestFactory().get("/", secure=secure)
    assert (safe_next(request, target), safe_next(request, target, "/desk/")) == ("/", "/desk/")


@given(st.text(alphabet="/\\\t\n\r .:@ehtpsvil?#\x00", max_size=12))
def test_whatever_is_made_up_stays_here(target):
    way = safe_next(RequestFactory().get("/"), target)
    plain = "".join(sign for sign in way if sign not in "\t\n\r").replace("\\", "/")
    assert plain.startswith("/")
    assert not plain.startswith("//")


def asked(**cookies):
    request = RequestFactory().get("/")
    request.COOKIES.update(cookies)
    return prefs_of(request)


def test_without_cookies_the_defaults():
    assert asked() == Preferences("zh-hans", "plain", "22", "auto")
    assert not asked().is_elder


@pytest.mark.parametrize(
    ("name", "cookie", "value"), [(name, cookie, one) for name, (cookie, values) in CHOICES.items() for one in values]
)
def test_every_choice_is_read_as_it_was_kept(name, cookie, value):
    response = HttpResponse()
    keep(response, name, value, secure=True)
    kept = response.cookies[cookie]
    assert (kept.value, kept["secure"], kept["httponly"], kept["samesite"]) == (value, True, True, "Lax")
    assert getattr(asked(**{cookie: value}), name) == value


@pytest.mark.parametrize("value", ["", "x", "EN", "en ", "zh", "\x00", "22;"])
def test_what_nobody_offers_is_the_default_and_is_not_kept(value):
    response = HttpResponse()
    for name, (cookie, _) in CHOICES.items():
        keep(response, name, value, secure=False)
        assert asked(**{cookie: value}) == asked()
    keep(response, "nothing", "en", secure=False)
    assert not response.cookies
