"""The gateway: one message a call, by an approved template."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from yuanba.integrations.calls import Endpoint, post
from yuanba.integrations.tencent_sms.signing import authorization
from yuanba.kernel import clock
from yuanba.platform.notify.public import NotSentError, places_of, template_of

JSON = "application/json; charset=utf-8"
# What another try cannot change: the number, or what the template is given.
FOR_GOOD = {"FailedOperation.PhoneNumberInBlacklist", "FailedOperation.ContainSensitiveWord"}
FOR_GOOD |= {"InvalidParameterValue.IncorrectPhoneNumber", "FailedOperation.TemplateParamSetNotMatchApprovedTemplate"}


@dataclass(frozen=True)
class TencentSms:
    """`templates` maps our templates to Tencent's numbers; {1}, {2} are our places, as the English words order them."""

    key: str
    secret: str = field(repr=False)
    app: str
    sign: str
    region: str
    templates: Mapping[str, str]
    endpoint: Endpoint

    def send(self, phone: str, text: str, *, template: str, data: Mapping[str, Any]) -> None:
        """Send, or raise NotSentError with Tencent's code."""
        approved, given = template_of(self.templates, template, data)
        places = [*places_of(template), *(name for name in ("path",) if name in given)]
        said = {
            "PhoneNumberSet": [f"+86{phone}"],
            "SmsSdkAppId": self.app,
            "SignName": self.sign,
            "TemplateId": approved,
            "TemplateParamSet": [str(given[name]) for name in places],
        }
        body = json.dumps(said).encode()
        code, words = _outcome(post(self.endpoint, "/", self._headers(body), body).get("Response"))
        if code != "Ok":
            raise NotSentError(code, words, for_good=code in FOR_GOOD)

    def _headers(self, body: bytes) -> dict[str, str]:
        now = clock.now()
        signed = {"content-type": JSON, "host": self.endpoint.host, "x-tc-action": "SendSms"}
        by = authorization(key=self.key, secret=self.secret, service="sms", moment=now, headers=signed, body=body)
        more = {"x-tc-version": "2021-01-11", "x-tc-timestamp": str(int(now.timestamp())), "x-tc-region": self.region}
        return signed | more | {"authorization": by}


def _outcome(answer: Any) -> tuple[str, str]:
    """Code and words: of the call as a whole, or of the one number in it."""
    whole = answer if isinstance(answer, dict) else {}
    numbers = whole.get("SendStatusSet")
    told = whole.get("Error") or (numbers[0] if isinstance(numbers, list) and numbers else None)
    if not isinstance(told, dict):
        return "malformed", ""
    return str(told.get("Code", "malformed")), str(told.get("Message", ""))


def from_settings(given: Mapping[str, Any]) -> TencentSms:
    """The gateway as the settings say."""
    return TencentSms(
        key=given["key"],
        secret=given["secret"],
        app=given["app"],
        sign=given["sign"],
        region=given["region"] or "ap-guangzhou",
        templates=given["templates"],
        endpoint=Endpoint(given["url"] or "https://sms.tencentcloudapi.com", given["seconds"]),
    )
