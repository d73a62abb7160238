"""Signing in by a code: who gets in, how often one may try, and what nobody learns."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from tests.factories import people as make
from tests.factories import places
from tests.support.sms import plugged, work
from tests.support.statements import statements
from tests.support.unchanged import everything, refused
from yuanba.domains.people import public as people
from yuanba.domains.people.models import SignInCode
from yuanba.domains.people.models.accounts import number_digest
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest
from yuanba.platform.access.public import ANONYMOUS
from yuanba.platform.notify.public import NotSentError

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)
PHONE, HOME, CAFE = "13800004402", "203.0.113.7", "198.51.100.9"


@pytest.fixture(autouse=True)
def _morning():
    clock.set_now(MORNING)


@pytest.fixture
def out():
    with plugged() as outbox:
        yield outbox


def ask(phone=PHONE, address=HOME, **more):
    return people.ask_code(actor=ANONYMOUS, phone=phone, address=address, **more)


def enter(asked, code, phone=PHONE, address=HOME, **more):
    return people.sign_in_by_code(actor=ANONYMOUS, phone=phone, asked=asked.asked, code=code, address=address, **more)


def wrong(code):
    return f"{(int(code) + 1) % 1000000:06d}"


@pytest.mark.parametrize("typed", [PHONE, "138 0000 4402", "+86 138-0000-4402", "１３８００００４４０２"])
def test_the_holder_of_the_number_gets_in(out, typed):
    account = make.account(phone=PHONE)
    asked = ask(typed)
    code = out.code
    assert (asked.phone, asked.shown) == (PHONE, "")
    assert out.sent == [(PHONE, f"院坝：您的验证码是 {code}，5 分钟内有效。我们不会向您索要验证码，请勿告诉他人。")]
    assert enter(asked, code) == account


@pytest.mark.parametrize("shape", ["{0}", " {0} ", "{1} {2}", "{1}-{2}"])
def test_a_code_as_people_type_it(out, shape):
    account, asked = make.account(phone=PHONE), ask()
    code = out.code
    assert enter(asked, shape.format(code, code[:3], code[3:])) == account


def test_a_code_has_six_figures_and_comes_in_the_language_of_the_page(out):
    ask(language="en")
    assert out.code.isdecimal()
    assert len(out.code) == 6
    assert out.sent[0][1].startswith(f"Yuanba: {out.code} is your code")


def test_the_code_is_kept_nowhere(out):
    ask()
    code = out.code
    rows = [*SignInCode.objects.values_list(), *DBTaskResult.objects.values_list("args_kwargs", "return_value")]
    assert code not in str(rows)
    row = SignInCode.objects.get()
    assert (len(row.code), len(row.asked)) == (64, 64)


def test_the_number_of_a_code_is_kept_nowhere_in_plain_figures(out):
    with connection.cursor() as cursor:
        ask()
        number = SignInCode.objects.get().phone
        cursor.execute("SELECT * FROM people_signincode")
        kept = str(cursor.fetchall())
        cursor.execute("SELECT key FROM access_tries")
        keys = [key for (key,) in cursor.fetchall()]
    assert (len(number), number in kept) == (11, False)
    plain = {digest(f"{seconds} code:phone:{number}") for seconds in (60, 3600, 86400)}
    assert (len(keys) >= 5, plain & set(keys)) == (True, set())  # who has a copy cannot try all numbers


@pytest.mark.parametrize("phone", ["", "12345", "028-80001000", "12800004402", "1380000440", "138000044021"])
def test_only_mobile_numbers_get_sms(out, phone):
    with refused("invalid", phone="mobile-wrong"):
        ask(phone)
    work()
    assert (out.sent, SignInCode.objects.count()) == ([], 0)


def test_without_a_gateway_nothing_is_pretended():
    with refused("no-codes"):
        ask()
    assert SignInCode.objects.count() == 0


def test_the_demo_shows_the_code_as_long_as_there_is_no_gateway(settings):
    settings.YUANBA_DEMO = True
    account, asked = make.account(phone=PHONE), ask()
    assert enter(asked, asked.shown) == account
    clock.advance(MINUTE)
    with plugged() as out:
        assert ask().shown == ""
        assert len(out.code) == 6


def test_a_known_and_an_unknown_number_are_told_alike(out):
    make.account(phone=PHONE)
    answers = []
    for phone in (PHONE, "13800009999"):
        before, asked = everything(), ask(phone)
        with pytest.raises(Refusal) as caught:
            enter(asked, wrong(out.code), phone)
        answers.append((asked.shown, len(asked.asked), caught.value.code, caught.value.data))
        assert everything() == before
    assert answers[0] == answers[1]
    assert [phone for phone, _ in out.sent] == [PHONE, "13800009999"]


def test_a_known_and_an_unknown_number_cost_the_same(out):
    make.account(phone=PHONE)
    counted = []
    for phone in (PHONE, "13800009999"):
        with statements() as asking:
            asked = ask(phone)
        code = out.code
        with statements() as entering, pytest.raises(Refusal, match="code-wrong"):
            enter(asked, wrong(code), phone)
        counted.append((len(asking), len(entering)))
    assert counted[0] == counted[1]


def test_a_number_nobody_has_gets_an_account_once_a_name_is_said(out):
    asked = ask()
    with refused("say-name"):
        enter(asked, out.code)
    account = enter(asked, out.code, name=" 黎 晓舟 ", language="en")
    assert (account.phone, account.name, account.language) == (PHONE, "黎 晓舟", "en")
    assert (account.username, account.password, account.phone_proved_at) == (None, "", MORNING)
    assert people.actor_of(account.id).grants == ()
    clock.advance(MINUTE)
    again = ask()
    assert enter(again, out.code) == account


def test_a_code_is_used_once(out):
    make.account(phone=PHONE)
    asked = ask()
    enter(asked, out.code)
    with refused("code-wrong"):
        enter(asked, out.code)


@pytest.mark.parametrize(("seconds", "fits"), [(299, True), (300, False)])
def test_a_code_is_good_for_five_minutes(out, seconds, fits):
    account, asked = make.account(phone=PHONE), ask()
    code = out.code
    clock.advance(timedelta(seconds=seconds))
    if fits:
        assert enter(asked, code) == account
        return
    with refused("code-wrong"):
        enter(asked, code)


def test_after_five_tries_the_right_code_is_worth_nothing(out):
    make.account(phone=PHONE)
    asked = ask()
    for _ in range(5):
        with refused("code-wrong"):
            enter(asked, wrong(out.code))
    with refused("code-wrong"):
        enter(asked, out.code)


def test_the_fifth_try_still_counts(out):
    account, asked = make.account(phone=PHONE), ask()
    for _ in range(4):
        with refused("code-wrong"):
            enter(asked, wrong(out.code))
    assert enter(asked, out.code) == account


def test_a_code_belongs_to_the_form_and_the_number_it_was_asked_for(out):
    make.account(phone=PHONE)
    other = make.account(phone="13800004403")
    asked, beside = ask(), ask(other.phone)
    work()
    codes = [data["code"] for _, data in out.data]
    for given, code, phone in (
        (asked, codes[0], other.phone),
        (beside, codes[0], PHONE),
        (beside, codes[0], other.phone),
    ):
        with refused("code-wrong"):
            enter(given, code, phone)


def test_somebody_elses_asking_does_not_end_mine(out):
    account, mine = make.account(phone=PHONE), ask()
    code = out.code
    clock.advance(MINUTE)
    ask(address=CAFE)
    work()
    assert enter(mine, code) == account


@pytest.mark.parametrize("code", ["", "0", "abcdef", "\x00", "9" * 5000, "½²³"])
def test_what_is_no_code(out, code):
    make.account(phone=PHONE)
    asked = ask()
    work()
    with refused("code-wrong"):
        enter(asked, code)


def test_before_the_code_is_made_nothing_fits(out):
    make.account(phone=PHONE)
    with refused("code-wrong"):
        enter(ask(), "")


def test_a_closed_account_does_not_get_in(out):
    account = make.account(phone=PHONE)
    people.Account.objects.filter(id=account.id).update(is_active=False)
    asked = ask()
    with refused("code-wrong"):
        enter(asked, out.code)


def test_staff_with_a_password_use_it(out):
    account = make.account(phone=PHONE)
    make.post(places.estate(), "butler", None, account)
    asked = ask()
    with refused("password-please"):
        enter(asked, out.code)


def test_a_number_is_sent_few_codes(out):
    for number in range(5):
        ask(address=f"203.0.113.{number}")
        work()
        clock.advance(timedelta(minutes=1))
    with pytest.raises(Refusal, match="too-many"):
        ask(address=CAFE)
    assert len(out.sent) == 5
    ask("13800009999")


def test_a_minute_sees_one_code_of_a_number(out):
    ask()
    with pytest.raises(Refusal, match="too-many") as caught:
        ask()
    assert caught.value.data == {"minutes": 1}


def test_an_address_asks_for_few_numbers(out):
    for number in range(30):
        ask(f"138000000{number:02d}")
    with pytest.raises(Refusal, match="too-many"):
        ask("13800009999")
    ask("13800009999", CAFE)


def test_the_installation_sends_so_many_in_an_hour(out, settings):
    settings.YUANBA_CODES_PER_HOUR = 2
    ask("13800000001")
    ask("13800000002", CAFE)
    with pytest.raises(Refusal, match="too-many"):
        ask("13800000003", "192.0.2.1")


def test_guessing_from_one_address_is_stopped(out):
    asked = ask()
    work()
    for number in range(60):
        with pytest.raises(Refusal, match="code-wrong"):
            enter(asked, "000000", f"13800{number:06d}")
    with pytest.raises(Refusal, match="too-many"):
        enter(asked, "000000", "13900000000")


def test_guessing_one_number_from_everywhere_is_stopped(out):
    asked = ask()
    work()
    for number in range(30):
        with pytest.raises(Refusal, match="code-wrong"):
            enter(asked, "none", address=f"203.0.113.{number}")
    with pytest.raises(Refusal, match="too-many"):
        enter(asked, out.code, address=CAFE)


@pytest.mark.parametrize("days", [90, 400])
def test_a_number_silent_for_long_may_be_somebody_elses(out, days):
    make.tenure(places.place(places.estate()), "owner", make.account("罗小满", phone=PHONE))
    clock.advance(timedelta(days=days))
    asked = ask()
    with refused("say-name"):
        enter(asked, out.code)
    with refused("number-quiet"):
        enter(asked, out.code, name="向东")


def test_a_silent_account_bound_to_nothing_lets_its_number_go(out):
    former = make.account("罗小满", phone=PHONE)
    clock.advance(timedelta(days=90))
    asked = ask()
    with refused("say-name"):
        enter(asked, out.code)
    account = enter(asked, out.code, name="向东")
    assert (account.id != former.id, account.name, account.phone) == (True, "向东", PHONE)
    left = people.account(former.id)
    assert (left.phone, left.session_turn) == (None, 1)


@pytest.mark.parametrize("said", ["罗小满", " 罗 小满", "luo XIAOMAN"])
def test_who_still_holds_a_silent_number_says_the_name(out, said):
    account = make.account("罗小满", phone=PHONE, name_en="Luo Xiaoman")
    clock.advance(timedelta(days=90))
    asked = ask()
    assert enter(asked, out.code, name=said) == account
    clock.advance(MINUTE)
    again = ask()
    assert enter(again, out.code) == account, "proved anew for three months"


def test_an_empty_english_name_is_no_name(out):
    make.account("罗小满", phone=PHONE)
    clock.advance(timedelta(days=90))
    asked = ask()
    with refused("say-name"):
        enter(asked, out.code, name="\u200b")


def test_proving_a_number_is_written_once_a_month(out):
    make.account(phone=PHONE)
    enter(ask(), out.code)
    before = everything()
    clock.advance(timedelta(days=29))
    enter(ask(), out.code)
    assert everything() == before
    clock.advance(timedelta(days=1))
    enter(ask(), out.code)
    assert people.Account.objects.get(phone_digest=number_digest(PHONE)).phone_proved_at == clock.now()


def test_nothing_is_sent_that_is_over(out):
    ask()
    clock.advance(timedelta(minutes=6))
    work()
    assert out.sent == []


def test_a_line_that_failed_is_tried_once_more_with_another_code(out):
    account, asked = make.account(phone=PHONE), ask()
    out.errors = [NotSentError("Throttling.User")]
    work()
    assert out.sent == []
    clock.advance(timedelta(seconds=10))
    assert enter(asked, out.code) == account


def test_a_number_the_gateway_does_not_take_is_not_tried_again(out):
    ask()
    out.errors = [NotSentError("isv.MOBILE_NUMBER_ILLEGAL", for_good=True)]
    work()
    clock.advance(timedelta(minutes=1))
    work()
    assert (out.sent, DBTaskResult.objects.get().return_value) == ([], "isv.MOBILE_NUMBER_ILLEGAL")


def test_codes_that_are_over_are_swept(out):
    ask()
    clock.advance(timedelta(minutes=4))
    ask()
    clock.advance(timedelta(minutes=2))
    assert people.sweep_codes() == 1
    assert SignInCode.objects.count() == 1
