"""Opening an account, and proving to be its owner."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher

from tests.factories import people as make
from tests.support.unchanged import everything, refused
from yuanba.domains.people import public as people
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import ANONYMOUS, SYSTEM

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)


def sign_in(username="luo", password=make.PASSWORD, address="203.0.113.7"):
    return people.sign_in(actor=ANONYMOUS, username=username, password=password, address=address)


def test_a_password_is_kept_as_a_hash_only():
    account = make.account(username="luo")
    assert make.PASSWORD not in account.password
    assert account.password != make.account(username="jian").password


@pytest.mark.parametrize("more", [{"username": "luo"}, {"username": " LUO "}, {"phone": "138-0000-4402"}])
def test_name_and_telephone_are_given_once(more):
    make.account(username="luo", phone="13800004402")
    with refused("account-taken"):
        make.account(**({"username": "other"} | more))


def test_a_telephone_that_is_none():
    with refused("invalid", phone="phone-wrong"):
        make.account(phone="12345")


def test_accounts_without_user_name_or_telephone():
    for _ in range(2):
        made = people.open_account(actor=SYSTEM, name="黎春燕", username=" ", phone="")
        assert (made.username, made.phone, made.password) == (None, None, "")


@pytest.mark.parametrize("typed", ["luo", " luo ", "Luo", "LUO\x00"])
def test_signing_in_as_people_type_it(typed):
    account = make.account(username="luo")
    assert sign_in(typed) == account


def test_signing_in_writes_nothing_about_the_account():
    make.account(username="luo")
    before = everything()
    sign_in()
    assert everything() == before


@pytest.mark.parametrize(
    ("username", "password"),
    [
        ("luo", "wrong"),
        ("luo", ""),
        ("luo", make.PASSWORD + " "),
        ("nobody", make.PASSWORD),
        ("", ""),
        ("\x00", "\x00"),
        ("no-password", ""),
        ("closed", make.PASSWORD),
        ("x" * 5000, "x" * 5000),
    ],
)
def test_whatever_is_wrong_is_told_alike(username, password):
    make.account(username="luo")
    people.Account.objects.filter(id=make.account(username="closed").id).update(is_active=False)
    people.Account.objects.filter(id=make.account(username="no-password").id).update(password="")
    with refused("sign-in-failed"):
        sign_in(username, password)


def test_one_hash_is_computed_whatever_is_wrong(monkeypatch):
    """Names cannot be told apart by time: the costly step happens once for a known and an unknown name."""
    make.account(username="luo")
    counted, encode = [], MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *given: counted.append(1) or encode(*given), raising=True)
    for username in ("luo", "nobody"):
        counted.clear()
        with pytest.raises(Refusal):
            sign_in(username, "wrong")
        assert len(counted) == 1


def test_after_eight_tries_even_the_right_password_waits():
    make.account(username="luo")
    with clock.at(MORNING):
        for number in range(8):
            with pytest.raises(Refusal, match="sign-in-failed"):
                sign_in("LUO" if number % 2 else "luo", "wrong")
        with pytest.raises(Refusal) as caught:
            sign_in()
        assert (caught.value.code, caught.value.status) == ("too-many", 429)
        assert caught.value.data == {"minutes": 10}
        assert sign_in(address="198.51.100.9").username == "luo", "nobody locks somebody else out"
    with clock.at(MORNING + timedelta(minutes=10)):
        assert sign_in().username == "luo"


def test_who_got_in_starts_anew():
    make.account(username="luo")
    for _ in range(3):
        for _ in range(7):
            with pytest.raises(Refusal, match="sign-in-failed"):
                sign_in("luo", "wrong")
        assert sign_in().username == "luo"


def test_one_name_tried_from_everywhere_is_stopped():
    make.account(username="luo")
    with clock.at(MORNING):
        for number in range(100):
            with pytest.raises(Refusal, match="sign-in-failed"):
                sign_in("luo", "wrong", f"203.0.113.{number}")
        with pytest.raises(Refusal, match="too-many"):
            sign_in(address="198.51.100.9")


def test_another_name_is_not_held_up():
    make.account(username="luo")
    jian = make.account(username="jian")
    for _ in range(9):
        with pytest.raises(Refusal):
            sign_in("luo", "wrong")
    assert sign_in("jian") == jian


def test_one_address_trying_many_names_is_stopped():
    make.account(username="luo")
    with clock.at(MORNING):
        for number in range(60):
            with pytest.raises(Refusal, match="sign-in-failed"):
                sign_in(f"guess{number}", "wrong")
        with pytest.raises(Refusal, match="too-many"):
            sign_in()
        assert sign_in(address="198.51.100.9").username == "luo"


def test_few_statements(django_assert_max_num_queries):
    make.account(username="luo")
    with django_assert_max_num_queries(5):
        sign_in()
