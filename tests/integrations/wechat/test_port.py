"""WeChat's protocol: the page that asks, the two calls, and every way they can go wrong."""

from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.integrations.wechat.conftest import TOKEN, WHO
from yuanba.domains.people.public import NotProvedError, Proof
from yuanba.integrations.calls import Endpoint
from yuanba.integrations.wechat_signin.port import App, WechatSignin, from_settings
from yuanba.settings.wechat import wechat as read

BACK = "https://yuanba.example/sign-in/wechat/back/"


@pytest.mark.parametrize(
    ("inside", "path", "app", "scope"),
    [
        (False, "/connect/qrconnect", "wx-web", "snsapi_login"),
        (True, "/connect/oauth2/authorize", "wx-in", "snsapi_userinfo"),
    ],
)
def test_the_page_that_asks(wechat, inside, path, app, scope):
    way = urlsplit(wechat.port().way(back=BACK, state="s&t", inside=inside))
    assert (way.scheme, way.netloc, way.path, way.fragment) == ("https", "open.weixin.qq.com", path, "wechat_redirect")
    assert dict(parse_qsl(way.query)) == {
        "appid": app,
        "redirect_uri": BACK,
        "response_type": "code",
        "scope": scope,
        "state": "s&t",
    }


def test_the_two_calls(wechat, loopback):
    assert wechat.port().prove("c/1", inside=False) == Proof("wechat", ("u-1", "wx-web o-1"), "晓舟")
    first, second = (urlsplit(one.target) for one in loopback.asked)
    assert [one.method for one in loopback.asked] == ["GET", "GET"]
    assert (first.path, second.path) == (TOKEN, WHO)
    assert parse_qs(first.query) == {
        "appid": ["wx-web"],
        "secret": ["secret-web"],
        "code": ["c/1"],
        "grant_type": ["authorization_code"],
    }
    assert parse_qs(second.query) == {"access_token": ["t-1"], "openid": ["o-1"], "lang": ["zh_CN"]}


def test_without_the_one_number_of_a_company_the_number_of_the_app_does(wechat):
    wechat.knows("o-1")
    assert wechat.port().prove("c", inside=True) == Proof("wechat", ("wx-in o-1",), "晓舟")


@pytest.mark.parametrize(("web", "official"), [(True, False), (False, True), (True, True)])
def test_where_there_is_a_way(wechat, web, official):
    port = wechat.port(web=web, official=official)
    assert (port.fits(inside=False), port.fits(inside=True)) == (web, official)
    if not official:
        with pytest.raises(NotProvedError, match="off"):
            port.prove("c", inside=True)


@pytest.mark.parametrize(
    ("path", "answer", "code"),
    [
        (TOKEN, {"errcode": 40029, "errmsg": "invalid code"}, "40029"),
        (TOKEN, {"errcode": 40163, "errmsg": "code been used"}, "40163"),
        (TOKEN, {"errcode": -1, "errmsg": "system error"}, "-1"),
        (WHO, {"errcode": 40003, "errmsg": "invalid openid"}, "40003"),
        (TOKEN, b"<html>gateway</html>", "malformed"),
        (TOKEN, b"", "malformed"),
        (TOKEN, [], "malformed"),
        (TOKEN, {}, "malformed"),
        (TOKEN, {"access_token": "t"}, "malformed"),
        (TOKEN, {"access_token": 7, "openid": "o"}, "malformed"),
        (TOKEN, {"access_token": "t", "openid": "o" * 65}, "malformed"),
        (WHO, {"nickname": "晓舟"}, "malformed"),
        (WHO, b'{"openid": "o-1"', "malformed"),
        (WHO, b"\xff" * 70_000, "malformed"),
    ],
)
def test_what_it_refuses_and_what_it_stammers(wechat, path, answer, code):
    wechat.answers(path, answer)
    with pytest.raises(NotProvedError) as caught:
        wechat.port().prove("c", inside=False)
    assert caught.value.code == code
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("union", [7, "", "u" * 65, None])
def test_a_one_number_that_is_none_is_left_out(wechat, union):
    wechat.answers(WHO, {"openid": "o-1", "unionid": union})
    wechat.server.answers[TOKEN].pop("unionid")
    assert wechat.port().prove("c", inside=False) == Proof("wechat", ("wx-web o-1",), "")


def test_a_slow_server_a_dead_line_and_a_way_elsewhere(wechat, loopback):
    loopback.is_slow = True
    with pytest.raises(NotProvedError, match="no-line"):
        wechat.port(seconds=0.05).prove("c", inside=False)
    loopback.is_slow = False
    dead = WechatSignin(App("a", "b"), None, "https://x.example", Endpoint("http://127.0.0.1:9", 1))
    with pytest.raises(NotProvedError, match="no-line"):
        dead.prove("c", inside=False)
    loopback.status, loopback.location, loopback.answers = 302, "https://evil.example/", {TOKEN: b""}
    with pytest.raises(NotProvedError, match="malformed"):
        wechat.port().prove("c", inside=False)


def test_secrets_are_not_shown(wechat):
    assert "secret" not in repr(wechat.port())


def test_settings():
    assert read({}) == {}
    said = {"YUANBA_WECHAT_WEB_APP": "wx1", "YUANBA_WECHAT_WEB_SECRET": "s"}
    port = from_settings(read(said))
    assert (port.web, port.official, port.pages) == (App("wx1", "s"), None, "https://open.weixin.qq.com")
    assert port.endpoint == Endpoint("https://api.weixin.qq.com", 5.0)


@pytest.mark.parametrize("only", ["YUANBA_WECHAT_WEB_APP", "YUANBA_WECHAT_OFFICIAL_SECRET"])
def test_half_a_pair_of_credentials_stops_the_start(only):
    with pytest.raises(ImproperlyConfigured, match="and the other way round"):
        read({only: "x"})
