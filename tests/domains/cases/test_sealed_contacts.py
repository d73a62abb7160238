"""Telephones of accounts and contacts of cases are unreadable at rest, and say what was said."""

import pytest

from tests.factories import cases as make
from tests.factories import people, places
from yuanba.domains.cases import public as cases
from yuanba.domains.people.models.accounts import number_digest
from yuanba.domains.people.public import Account

PHONE, NAME = "13800004402", "黎春燕"


@pytest.mark.django_db
def test_a_contact_says_what_was_said_and_a_copied_one_nothing():
    place = places.place(places.estate())
    first, other = (make.report(place, "灯不亮", name=NAME, phone=PHONE, key=key).case for key in ("a", "b"))
    one, two = (cases.Contact.objects.get(case=case) for case in (first, other))
    assert (one.name, one.phone, one.phone_digest == two.phone_digest) == (NAME, PHONE, True)
    assert one.sealed_phone != two.sealed_phone
    two.sealed_phone = one.sealed_phone
    assert two.phone == ""


@pytest.mark.django_db
def test_an_account_is_found_by_its_telephone_and_nobody_by_none():
    account, bare = people.account(NAME, phone=PHONE), people.account("没有电话")
    found = Account.objects.filter
    assert found(phone_digest=number_digest(PHONE)).get() == account
    assert not found(phone_digest=number_digest("")).exists()
    assert (account.phone, bare.phone, bare.phone_digest, bare.sealed_phone) == (PHONE, None, None, "")
