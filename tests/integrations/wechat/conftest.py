"""WeChat's server on this machine, and the port that asks it."""

import pytest

from tests.integrations.sms.conftest import loopback
from yuanba.domains.people import public as people
from yuanba.integrations.calls import Endpoint
from yuanba.integrations.wechat_signin.port import App, WechatSignin

__all__ = ["loopback"]
TOKEN, WHO = "/sns/oauth2/access_token", "/sns/userinfo"


class Wechat:
    """`knows` says whose code the next one is; `asked` is what came over the line."""

    def __init__(self, server):
        self.server = server
        self.knows("o-1", "u-1")

    def knows(self, openid, unionid=None, name="晓舟"):
        union = {"unionid": unionid} if unionid else {}
        token = {"access_token": "t-1", "expires_in": 7200, "refresh_token": "r", "openid": openid, "scope": "s"}
        self.server.answers = {TOKEN: token | union, WHO: {"openid": openid, "nickname": name} | union}

    def answers(self, path, answer):
        self.server.answers[path] = answer

    def port(self, seconds=5.0, web=True, official=True):
        known = (App("wx-web", "secret-web") if web else None, App("wx-in", "secret-in") if official else None)
        return WechatSignin(*known, "https://open.weixin.qq.com", Endpoint(self.server.url, seconds))


@pytest.fixture
def wechat(loopback):
    """WeChat, plugged in."""
    made = Wechat(loopback)
    people.plug_identity(made.port())
    yield made
    people.plug_identity(None)
