"""Links in messages: at the public address of the installation, or none."""

import pytest

from tests.factories.yards import yard as founded
from tests.support.sms import plugged, work
from yuanba.platform.notify import templates
from yuanba.platform.notify.public import NotSentError, template_of, text

pytestmark = pytest.mark.django_db
SITE, PHONE = "https://yuanba.example.cn", "13800004402"


@pytest.fixture(autouse=True)
def _said(monkeypatch):
    monkeypatch.setitem(templates.TEMPLATES, "test.answered", "%(code)s was answered.")


def sent(link="/n/JG/12/"):
    """What leaves for one message: the words and what they were made of."""
    with plugged() as out:
        text(founded(), PHONE, "test.answered", {"code": "JG-1"}, language="en", key="k", link=link)
        work()
    return out.sent[0][1], out.data[0][1]


def test_a_message_ends_with_its_address_and_gateways_get_the_path_of_it(settings):
    settings.YUANBA_PUBLIC_URL = SITE
    assert sent() == (f"JG-1 was answered. {SITE}/n/JG/12/", {"code": "JG-1", "path": "n/JG/12"})


def test_without_a_public_address_there_is_no_link(settings):
    settings.YUANBA_PUBLIC_URL = ""
    assert sent() == ("JG-1 was answered.", {"code": "JG-1"})


def test_a_message_that_leads_nowhere_has_no_link(settings):
    settings.YUANBA_PUBLIC_URL = SITE
    assert sent("") == ("JG-1 was answered.", {"code": "JG-1"})


@pytest.mark.parametrize(
    ("approved", "data", "chosen"),
    [
        ({"a": "1", "a.link": "2"}, {"code": "x", "path": "n"}, ("2", {"code": "x", "path": "n"})),
        ({"a": "1", "a.link": "2"}, {"code": "x"}, ("1", {"code": "x"})),
        ({"a": "1"}, {"code": "x", "path": "n"}, ("1", {"code": "x"})),
        ({"a.link": "2"}, {"code": "x", "path": "n"}, ("2", {"code": "x", "path": "n"})),
    ],
)
def test_a_message_goes_by_the_template_that_was_approved_for_it(approved, data, chosen):
    assert template_of(approved, "a", data) == chosen


def test_a_message_that_nobody_had_approved_is_not_sent():
    with pytest.raises(NotSentError, match="no-template"):
        template_of({"a.link": "2"}, "a", {"code": "x"})
