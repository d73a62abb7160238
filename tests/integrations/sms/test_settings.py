"""Which gateway sends: said by variables, complete or refused at the start."""

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

from yuanba.integrations.aliyun_sms.gateway import AliyunSms
from yuanba.integrations.tencent_sms.gateway import TencentSms
from yuanba.platform.notify.public import gateway, plug
from yuanba.settings.sms import sms

GIVEN = {
    "YUANBA_SMS_KEY": "k",
    "YUANBA_SMS_SECRET": "s",
    "YUANBA_SMS_SIGN": "院坝",
    "YUANBA_SMS_TEMPLATES": "people.code=SMS_1, case.answer = SMS_2",
    "YUANBA_SMS_APP": "1400",
}


@pytest.fixture
def start(settings):
    """Start the apps of the gateways with these variables."""

    def begin(**more):
        settings.YUANBA_SMS = sms(GIVEN | more)
        for name in ("aliyun_sms", "tencent_sms"):
            apps.get_app_config(name).ready()
        return gateway()

    yield begin
    plug(None)


def test_nothing_said_is_no_gateway(start):
    assert (sms({}), start()) == ({}, None)


def test_aliyun(start):
    made = start(YUANBA_SMS="aliyun")
    assert isinstance(made, AliyunSms)
    assert (made.key, made.secret, made.sign, made.endpoint.url, made.endpoint.seconds) == (
        *("k", "s", "院坝", "https://dysmsapi.aliyuncs.com"),
        5.0,
    )
    assert made.templates == {"people.code": "SMS_1", "case.answer": "SMS_2"}


def test_tencent(start):
    made = start(YUANBA_SMS="tencent", YUANBA_SMS_SECONDS="2.5", YUANBA_SMS_URL="http://127.0.0.1:9")
    assert isinstance(made, TencentSms)
    assert (made.app, made.region, made.endpoint.host, made.endpoint.seconds) == (
        *("1400", "ap-guangzhou", "127.0.0.1:9"),
        2.5,
    )


@pytest.mark.parametrize("missing", sorted(GIVEN))
def test_what_is_missing_is_named(missing):
    with pytest.raises(ImproperlyConfigured, match=missing):
        sms(GIVEN | {"YUANBA_SMS": "tencent", missing: " "})


@pytest.mark.parametrize(("name", "value"), [("YUANBA_SMS", "pigeon"), ("YUANBA_SMS_TEMPLATES", "people.code")])
def test_what_is_misspelt_is_named(name, value):
    with pytest.raises(ImproperlyConfigured, match=name):
        sms(GIVEN | {"YUANBA_SMS": "aliyun"} | {name: value})
