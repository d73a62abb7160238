"""The official account: its key to the API kept and renewed, messages opened and answered, words carried to people."""

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from yuanba.integrations.calls import Endpoint, fetch, post
from yuanba.integrations.wechat_messages import crypto, messages
from yuanba.kernel import clock
from yuanba.platform.notify.public import NotSentError, Said, template_of

EXPIRED = {40001, 40014, 42001}  # the key to the API is over
TOO_LATE = {45015, 45047, 48002}  # nothing was written for two days, or too much was answered
FOR_GOOD = {40003, 43004, 45015, 48002}  # nobody there, or does not follow the account (any more)
EARLY, FRESH = timedelta(minutes=5), timedelta(minutes=5)
LARGEST_MEDIA = 15 * 1024 * 1024
JSON = {"Content-Type": "application/json; charset=utf-8"}


@dataclass
class OfficialAccount:
    """`aes` is empty where the account speaks in plain; `templates` maps our templates to approved ones."""

    app: str
    secret: str = field(repr=False)
    token: str = field(repr=False)
    aes: bytes = field(repr=False)
    templates: Mapping[str, str]
    endpoint: Endpoint
    _key: tuple[str, datetime] | None = field(default=None, repr=False)
    _one: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def greeting(self, query: Mapping[str, str]) -> str | None:
        """What WeChat is told when the address is set up; None where it is not WeChat who asks."""
        return query.get("echostr", "") if self._is_signed(query) else None

    def opened(self, query: Mapping[str, str], body: bytes) -> Said | None:
        """What somebody said; None for what nobody answers. `crypto.BrokenError` where it is not WeChat's."""
        if not self._is_signed(query):
            raise crypto.BrokenError("not signed")
        fields = messages.fields_of(body)
        if self.aes:
            sealed = fields.get("Encrypt", "")
            signed = query.get("msg_signature", "")
            if not sealed or not crypto.is_signed(signed, self.token, _at(query), _nonce(query), sealed):
                raise crypto.BrokenError("not signed")
            fields = messages.fields_of(crypto.decrypt(self.aes, self.app, sealed))
        return messages.said_in(fields)

    def answer(self, query: Mapping[str, str], said: Said, words: str) -> bytes:
        """The answer as WeChat wants it, encrypted where it came so."""
        at = int(clock.now().timestamp())
        plain = messages.answer_to(said.who, said.ours, at, words)
        if not self.aes:
            return plain
        sealed, nonce = crypto.encrypt(self.aes, self.app, plain), _nonce(query)
        return messages.envelope(sealed, crypto.signature(self.token, str(at), nonce, sealed), at, nonce)

    def fetch(self, media: str) -> bytes:
        """A picture or a sound that somebody sent. NotSentError where there is none."""
        for again in (False, True):
            asked = self._with_key("/cgi-bin/media/get", again, media_id=media)
            kind, data = fetch(self.endpoint, asked, LARGEST_MEDIA)
            if "json" not in kind and not data.startswith(b'{"errcode"'):
                return data
            told = _code(json.loads(data))
            if told not in EXPIRED:
                break
        raise NotSentError(str(told), "media", for_good=told not in EXPIRED)

    def carry(self, to: str, text: str, *, template: str, data: Mapping[str, Any], tag: str) -> None:
        """As an answer of the service, within two days after somebody wrote; afterwards by an approved template."""
        told = self._call("/cgi-bin/message/custom/send", {"touser": to, "msgtype": "text", "text": {"content": text}})
        if told in TOO_LATE and self.templates:
            approved, given = template_of(self.templates, template, data)
            said = {name: {"value": str(value)} for name, value in given.items()}
            told = self._call("/cgi-bin/message/template/send", {"touser": to, "template_id": approved, "data": said})
        if told:
            raise NotSentError(str(told), for_good=told in FOR_GOOD)

    def _call(self, path: str, body: Mapping[str, Any]) -> int:
        """WeChat's `errcode`; with a new key where the old one is over."""
        packed = json.dumps(body, ensure_ascii=False).encode()
        told = _code(post(self.endpoint, self._with_key(path, False), JSON, packed))
        return _code(post(self.endpoint, self._with_key(path, True), JSON, packed)) if told in EXPIRED else told

    def _with_key(self, path: str, again: bool, **more: str) -> str:
        return f"{path}?{urlencode({'access_token': self._key_now(again), **more})}"

    def _key_now(self, again: bool) -> str:
        with self._one:
            if again or self._key is None or self._key[1] <= clock.now():
                self._key = self._new_key(again)
            return self._key[0]

    def _new_key(self, again: bool) -> tuple[str, datetime]:
        asked = {"grant_type": "client_credential", "appid": self.app, "secret": self.secret, "force_refresh": again}
        told = post(self.endpoint, "/cgi-bin/stable_token", JSON, json.dumps(asked).encode())
        key, seconds = told.get("access_token"), told.get("expires_in")
        if not isinstance(key, str) or not isinstance(seconds, int):
            raise NotSentError(str(told.get("errcode", "malformed")), "access_token")
        return key, clock.now() + timedelta(seconds=seconds) - EARLY

    def _is_signed(self, query: Mapping[str, str]) -> bool:
        """Signed with our token, and not long ago."""
        at = _at(query)
        fresh = at.isdecimal() and len(at) < 12 and abs(clock.now().timestamp() - int(at)) < FRESH.total_seconds()
        return fresh and crypto.is_signed(query.get("signature", ""), self.token, at, _nonce(query))


def _at(query: Mapping[str, str]) -> str:
    return query.get("timestamp", "")


def _nonce(query: Mapping[str, str]) -> str:
    return query.get("nonce", "")[:64]


def _code(told: Mapping[str, Any]) -> int:
    code = told.get("errcode", 0)
    return code if isinstance(code, int) else -1


def from_settings(given: Mapping[str, Any]) -> OfficialAccount:
    """The account as the settings say."""
    aes = crypto.key_of(given["aes"]) if given["aes"] else b""
    endpoint = Endpoint(given["url"], given["seconds"])
    return OfficialAccount(given["app"], given["secret"], given["token"], aes, given["templates"], endpoint)
