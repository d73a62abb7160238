"""The gateway: one message a call, by an approved template."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any
from uuid import uuid4

from yuanba.integrations.aliyun_sms.signing import authorization, query_of, sha256
from yuanba.integrations.calls import Endpoint, post
from yuanba.kernel import clock
from yuanba.platform.notify.public import NotSentError, template_of

# What another try cannot change: the number, or what the template is given.
FOR_GOOD = {"isv.MOBILE_NUMBER_ILLEGAL", "isv.MOBILE_COUNT_OVER_LIMIT", "isv.BLACK_KEY_CONTROL_LIMIT"}
FOR_GOOD |= {"isv.TEMPLATE_MISSING_PARAMETERS", "isv.TEMPLATE_PARAMS_ILLEGAL", "isv.PARAM_LENGTH_LIMIT"}


@dataclass(frozen=True)
class AliyunSms:
    """`templates` maps our templates to Aliyun's codes; their places are named like ours."""

    key: str
    secret: str = field(repr=False)
    sign: str
    templates: Mapping[str, str]
    endpoint: Endpoint

    def send(self, phone: str, text: str, *, template: str, data: Mapping[str, Any]) -> None:
        """Send, or raise NotSentError with Aliyun's code."""
        approved, given = template_of(self.templates, template, data)
        query = query_of(
            {
                "PhoneNumbers": phone,
                "SignName": self.sign,
                "TemplateCode": approved,
                "TemplateParam": json.dumps({name: str(value) for name, value in given.items()}, ensure_ascii=False),
            }
        )
        answer = post(self.endpoint, f"/?{query}", self._headers(query), b"")
        code = str(answer.get("Code", "malformed"))
        if code != "OK":
            raise NotSentError(code, str(answer.get("Message", "")), for_good=code in FOR_GOOD)

    def _headers(self, query: str) -> dict[str, str]:
        headers = {
            "host": self.endpoint.host,
            "x-acs-action": "SendSms",
            "x-acs-version": "2017-05-25",
            "x-acs-date": clock.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "x-acs-signature-nonce": uuid4().hex,
            "x-acs-content-sha256": sha256(b""),
        }
        return headers | {
            "authorization": authorization(key=self.key, secret=self.secret, query=query, headers=headers)
        }


def from_settings(given: Mapping[str, Any]) -> AliyunSms:
    """The gateway as the settings say."""
    endpoint = Endpoint(given["url"] or "https://dysmsapi.aliyuncs.com", given["seconds"])
    return AliyunSms(given["key"], given["secret"], given["sign"], given["templates"], endpoint)
