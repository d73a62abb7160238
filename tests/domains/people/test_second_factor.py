"""The second factor: a code once, a recovery code once, and nobody past it."""

from datetime import datetime, timedelta

import pytest
from django.core.management import CommandError, call_command

from tests.factories import people as make
from tests.factories import places
from tests.support.unchanged import everything, refused
from yuanba.domains.people import public as people
from yuanba.domains.people.models import RecoveryCode, SecondFactor
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.onetime import hotp, step_of
from yuanba.platform.access.public import ANONYMOUS, SYSTEM

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)
HALF_MINUTE = timedelta(seconds=30)


@pytest.fixture(autouse=True)
def _morning(settings, tmp_path):
    settings.YUANBA_DATA_DIR = tmp_path
    clock.set_now(MORNING)


@pytest.fixture
def luo():
    return make.account(username="luo")


def actor(account):
    return people.actor_of(account.id)


def app(account):
    """What the authenticator shows now."""
    return hotp(people.proving.secret_of(people.proving.second_of(account.id)), step_of(clock.now()))


def confirm(account, code="", password=make.PASSWORD):
    return people.proving.confirm_second_factor(actor=actor(account), code=code or app(account), password=password)


def enrolled(account):
    """Recovery codes of an account that uses an authenticator; half a minute later."""
    people.proving.enrol_second_factor(actor=actor(account))
    made = confirm(account)
    clock.advance(HALF_MINUTE)
    return made.codes


def check(account, code, turn=1):
    return people.proving.check_second_factor(actor=ANONYMOUS, account_id=account.id, session_turn=turn, code=code)


def wrong(code):
    return f"{(int(code) + 1) % 1000000:06d}"


def test_nothing_is_asked_for_before_it_is_confirmed(luo):
    assert not people.proving.asks_second(luo)
    people.proving.enrol_second_factor(actor=actor(luo))
    assert not people.proving.asks_second(luo)
    made = confirm(luo)
    assert people.proving.asks_second(luo)
    assert (made.account.session_turn, people.actor_of(luo.id, session_turn=0)) == (1, ANONYMOUS)


def test_the_secret_is_kept_shut(luo):
    row = people.proving.enrol_second_factor(actor=actor(luo))
    secret = people.proving.secret_of(row)
    assert len(secret) == 20
    assert secret.hex() not in str(everything()) + row.secret
    SecondFactor.objects.update(account=make.account())
    with pytest.raises(ValueError, match="not what was sealed here for this row and field"):
        people.proving.secret_of(SecondFactor.objects.get())


def test_enrolling_again_before_it_is_confirmed_draws_another_secret(luo):
    first = people.proving.secret_of(people.proving.enrol_second_factor(actor=actor(luo)))
    assert people.proving.secret_of(people.proving.enrol_second_factor(actor=actor(luo))) != first
    assert SecondFactor.objects.count() == 1


def test_confirming_takes_the_code_and_the_password(luo):
    with refused("not-found"):
        confirm(luo, "123456")
    people.proving.enrol_second_factor(actor=actor(luo))
    with refused("second-wrong"):
        confirm(luo, wrong(app(luo)))
    with refused("invalid", password="password-old"):
        confirm(luo, password="wrong")
    confirm(luo)
    with refused("not-found"):
        confirm(luo)


def test_who_has_no_password_confirms_by_the_code_alone(luo):
    people.Account.objects.filter(id=luo.id).update(password="")
    people.proving.enrol_second_factor(actor=actor(luo))
    assert len(confirm(luo, password="").codes) == 10


def test_a_code_lets_in_once(luo):
    enrolled(luo)
    code = app(luo)
    assert check(luo, f" {code[:3]} {code[3:]} ") == luo
    with refused("second-wrong"):
        check(luo, code)


def test_the_code_that_confirmed_lets_nobody_in(luo):
    people.proving.enrol_second_factor(actor=actor(luo))
    code = app(luo)
    confirm(luo, code)
    with refused("second-wrong"):
        check(luo, code)


def test_an_older_code_is_worth_nothing_after_a_newer_one(luo):
    enrolled(luo)
    before = app(luo)
    clock.advance(HALF_MINUTE)
    assert check(luo, app(luo)) == luo
    with refused("second-wrong"):
        check(luo, before)


