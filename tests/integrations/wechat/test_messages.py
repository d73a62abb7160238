"""Messages of an official account: signed, opened, read without tricks, answered as they came; words carried back."""

import base64

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from tests.integrations.sms.conftest import loopback
from tests.support import official
from yuanba.integrations.wechat_messages import crypto
from yuanba.integrations.wechat_messages.messages import LARGEST, answer_to, fields_of, said_in
from yuanba.kernel import clock
from yuanba.platform.notify.public import NotSentError, Said
from yuanba.settings.wechat_messages import wechat_messages

__all__ = ["loopback"]
KEY = crypto.key_of(official.AES)
NAMES = {"YUANBA_WECHAT_OFFICIAL_APP": "wx", "YUANBA_WECHAT_OFFICIAL_SECRET": "s", "YUANBA_WECHAT_OFFICIAL_TOKEN": "t"}


def test_the_signature_is_sha1_over_the_parts_in_order():
    assert crypto.signature("b", "a", "c") == "a9993e364706816aba3e25717850c26c9cd0d89d"
    assert crypto.is_signed("a9993e364706816aba3e25717850c26c9cd0d89d", "abc")
    assert not crypto.is_signed("名", "abc")


@given(st.text(max_size=200))
def test_what_is_encrypted_is_read_again_and_by_nobody_else(text):
    sealed = crypto.encrypt(KEY, "wx-1", text.encode())
    assert crypto.decrypt(KEY, "wx-1", sealed).decode() == text
    with pytest.raises(crypto.BrokenError):
        crypto.decrypt(KEY, "wx-2", sealed)


@given(st.binary(max_size=96))
def test_what_is_damaged_is_told_as_broken(data):
    with pytest.raises(crypto.BrokenError):
        crypto.decrypt(KEY, "wx-1", base64.b64encode(data).decode())


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<xml>",
        b"\xff\xfe",
        b'<!DOCTYPE x [<!ENTITY a "b">]><xml><Content>&a;</Content></xml>',
        b'<!DOCTYPE x SYSTEM "passwords"><xml/>',
        b"<xml>" + b" " * LARGEST + b"</xml>",
    ],
)
def test_what_is_no_plain_xml_is_broken(body):
    with pytest.raises(crypto.BrokenError):
        fields_of(body)


def test_what_is_answered_says_every_sign_as_it_is():
    told = fields_of(answer_to("o-1", "gh_1", 7, "a]]>b <&> 门"))
    assert (told["Content"], told["CreateTime"]) == ("a]]>b <&> 门", "7")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"MsgId": "1", "Content": " 灯坏了 "}, Said("1", "o", "text", "灯坏了", "", "gh_1")),
        ({"MsgType": "image", "MsgId": "2", "MediaId": "m"}, Said("2", "o", "image", "", "m", "gh_1")),
        (
            {"MsgType": "voice", "MsgId": "3", "MediaId": "m", "Recognition": "灯"},
            Said("3", "o", "voice", "灯", "m", "gh_1"),
        ),
        (
            {"MsgType": "location", "MsgId": "4", "Label": "锦官新城"},
            Said("4", "o", "location", "锦官新城", "", "gh_1"),
        ),
        (
            {"MsgType": "event", "Event": "subscribe", "EventKey": "qrscene_JG/abc"},
            Said("o 1 subscribe", "o", "subscribe", "JG/abc", "", "gh_1"),
        ),
        ({"MsgType": "event", "Event": "LOCATION"}, None),
        ({"MsgType": "link", "MsgId": "5"}, None),
    ],
)
def test_each_kind_is_read(fields, said):
    assert said_in(fields_of(official.xml(FromUserName="o", **fields).encode())) == said


def test_the_key_to_the_api_is_kept_and_renewed(loopback):
    account = official.account(loopback)
    for _ in range(2):
        account.carry("o-1", "好了", template="case.answer", data={}, tag="")
    with clock.at(clock.now().replace(year=2030)):
        account.carry("o-1", "好了", template="case.answer", data={}, tag="")
    paths = [one.target.partition("?")[0].rpartition("/")[2] for one in loopback.asked]
    assert paths == ["stable_token", "send", "send", "stable_token", "send"]


@pytest.mark.parametrize(("code", "for_good", "sends"), [(40001, False, 2), (45015, True, 1), (40003, True, 1)])
def test_what_wechat_refuses_is_told_and_an_old_key_is_tried_anew_once(loopback, code, for_good, sends):
    account = official.account(loopback)
    loopback.answers["/cgi-bin/message/custom/send"] = {"errcode": code}
    with pytest.raises(NotSentError, match=str(code)) as error:
        account.carry("o-1", "好了", template="case.answer", data={}, tag="")
    assert error.value.for_good is for_good
    assert sum("custom/send" in one.target for one in loopback.asked) == sends


def test_after_two_days_an_approved_template_goes(loopback):
    account = official.account(loopback, templates={"case.answer": "T-1"})
    loopback.answers |= {
        "/cgi-bin/message/custom/send": {"errcode": 45015},
        "/cgi-bin/message/template/send": {"errcode": 0},
    }
    account.carry("o-1", "好了", template="case.answer", data={"code": "JG-1"}, tag="")
    assert loopback.asked[-1].body == b'{"touser": "o-1", "template_id": "T-1", "data": {"code": {"value": "JG-1"}}}'


def test_media_that_is_gone_is_told(loopback):
    account = official.account(loopback)
    loopback.answers["/cgi-bin/media/get"] = {"errcode": 40007}
    with pytest.raises(NotSentError, match="40007"):
        account.fetch("m-1")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"YUANBA_WECHAT_OFFICIAL_APP": ""}, "needs YUANBA_WECHAT_OFFICIAL_APP"),
        ({"YUANBA_WECHAT_OFFICIAL_AESKEY": "short"}, "43 letters"),
        ({"YUANBA_WECHAT_TEMPLATES": "case.answer"}, "YUANBA_WECHAT_TEMPLATES looks like"),
    ],
)
def test_settings_that_cannot_work_are_told_at_start(said, words):
    with pytest.raises(ImproperlyConfigured, match=words):
        wechat_messages(NAMES | said)


def test_without_a_token_it_is_off():
    assert wechat_messages({"YUANBA_WECHAT_OFFICIAL_APP": "wx", "YUANBA_WECHAT_OFFICIAL_SECRET": "s"}) == {}
    assert wechat_messages(NAMES)["app"] == "wx"
