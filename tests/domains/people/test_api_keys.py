"""Keys by which programs act as an account."""

from time import monotonic

import pytest

from tests.factories import people as make
from tests.factories import places
from yuanba.domains.people import public as people
from yuanba.domains.people.models import ApiKey
from yuanba.kernel import clock
from yuanba.kernel.ids import digest
from yuanba.platform.access.public import ANONYMOUS, SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def account():
    return make.post(places.estate(), "program").account


def issue(account):
    return people.issue_api_key(actor=SYSTEM, account=account, label="meter")


def test_a_key_acts_as_its_account(account):
    actor = people.actor_of_key(issue(account))
    assert (actor.account, actor.roles) == (account.id, {"program"})


def test_the_key_itself_is_not_kept(account):
    key = issue(account)
    row = ApiKey.objects.values().get()
    assert row["digest"] == digest(key)
    assert key not in str(row)


@pytest.mark.parametrize("key", ["", "no such key", "\x00", "钥匙"])
def test_a_key_nobody_issued_is_a_stranger(key):
    assert people.actor_of_key(key) == ANONYMOUS


def test_a_known_key_asks_the_database_once(account, django_assert_num_queries):
    key = issue(account)
    with django_assert_num_queries(3):
        people.actor_of_key(key)
    started = monotonic()
    with django_assert_num_queries(0):
        people.actor_of_key(key)
    assert monotonic() - started < 5


def test_a_revoked_key_and_a_closed_account_are_strangers(account):
    revoked, kept = issue(account), issue(account)
    ApiKey.objects.filter(digest=digest(revoked)).update(revoked_at=clock.now())
    assert people.actor_of_key(revoked) == ANONYMOUS
    assert people.actor_of_key(kept).account == account.id
    people.Account.objects.filter(id=account.id).update(is_active=False)
    people.forget_keys()
    assert people.actor_of_key(kept) == ANONYMOUS