def test_a_code_of_a_minute_ago_is_over(luo):
    enrolled(luo)
    before = app(luo)
    clock.advance(2 * HALF_MINUTE)
    with refused("second-wrong"):
        check(luo, before)


def test_recovery_codes_let_in_once_each(luo):
    codes = enrolled(luo)
    assert len(set(codes)) == 10
    assert check(luo, codes[0]) == luo
    with refused("second-wrong"):
        check(luo, codes[0])
    assert check(luo, codes[1].replace("-", " ").upper()) == luo
    assert not any(code.replace("-", "") in str(everything()) for code in codes)


def test_a_recovery_code_of_somebody_else(luo):
    jian = make.account(username="jian")
    codes = enrolled(jian)
    enrolled(luo)
    with refused("second-wrong"):
        check(luo, codes[0])
    assert RecoveryCode.objects.exclude(used_at=None).count() == 0


@pytest.mark.parametrize("code", ["", "0", "abcdef-abcdef", "\x00", "9" * 5000])
def test_what_is_no_code(luo, code):
    enrolled(luo)
    with refused("second-wrong"):
        check(luo, code)


def test_guessing_is_stopped(luo):
    codes = enrolled(luo)
    for _ in range(8):
        with pytest.raises(Refusal, match="second-wrong"):
            check(luo, wrong(app(luo)))
    for code in (app(luo), codes[0]):
        with pytest.raises(Refusal, match="too-many"):
            check(luo, code)
    clock.advance(timedelta(minutes=10))
    assert check(luo, app(luo)) == luo


def test_a_password_given_before_it_was_changed_does_not_count(luo):
    enrolled(luo)
    people.change_password(actor=actor(luo), old=make.PASSWORD, new="a house by the river")
    with refused("sign-in-failed"):
        check(luo, app(luo), turn=1)
    assert check(luo, app(luo), turn=2) == luo


def test_an_account_without_one_or_closed(luo):
    with refused("sign-in-failed"):
        check(luo, "123456", turn=0)
    enrolled(luo)
    people.Account.objects.filter(id=luo.id).update(is_active=False)
    with refused("sign-in-failed"):
        check(luo, app(luo))


def test_taking_it_away_takes_a_code(luo):
    codes = enrolled(luo)
    with refused("second-there"):
        people.proving.enrol_second_factor(actor=actor(luo))
    with refused("second-wrong"):
        people.proving.remove_second_factor(actor=actor(luo), code=wrong(app(luo)))
    people.proving.remove_second_factor(actor=actor(luo), code=codes[0])
    assert (people.proving.second_of(luo.id), RecoveryCode.objects.count()) == (None, 0)
    with refused("not-found"):
        people.proving.remove_second_factor(actor=actor(luo), code=codes[1])


def test_nobody_enrols_for_nobody():
    for verb in (
        lambda: people.proving.enrol_second_factor(actor=ANONYMOUS),
        lambda: people.proving.confirm_second_factor(actor=ANONYMOUS, code="123456", password=""),
        lambda: people.proving.remove_second_factor(actor=ANONYMOUS, code="123456"),
    ):
        with refused("not-found"):
            verb()


@pytest.mark.parametrize("role", ["butler", "manager", "street-official"])
def test_only_the_operator_takes_it_away_from_others(luo, role):
    enrolled(luo)
    other = make.staff(places.estate(), role)
    with refused("not-found"):
        people.proving.reset_second_factor(actor=other, account=luo)
    people.proving.reset_second_factor(actor=make.staff(places.street_office(), "platform-operator"), account=luo)
    assert (people.proving.second_of(luo.id), people.actor_of(luo.id, session_turn=1)) == (None, ANONYMOUS)
    with refused("not-found"):
        people.proving.reset_second_factor(actor=SYSTEM, account=luo)


def test_the_command_for_a_lost_telephone(luo, capsys):
    enrolled(luo)
    call_command("people", "reset-second", "LUO")
    assert capsys.readouterr().out == "gone, and every session of the account is over\n"
    for name, words in (("luo", "uses no authenticator"), ("nobody", "no open account")):
        with pytest.raises(CommandError, match=words):
            call_command("people", "reset-second", name)
