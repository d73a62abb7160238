"""WeChat as it calls us: signed, in plain or encrypted; and its API on this machine."""

import secrets

from tests.integrations.sms.conftest import serving
from yuanba.integrations.calls import Endpoint
from yuanba.integrations.wechat_messages import crypto
from yuanba.integrations.wechat_messages.account import OfficialAccount
from yuanba.integrations.wechat_messages.messages import fields_of
from yuanba.kernel import clock

AES, TOKEN, APP = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "our-token", "wx-1"
KEY = {"access_token": "t-1", "expires_in": 7200}
__all__ = ["serving"]


def account(server, *, sealed=False, templates=()):
    """An account whose API is `server`."""
    aes = crypto.key_of(AES) if sealed else b""
    server.answers |= {"/cgi-bin/stable_token": KEY, "/cgi-bin/message/custom/send": {"errcode": 0}}
    return OfficialAccount(APP, "secret", TOKEN, aes, dict(templates), Endpoint(server.url, 5))


def query(**more):
    """The query of a signed call, made now."""
    at, nonce = str(int(clock.now().timestamp())), secrets.token_hex(4)
    return {"timestamp": at, "nonce": nonce, "signature": crypto.signature(TOKEN, at, nonce)} | more


def xml(**fields):
    """A message in plain."""
    given = {"ToUserName": "gh_1", "CreateTime": "1", "MsgType": "text"} | fields
    return "<xml>" + "".join(f"<{name}><![CDATA[{text}]]></{name}>" for name, text in given.items()) + "</xml>"


class Person:
    """Somebody with WeChat who writes to us: `client` is WeChat's server."""

    def __init__(self, client, openid="o-1", *, sealed=False):
        self.client, self.openid, self.sealed, self.number = client, openid, sealed, 0

    def post(self, **fields):
        """One call; a new message unless `MsgId` is given."""
        self.number += 1
        body = xml(**{"FromUserName": self.openid, "MsgId": str(self.number)} | fields)
        asked = query()
        if self.sealed:
            inside = crypto.encrypt(crypto.key_of(AES), APP, body.encode())
            body = f"<xml><ToUserName>gh_1</ToUserName><Encrypt><![CDATA[{inside}]]></Encrypt></xml>"
            asked["msg_signature"] = crypto.signature(TOKEN, asked["timestamp"], asked["nonce"], inside)
        address = "/wechat/messages/?" + "&".join(f"{name}={value}" for name, value in asked.items())
        return self.client.post(address, body, content_type="text/xml")

    def says(self, text="", **fields):
        """What is answered to it."""
        answer = self.post(**({"Content": text} if text else {}), **fields)
        assert answer.status_code == 200, answer.status_code
        if answer.content == b"success":
            return ""
        told = fields_of(answer.content)
        if self.sealed:
            signed = crypto.signature(TOKEN, told["TimeStamp"], told["Nonce"], told["Encrypt"])
            assert told["MsgSignature"] == signed
            told = fields_of(crypto.decrypt(crypto.key_of(AES), APP, told["Encrypt"]))
        assert (told["ToUserName"], told["FromUserName"], told["MsgType"]) == (self.openid, "gh_1", "text")
        return told["Content"]
