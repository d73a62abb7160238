"""Aliyun's SMS: the signature as its manual computes it, the answers it gives, and lines that fail."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from urllib.parse import parse_qsl, quote, urlsplit

import pytest

from yuanba.integrations.aliyun_sms.gateway import FOR_GOOD, AliyunSms
from yuanba.integrations.aliyun_sms.signing import authorization, query_of
from yuanba.integrations.calls import Endpoint
from yuanba.kernel import clock
from yuanba.platform.notify.public import NotSentError

MORNING = datetime(2026, 3, 2, 9, 30, 5, tzinfo=clock.SHANGHAI)
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
OK = {"Message": "OK", "RequestId": "r", "Code": "OK", "BizId": "1"}
DATA = {"code": "004402", "minutes": 5}


def gateway(url, seconds=5.0):
    return AliyunSms("the-key", "the-secret", "院坝 & 邻里", {"people.code": "SMS_1"}, Endpoint(url, seconds))


def send(loopback, template="people.code", seconds=5.0):
    with clock.at(MORNING):
        gateway(loopback.url, seconds).send("13800004402", "…", template=template, data=DATA)


def refused(loopback, **more):
    with pytest.raises(NotSentError) as caught:
        send(loopback, **more)
    return caught.value


def test_the_signature_of_the_manual():
    headers = {
        "host": "ecs.cn-shanghai.aliyuncs.com",
        "x-acs-action": "RunInstances",
        "x-acs-content-sha256": EMPTY,
        "x-acs-date": "2023-10-26T10:22:32Z",
        "x-acs-signature-nonce": "3156853299f313e23d1673dc12e1703d",
        "x-acs-version": "2014-05-26",
    }
    query = query_of({"RegionId": "cn-shanghai", "ImageId": "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"})
    made = authorization(key="YourAccessKeyId", secret="YourAccessKeySecret", query=query, headers=headers)
    assert made == (
        "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;"
        "x-acs-signature-nonce;x-acs-version,"
        "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"
    )


def is_signed(asked, secret):
    """Computed anew from what came over the line."""
    by = asked.headers["authorization"]
    names = by.split("SignedHeaders=")[1].split(",")[0]
    pairs = sorted(parse_qsl(urlsplit(asked.target).query, strict_parsing=True))
    text = "POST\n/\n" + "&".join(f"{quote(a, safe='-_.~')}={quote(b, safe='-_.~')}" for a, b in pairs) + "\n"
    for name in names.split(";"):
        text += f"{name}:{asked.headers[name]}\n"
    text += f"\n{names}\n{hashlib.sha256(asked.body).hexdigest()}"
    text = "ACS3-HMAC-SHA256\n" + hashlib.sha256(text.encode()).hexdigest()
    return by.endswith("Signature=" + hmac.new(secret.encode(), text.encode(), "sha256").hexdigest())


def test_what_goes_over_the_line(loopback):
    loopback.answer = OK
    send(loopback)
    (asked,) = loopback.asked
    assert dict(parse_qsl(urlsplit(asked.target).query)) == {
        "PhoneNumbers": "13800004402",
        "SignName": "院坝 & 邻里",
        "TemplateCode": "SMS_1",
        "TemplateParam": json.dumps({"code": "004402", "minutes": "5"}),
    }
    told = {name: asked.headers[f"x-acs-{name}"] for name in ("action", "version", "date", "content-sha256")}
    assert told == {
        "action": "SendSms",
        "version": "2017-05-25",
        "date": MORNING.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "content-sha256": EMPTY,
    }
    assert asked.headers["host"] == loopback.url.removeprefix("http://")
    assert asked.headers["authorization"].startswith("ACS3-HMAC-SHA256 Credential=the-key,SignedHeaders=host;x-acs-")
    assert (is_signed(asked, "the-secret"), is_signed(asked, "another")) == (True, False)


def test_every_header_of_the_service_is_signed(loopback):
    loopback.answer = OK
    send(loopback)
    (asked,) = loopback.asked
    names = asked.headers["authorization"].split("SignedHeaders=")[1].split(",")[0].split(";")
    assert set(names) == {"host", *(name for name in asked.headers if name.startswith("x-acs-"))}


def test_no_two_calls_are_alike(loopback):
    loopback.answer = OK
    send(loopback)
    send(loopback)
    assert len({one.headers["x-acs-signature-nonce"] for one in loopback.asked}) == 2


@pytest.mark.parametrize(
    ("status", "code", "for_good"),
    [
        (200, "isv.BUSINESS_LIMIT_CONTROL", False),
        (503, "Throttling.User", False),
        (400, "SignatureDoesNotMatch", False),
        (200, "isv.AMOUNT_NOT_ENOUGH", False),
        *((200, code, True) for code in sorted(FOR_GOOD)),
    ],
)
def test_what_it_refuses(loopback, status, code, for_good):
    loopback.status, loopback.answer = status, {"Code": code, "Message": "触发限制", "RequestId": "r"}
    error = refused(loopback)
    assert (error.code, error.for_good, str(error)) == (code, for_good, f"{code}: 触发限制")


@pytest.mark.parametrize("answer", [b"", b"<html>", b"[]", b'"OK"', b"\xff", {}, {"Code": None}, b"{" * 70_000])
def test_answers_that_say_nothing_are_not_taken_for_success(loopback, answer):
    loopback.answer = answer
    error = refused(loopback)
    assert error.code in {"malformed", "None"}
    assert not error.for_good


def test_a_slow_line_is_given_up(loopback):
    loopback.is_slow = True
    assert (refused(loopback, seconds=0.2).code, len(loopback.asked)) == ("no-line", 1)


def test_no_line_at_all(loopback):
    closed = type(loopback)(url="http://127.0.0.1:1")
    assert refused(closed).code == "no-line"


def test_it_is_not_sent_elsewhere(loopback):
    loopback.status, loopback.location, loopback.answer = 302, loopback.url + "/other", b""
    assert refused(loopback).code == "malformed"
    assert len(loopback.asked) == 1


def test_a_template_nobody_had_approved_is_not_asked_for(loopback):
    assert refused(loopback, template="case.answer").code == "no-template"
    assert loopback.asked == []


def test_the_secret_is_in_no_words(loopback):
    loopback.answer = {"Code": "SignatureDoesNotMatch"}
    assert "the-secret" not in repr(gateway(loopback.url)) + str(refused(loopback))


def test_a_link_goes_as_a_variable_of_the_template_that_has_it(loopback):
    loopback.answer = OK
    sender = AliyunSms("k", "s", "院坝", {"a": "SMS_1", "a.link": "SMS_2", "b": "SMS_3"}, Endpoint(loopback.url, 5.0))
    for template in ("a", "b"):
        sender.send("13800004402", "…", template=template, data={"code": "JG-1", "path": "n/JG/12"})
    told = [dict(parse_qsl(urlsplit(asked.target).query)) for asked in loopback.asked]
    assert [(one["TemplateCode"], json.loads(one["TemplateParam"])) for one in told] == [
        ("SMS_2", {"code": "JG-1", "path": "n/JG/12"}),
        ("SMS_3", {"code": "JG-1"}),
    ]
