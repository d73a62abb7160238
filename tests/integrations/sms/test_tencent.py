"""Tencent's SMS: the signature as its manual computes it, the answers it gives, and lines that fail."""

import hashlib
import hmac
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from yuanba.integrations.calls import Endpoint
from yuanba.integrations.tencent_sms.gateway import FOR_GOOD, TencentSms
from yuanba.integrations.tencent_sms.signing import authorization
from yuanba.kernel import clock
from yuanba.platform.notify.public import NotSentError

NIGHT = datetime(2026, 3, 2, 7, 30, 5, tzinfo=clock.SHANGHAI)  # still the day before in UTC
DATA = {"minutes": 5, "code": "004402"}
SENT = {"Response": {"SendStatusSet": [{"Code": "Ok", "Message": "send success", "Fee": 1}], "RequestId": "r"}}


def gateway(url, seconds=5.0):
    return TencentSms(
        key="the-key",
        secret="the-secret",
        app="1400",
        sign="院坝",
        region="ap-guangzhou",
        templates={"people.code": "77"},
        endpoint=Endpoint(url, seconds),
    )


def send(loopback, template="people.code", seconds=5.0):
    with clock.at(NIGHT):
        gateway(loopback.url, seconds).send("13800004402", "…", template=template, data=DATA)


def refused(loopback, **more):
    with pytest.raises(NotSentError) as caught:
        send(loopback, **more)
    return caught.value


def test_the_signature_of_the_manual():
    body = rb'{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}'
    made = authorization(
        key="the-key",
        secret="Gu5t9xGARNpq86cd98joQYCN3*******",
        service="cvm",
        moment=datetime.fromtimestamp(1551113065, UTC),
        headers={"content-type": "application/json; charset=utf-8", "host": "cvm.tencentcloudapi.com"},
        body=body,
    )
    assert made == (
        "TC3-HMAC-SHA256 Credential=the-key/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, "
        "Signature=2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c"
    )


def is_signed(asked, secret):
    """Computed anew from what came over the line."""
    by = asked.headers["authorization"]
    credential, names, signature = (part.split("=", 1)[1] for part in by.removeprefix("TC3-HMAC-SHA256 ").split(", "))
    day, service, end = credential.split("/")[1:]
    text = "POST\n/\n\n"
    for name in names.split(";"):
        text += f"{name}:{asked.headers[name].lower()}\n"
    text += f"\n{names}\n{hashlib.sha256(asked.body).hexdigest()}"
    moment = asked.headers["x-tc-timestamp"]
    text = f"TC3-HMAC-SHA256\n{moment}\n{day}/{service}/{end}\n{hashlib.sha256(text.encode()).hexdigest()}"
    of_day = hmac.new(b"TC3" + secret.encode(), day.encode(), "sha256").digest()
    of_service = hmac.new(of_day, service.encode(), "sha256").digest()
    signer = hmac.new(of_service, b"tc3_request", "sha256").digest()
    return signature == hmac.new(signer, text.encode(), "sha256").hexdigest()


def test_what_goes_over_the_line(loopback):
    loopback.answer = SENT
    send(loopback)
    (asked,) = loopback.asked
    assert (asked.method, asked.target) == ("POST", "/")
    assert json.loads(asked.body) == {
        "PhoneNumberSet": ["+8613800004402"],
        "SmsSdkAppId": "1400",
        "SignName": "院坝",
        "TemplateId": "77",
        "TemplateParamSet": ["004402", "5"],
    }
    told = {name: asked.headers[f"x-tc-{name}"] for name in ("action", "version", "timestamp", "region")}
    assert told == {
        "action": "SendSms",
        "version": "2021-01-11",
        "timestamp": str(int(NIGHT.timestamp())),
        "region": "ap-guangzhou",
    }
    assert asked.headers["content-type"] == "application/json; charset=utf-8"
    assert "Credential=the-key/2026-03-01/sms/tc3_request" in asked.headers["authorization"]
    assert (is_signed(asked, "the-secret"), is_signed(asked, "another")) == (True, False)


CALLS = (
    ("RequestLimitExceeded", False),
    ("AuthFailure.SignatureFailure", False),
    ("FailedOperation.InsufficientBalanceInSmsPackage", False),
    *((code, True) for code in sorted(FOR_GOOD)),
)


@pytest.mark.parametrize(("code", "for_good"), CALLS)
def test_what_it_refuses_as_a_whole(loopback, code, for_good):
    loopback.answer = {"Response": {"Error": {"Code": code, "Message": "频率限制"}, "RequestId": "r"}}
    error = refused(loopback)
    assert (error.code, error.for_good, str(error)) == (code, for_good, f"{code}: 频率限制")


@pytest.mark.parametrize(("code", "for_good"), [("LimitExceeded.PhoneNumberThirtySecondLimit", False), *CALLS[3:]])
def test_what_it_refuses_of_the_number(loopback, code, for_good):
    loopback.answer = {"Response": {"SendStatusSet": [{"Code": code, "Message": "no"}], "RequestId": "r"}}
    error = refused(loopback)
    assert (error.code, error.for_good) == (code, for_good)


@pytest.mark.parametrize(
    "answer",
    [
        *(b"", b"<html>", b"[]", b"\xff", {}, {"Response": None}, {"Response": []}, {"Response": {}}),
        *({"Response": {"SendStatusSet": told}} for told in ([], [{}], None)),
    ],
)
def test_answers_that_say_nothing_are_not_taken_for_success(loopback, answer):
    loopback.answer = answer
    error = refused(loopback)
    assert (error.code, error.for_good) == ("malformed", False)


@pytest.mark.parametrize("told", [{"SendStatusSet": ["Ok"]}, {"SendStatusSet": {"Code": "Ok"}}, {"Error": "Ok"}])
def test_answers_of_another_shape(loopback, told):
    loopback.answer = {"Response": told}
    assert refused(loopback).code == "malformed"


def test_a_slow_line_is_given_up(loopback):
    loopback.is_slow = True
    assert (refused(loopback, seconds=0.2).code, len(loopback.asked)) == ("no-line", 1)


def test_a_template_nobody_had_approved_is_not_asked_for(loopback):
    assert refused(loopback, template="case.answer").code == "no-template"
    assert loopback.asked == []


def test_the_secret_is_in_no_words(loopback):
    loopback.answer = {"Response": {"Error": {"Code": "AuthFailure"}}}
    assert "the-secret" not in repr(gateway(loopback.url)) + str(refused(loopback))


def test_a_link_is_the_last_variable_of_the_template_that_has_it(loopback):
    loopback.answer = SENT
    for templates in ({"case.answer": "1", "case.answer.link": "2"}, {"case.answer": "1"}):
        sender = replace(gateway(loopback.url), templates=templates)
        sender.send(
            "13800004402", "…", template="case.answer", data={"code": "JG-1", "title": "灯", "path": "s/JG-1-a"}
        )
    told = [json.loads(asked.body) for asked in loopback.asked]
    assert [(one["TemplateId"], one["TemplateParamSet"]) for one in told] == [
        ("2", ["JG-1", "s/JG-1-a"]),
        ("1", ["JG-1"]),
    ]
