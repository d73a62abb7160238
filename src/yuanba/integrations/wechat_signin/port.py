"""The port: the page that asks, the code that comes back, and whom WeChat means by it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from yuanba.domains.people.public import NotProvedError, Proof
from yuanba.integrations.calls import Endpoint, get
from yuanba.platform.notify.public import NotSentError


@dataclass(frozen=True)
class App:
    """What WeChat knows us as."""

    id: str
    secret: str = field(repr=False)


@dataclass(frozen=True)
class WechatSignin:
    """`web` is a website of the open platform, `official` an official account; one of them may be missing."""

    web: App | None
    official: App | None
    pages: str
    endpoint: Endpoint

    def fits(self, *, inside: bool) -> bool:
        """Whether there is a way: inside WeChat by the official account, in other browsers by the website's code."""
        return self._app(inside) is not None

    def way(self, *, back: str, state: str, inside: bool) -> str:
        """The page of WeChat that asks; it leads back with a code and the state."""
        page, scope = ("oauth2/authorize", "snsapi_userinfo") if inside else ("qrconnect", "snsapi_login")
        said = {"appid": self._needed(inside).id, "redirect_uri": back, "response_type": "code", "scope": scope}
        return f"{self.pages}/connect/{page}?{urlencode(said | {'state': state})}#wechat_redirect"

    def prove(self, code: str, *, inside: bool) -> Proof:
        """Whom the code means: the one number for all apps of a company where there is one, and the one of this app.

        NotProvedError: with WeChat's `errcode`, `no-line`, `malformed`.
        """
        app = self._needed(inside)
        asked = {"appid": app.id, "secret": app.secret, "code": code, "grant_type": "authorization_code"}
        told = self._told("/sns/oauth2/access_token", asked, "access_token", "openid")
        asked = {"access_token": told["access_token"], "openid": told["openid"], "lang": "zh_CN"}
        who = self._told("/sns/userinfo", asked, "openid")
        union = who.get("unionid") or told.get("unionid")
        best = (union,) if isinstance(union, str) and 0 < len(union) <= 64 else ()
        return Proof("wechat", (*best, f"{app.id} {told['openid']}"), str(who.get("nickname") or "")[:40])

    def _told(self, target: str, asked: Mapping[str, str], *needed: str) -> dict[str, Any]:
        try:
            answer = get(self.endpoint, f"{target}?{urlencode(asked)}")
        except NotSentError as error:
            raise NotProvedError(error.code) from None
        if answer.get("errcode"):
            raise NotProvedError(str(answer["errcode"]), str(answer.get("errmsg", "")))
        for name in needed:
            value = answer.get(name)
            if not isinstance(value, str) or not 0 < len(value) <= 512 or (name == "openid" and len(value) > 64):
                raise NotProvedError("malformed", name)
        return answer

    def _app(self, inside: bool) -> App | None:
        return self.official if inside else self.web

    def _needed(self, inside: bool) -> App:
        app = self._app(inside)
        if app is None:
            raise NotProvedError("off")
        return app


def from_settings(given: Mapping[str, Any]) -> WechatSignin:
    """The port as the settings say."""
    web, official = (App(*given[name]) if given[name] else None for name in ("web", "official"))
    return WechatSignin(web, official, given["pages"], Endpoint(given["url"], given["seconds"]))
