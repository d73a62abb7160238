"""A code goes the whole way: asked for, over the line, typed in."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.factories import people as make
from tests.integrations.sms.test_aliyun import OK
from tests.integrations.sms.test_aliyun import gateway as aliyun
from tests.integrations.sms.test_tencent import SENT
from tests.integrations.sms.test_tencent import gateway as tencent
from tests.support.sms import work
from yuanba.domains.people import public as people
from yuanba.platform.access.public import ANONYMOUS
from yuanba.platform.notify.public import plug

PHONE, HOME = "13800004402", "203.0.113.7"


@pytest.fixture(autouse=True)
def _unplugged(db):
    yield
    plug(None)


def code_of_aliyun(asked):
    return json.loads(parse_qs(urlsplit(asked.target).query)["TemplateParam"][0])["code"]


def code_of_tencent(asked):
    return json.loads(asked.body)["TemplateParamSet"][0]


def enter(asked, code):
    return people.sign_in_by_code(actor=ANONYMOUS, phone=PHONE, asked=asked.asked, code=code, address=HOME)


@pytest.mark.parametrize(
    ("make_gateway", "answer", "code_of"),
    [
        (aliyun, OK, code_of_aliyun),
        (tencent, SENT, code_of_tencent),
    ],
)
def test_a_code_goes_the_whole_way(loopback, make_gateway, answer, code_of):
    plug(make_gateway(loopback.url))
    loopback.answer, account = answer, make.account(phone=PHONE)
    asked = people.ask_code(actor=ANONYMOUS, phone=PHONE, address=HOME)
    assert loopback.asked == [], "nothing leaves before the commit"
    work()
    (over,) = loopback.asked
    assert enter(asked, code_of(over)) == account
