"""Reading what a browser sends: the address behind a proxy, ids, versions and keys, and what is counted."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.test import RequestFactory

from tests.factories.yards import yard
from tests.support.unchanged import refused
from yuanba.domains.cases.public import Target
from yuanba.interfaces import asking
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.yards.models import Yard

ID = UUID("01900000-0000-7000-8000-000000000000")
NOON = datetime(2026, 3, 2, 12, tzinfo=clock.SHANGHAI)


def request(address="203.0.113.7", forwarded=None, **form):
    headers = {"X-Forwarded-For": forwarded} if forwarded is not None else {}
    return RequestFactory(REMOTE_ADDR=address, headers=headers).post("/here/?q=%E9%97%A8&page=2", form)


@pytest.mark.parametrize(
    ("behind", "forwarded", "address"),
    [
        (False, None, "203.0.113.7"),
        (False, "198.51.100.1", "203.0.113.7"),
        (True, "198.51.100.1", "198.51.100.1"),
        (True, "made up, 198.51.100.1", "198.51.100.1"),
        (True, "2001:db8::1", "2001:db8::1"),
        (True, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2"),
        (True, "198.51.100.1,", ""),
        (True, None, ""),
    ],
)
def test_only_the_proxy_is_believed(settings, behind, forwarded, address):
    settings.YUANBA_BEHIND_PROXY = behind
    assert asking.address_of(request(forwarded=forwarded)) == address


@pytest.mark.parametrize(
    ("text", "version"),
    [("7", 7), ("007", 7), ("٧", 7), ("", None), ("-1", None), ("1.0", None), ("x", None), ("9" * 9, None)],
)
def test_a_version_is_a_number_or_nothing(text, version):
    estate = Yard(code="JG")
    found = asking.target_of(request(version=text, key="k" * 99), estate, ID)
    assert found == Target(estate, ID, version, "k" * 64)


@pytest.mark.parametrize("text", [str(ID), ID.hex, f"{{{ID}}}", f"urn:uuid:{ID}"])
def test_an_id_is_read(text):
    assert asking.uuid_or_absent(text) == ID


@pytest.mark.parametrize("text", ["", "x", f"{ID}0", "\x00", "０" * 33])
def test_what_is_no_id_is_absent(text):
    with pytest.raises(Refusal) as caught:
        asking.uuid_or_absent(text)
    assert caught.value.code == "not-found"


def test_what_was_typed_is_left_as_it_was():
    form = {"text": "  门\r\n禁 ", "phone": "１３８ 0000"}
    assert asking.typed(request(**form)) == form


def test_the_way_to_sign_in_leads_back():
    assert asking.to_sign_in(request())["Location"] == "/sign-in/?next=%2Fhere%2F%3Fq%3D%25E9%2597%25A8%26page%3D2"


@pytest.mark.django_db
@pytest.mark.parametrize(("count", "most"), [(asking.count_report, 2), (asking.count_upload, 8)])
def test_each_address_has_its_own_count_for_an_hour(settings, count, most):
    settings.YUANBA_REPORTS_PER_HOUR = 2
    yard()
    with clock.at(NOON + timedelta(minutes=49)):
        for _ in range(most):
            count(request())
        with refused("too-many"):
            count(request())
        count(request(address="203.0.113.8"))
    with clock.at(NOON + timedelta(hours=1)):
        count(request())


@pytest.mark.django_db
def test_the_words_say_how_long_to_wait(settings):
    settings.YUANBA_REPORTS_PER_HOUR = 0
    with clock.at(NOON + timedelta(minutes=48, seconds=30)), pytest.raises(Refusal) as caught:
        asking.count_report(request())
    assert caught.value.data == {"minutes": 12}
