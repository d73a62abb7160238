"""Paying by telephone: whatever is said, how often and in whatever order, money is booked exactly once."""

from contextlib import suppress
from datetime import date, timedelta
from itertools import count

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domains.ledger.test_races import together
from tests.factories import fees as make
from tests.factories import online as make_online
from tests.support.unchanged import everything, refused
from tests.support.wechat_pay import paying, post
from yuanba.domains.finance import public as finance
from yuanba.domains.finance.public import online
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import dispatch
from yuanba.platform.notify.public import inbox

pytestmark = pytest.mark.django_db(transaction=True)
APRIL = clock.now().replace(2026, 4, 1, 10, 0)
FEN = 18547


@pytest.fixture
def loopback():
    """WeChat Pay on this machine."""
    with paying() as made:
        yield made


@pytest.fixture
def pay(loopback):
    return loopback


@pytest.fixture
def town(pay):
    with clock.at(APRIL):
        found = make.fees()
        make.published(found, due=date(2099, 12, 31))
        yield found


def rows(town):
    return [(one.way, one.fen, one.prepaid) for one in finance.Payment.objects.order_by("number")]


def stands(town):
    return make.stands(town, "1012", "1122@3-1-901", "2203@3-1-901", "2245")


def later(**by):
    clock.advance(timedelta(**by))


def test_what_a_notice_says_is_booked_once_and_pays_the_bills_that_were_chosen(town, pay, client):
    made = make_online.order(town)
    assert (made.state, made.fen, made.link) == ("paying", FEN, f"weixin://wxpay/{made.number}")
    serial = pay.pay(made.number)
    notice = pay.notice(made.number)
    assert post(client, notice) == 204
    found = make_online.now(made)
    assert (found.state, found.serial, found.payment.way, found.payment.words) == ("paid", serial, "wechat", serial)
    before = everything()
    assert [post(client, notice), post(client, pay.notice(made.number))] == [204, 204]
    assert everything().keys() == before.keys()
    assert rows(town) == [("wechat", FEN, 0)]
    assert stands(town) == [FEN, 0, 0, 0]
    assert make.faults(town) == {}


def test_the_same_key_is_one_order_and_it_is_sent_again_until_it_arrived(town, pay):
    pay.lies.add("silent")
    with pytest.raises(Refusal, match="online-line"):
        make_online.order(town, key="k")
    waiting = online.OnlineOrder.objects.get()
    assert (waiting.state, waiting.link) == ("created", "")
    pay.lies.clear()
    assert make_online.order(town, key="k").id == waiting.id
    assert make_online.order(town, key="k").state == "paying"
    assert [one[0:2] for one in pay.asked] == [("POST", "/v3/pay/transactions/native")] * 2
    with pytest.raises(Refusal, match="conflict"):
        make_online.order(town, key="k", kind="h5")


def test_who_may_order_and_what_is_refused(town, pay):
    bill = make.bills(town)[0]
    wish = online.Wish(FEN, "native", (bill.number,))
    said = {"yard": town.yard, "home_id": town.home().id, "client_key": "k"}
    with refused("not-found"):
        online.order_online(actor=town.owners["3-1-902"], wish=wish, **said)
    with refused("not-found"):
        online.order_online(actor=town.owners["3-1-901"], wish=online.Wish(FEN, "native"), **said)
    owner = town.owners["3-1-901"]
    with refused("online-sum"):
        online.order_online(actor=owner, wish=online.Wish(1, "native", (bill.number,)), **said)
    with refused("online-payer"):
        online.order_online(actor=owner, wish=online.Wish(FEN, "jsapi", (bill.number,)), **said)
    with refused("not-found"):
        online.order_online(actor=owner, wish=wish, **said | {"home_id": town.home("3-1-902").id})
    make.pay(town, FEN)
    with refused("invalid", bills="online-bills"):
        online.order_online(actor=owner, wish=wish, **said)
    online.plug_online(None)
    with refused("online-off"):
        online.order_online(actor=owner, wish=wish, **said)
    assert pay.asked == []


def test_wechat_refuses_an_order(town, pay):
    pay.refuses = (400, {"code": "PARAM_ERROR", "message": "x"})
    with pytest.raises(Refusal, match="online-refused"):
        make_online.order(town)
    assert [(one.state, one.said) for one in online.OnlineOrder.objects.all()] == [("failed", "PARAM_ERROR")]


def test_a_notice_before_our_own_answer_is_stored_is_booked_and_the_answer_changes_nothing(town, pay, client):
    def at_once(path):
        if path.endswith("/native"):
            number = online.OnlineOrder.objects.get().number
            pay.pay(number)
            assert post(client, pay.notice(number)) == 204
            connection.close()  # of the thread that answers

    pay.hook = at_once
    made = make_online.order(town)
    assert (made.state, make_online.now(made).state) == ("paid", "paid")
    assert rows(town) == [("wechat", FEN, 0)]


@pytest.mark.parametrize("lie", ["signature", "serial", "stamp"])
def test_what_wechat_did_not_sign_now_changes_nothing(town, pay, client, lie):
    made = make_online.order(town)
    pay.pay(made.number)
    pay.lies.add(lie)
    before = everything()
    assert post(client, pay.notice(made.number)) == 401
    with pytest.raises(Refusal, match="online-line"):
        online.ask_online(actor=town.manager, yard=town.yard, order_id=made.id)
    assert everything() == before


def test_another_merchant_an_unknown_order_and_another_sum_are_not_booked(town, pay, client):
    made = make_online.order(town)
    pay.pay(made.number)
    assert post(client, pay.notice(made.number, mchid="1900000002")) == 403
    assert post(client, pay.notice(made.number, appid="wx-2")) == 403
    assert post(client, pay.notice(made.number, out_trade_no="f" * 32)) == 404
    assert post(client, pay.notice(made.number, out_trade_no="no")) == 404
    pay.lies.add("sum")
    assert post(client, pay.notice(made.number)) == 204
    found = make_online.now(made)
    assert (found.state, found.odd, found.said) == ("paying", "sum", f"{found_serial(pay, made)} {FEN + 1}")
    assert rows(town) == []
    dispatch()
    assert [one.template for one, _words in inbox(town.manager.account, "zh-hans")] == ["online.look"]


def found_serial(pay, made):
    return pay.orders[made.number].serial


def test_a_second_transaction_of_one_order_is_for_a_person(town, pay, client):
    made = make_online.order(town)
    pay.pay(made.number)
    assert post(client, pay.notice(made.number)) == 204
    assert post(client, pay.notice(made.number, transaction_id="4200099")) == 204
    assert (make_online.now(made).odd, rows(town)) == ("twice", [("wechat", FEN, 0)])


def test_what_is_open_is_asked_and_what_ran_out_is_closed_there_first(town, pay):
    made = make_online.order(town)
    assert online.ask_open_orders(actor=SYSTEM) == 0
    later(minutes=2)
    assert online.ask_open_orders(actor=SYSTEM) == 1
    assert make_online.now(made).state == "paying"
    later(minutes=29)
    assert online.ask_open_orders(actor=SYSTEM) == 1
    assert (make_online.now(made).state, pay.orders[made.number].state) == ("closed", "CLOSED")
    assert online.ask_open_orders(actor=SYSTEM) == 0
    with refused("not-found"):
        online.ask_open_orders(actor=town.manager)


def test_paid_while_it_is_being_closed_it_is_found_a_minute_later(town, pay):
    made = make_online.order(town)
    later(minutes=31)
    pay.hook = lambda path: "out-trade-no" in path and "close" not in path and pay.pay(made.number)
    online.ask_open_orders(actor=SYSTEM)
    assert make_online.now(made).state == "paying"
    later(minutes=2)
    online.ask_open_orders(actor=SYSTEM)
    assert make_online.now(made).state == "paid"
    assert rows(town) == [("wechat", FEN, 0)]


def test_paid_late_what_no_bill_needs_is_an_advance_and_staff_are_told(town, pay, client):
    made = make_online.order(town)
    later(minutes=31)
    online.ask_open_orders(actor=SYSTEM)
    make.pay(town, FEN)
    pay.pay(made.number)
    assert post(client, pay.notice(made.number)) == 204
    found = make_online.now(made)
    assert (found.state, found.odd, found.payment.prepaid) == ("paid", "late", FEN)
    assert stands(town) == [FEN, 0, -FEN, 0]
    dispatch()
    assert [one.template for one, _words in inbox(town.manager.account, "zh-hans")] == ["online.look"]
    assert make.faults(town) == {}


def test_a_refund_goes_back_once_out_of_the_advance_and_has_a_receipt(town, pay, client):
    made = paid_twice(town, pay, client)
    pay.returns = "PROCESSING"
    back = make_online.refund(town, made, FEN, key="r")
    assert (back.state, stands(town)) == ("asked", [FEN, 0, 0, -FEN])
    assert make_online.refund(town, made, FEN, key="r").id == back.id
    with refused("refund-exceeds"):
        make_online.refund(town, made, 1)
    pay.refunds[back.id.hex]["state"] = "SUCCESS"
    notice = pay.notice(back.id.hex, event="REFUND.SUCCESS")
    assert [post(client, notice), post(client, notice)] == [204, 204]
    later(minutes=2)
    online.ask_open_orders(actor=SYSTEM)
    assert stands(town) == [0, 0, 0, 0]
    found = online.OnlineRefund.objects.select_related("payment").get()
    assert (found.state, found.payment.kind, found.payment.fen) == ("done", "refund", FEN)
    assert make_online.now(made).state == "refunded"
    assert make.faults(town) == {}


def paid_twice(town, pay, client):
    """At the window and by WeChat: an advance."""
    made = make_online.order(town)
    make.pay(town, FEN)
    pay.pay(made.number)
    assert post(client, pay.notice(made.number)) == 204
    return make_online.now(made)


@pytest.mark.parametrize("said", ["ABNORMAL", "CLOSED"])
def test_a_refund_that_fails_is_an_advance_again(town, pay, client, said):
    made = paid_twice(town, pay, client)
    pay.returns = said
    assert make_online.refund(town, made, 100).state == "failed"
    assert stands(town) == [FEN, 0, -FEN, 0]
    pay.returns = "SUCCESS"
    assert make_online.refund(town, made, FEN).state == "done"
    assert stands(town) == [0, 0, 0, 0]


def test_a_refund_of_another_sum_is_not_booked(town, pay, client):
    made = paid_twice(town, pay, client)
    pay.returns = "PROCESSING"
    back = make_online.refund(town, made, FEN)
    said = pay.refunds[back.id.hex]
    said["state"], said["amount"] = "SUCCESS", said["amount"] | {"refund": FEN - 1}
    before = stands(town)
    assert post(client, pay.notice(back.id.hex, event="REFUND.SUCCESS")) == 409
    assert (online.OnlineRefund.objects.get().state, stands(town)) == ("asked", before)


def test_a_refund_that_is_not_answered_is_sent_again_under_its_number(town, pay, client):
    made = paid_twice(town, pay, client)
    pay.lies.add("silent")
    back = make_online.refund(town, made, 100)
    assert back.state == "asked"
    pay.lies.clear()
    later(minutes=2)
    online.ask_open_orders(actor=SYSTEM)
    assert (len(pay.refunds), online.OnlineRefund.objects.get().state) == (1, "done")
    assert stands(town) == [FEN - 100, 0, 100 - FEN, 0]


def test_what_is_no_refund_is_refused(town, pay, client):
    made = make_online.order(town)
    with refused("online-state"):
        make_online.refund(town, made, 1)
    pay.pay(made.number)
    post(client, pay.notice(made.number))
    with refused("refund-exceeds"):
        make_online.refund(town, made, 1)
    with refused("invalid", fen="pay-sum", why="online-why"):
        make_online.refund(town, made, 0, why=" ")
    with refused("not-found"):
        said = {"order_id": made.id, "fen": 1, "why": "x", "client_key": "k"}
        online.refund_online(actor=town.owners["3-1-901"], yard=town.yard, **said)


def test_the_trade_bill_finds_what_was_missed_and_shows_what_differs(town, pay):
    made, lost = make_online.order(town), make_online.order(town, "3-1-902")
    for one in (made, lost):
        pay.pay(one.number)
    online.ask_online(actor=town.manager, yard=town.yard, order_id=made.id)
    pay.more_lines.append(pay.line("strange-1", "42-strange", 500, "XX"))
    later(days=1)
    days = online.take_trade_bill(actor=SYSTEM)
    assert [one.lines for one in days] == [3] * 7
    assert make_online.now(lost).state == "paid"
    found = online.compared(town.manager, town.yard)
    assert {(one.why, one.serial) for one in found.page.rows} == {("unknown", "42-strange")}
    assert (found.standing, days[0].came, days[0].fee) == (FEN + 24570, FEN + 24570 + 500, 333)
    assert online.take_trade_bill(actor=SYSTEM) == []
    with refused("not-found"):
        online.take_trade_bill(actor=town.manager)


def test_what_the_trade_bill_lacks_is_shown(town, pay):
    made = make_online.order(town)
    pay.pay(made.number)
    online.ask_online(actor=town.manager, yard=town.yard, order_id=made.id)
    pay.orders.clear()
    later(days=1)
    online.take_trade_bill(actor=SYSTEM)
    shown = [(one.why, one.fen, one.of.day) for one in online.compared(town.manager, town.yard).page.rows]
    assert shown == [("missing", FEN, date(2026, 4, 1))]


def test_sixteen_notices_and_questions_at_once_book_once(town, pay, client):
    made = make_online.order(town)
    pay.pay(made.number)

    def say(number, turn):
        if number % 2:
            return online.ask_online(actor=town.manager, yard=town.yard, order_id=made.id).state
        told = pay.port().query(made.number)
        online.note_online(actor=SYSTEM, told=told)
        return "paid"

    assert together(say) == ["paid"] * 16
    assert rows(town) == [("wechat", FEN, 0)]
    assert stands(town) == [FEN, 0, 0, 0]
    assert make.faults(town) == {}


def test_one_key_sent_by_sixteen_is_one_order_and_refunds_never_exceed(town, pay, client):
    assert len(set(together(lambda number, turn: make_online.order(town, key="k").id))) == 1
    made = paid_twice_of(town, pay, client)
    said = together(lambda number, turn: make_online.refund(town, made, FEN // 2).state)
    assert (said.count("done"), said.count("refund-exceeds")) == (2, 14)
    assert stands(town) == [FEN % 2, 0, -(FEN % 2), 0]
    assert make.faults(town) == {}


def paid_twice_of(town, pay, client):
    """The one order that is there."""
    made = online.OnlineOrder.objects.get()
    make.pay(town, FEN)
    pay.pay(made.number)
    assert post(client, pay.notice(made.number)) == 204
    return make_online.now(made)


STEPS = st.lists(
    st.sampled_from(["notice", "ask", "pay", "window", "round", "refund", "back", "lie", "truth", "bill"]), max_size=14
)
_codes = count(1)


def act(town, pay, made, step):
    """One step; what is refused is refused, what is not answered comes later."""
    acts = {
        "pay": lambda: pay.orders[made.number].state == "NOTPAY" and pay.pay(made.number),
        "notice": lambda: note(pay, pay.notice(made.number)),
        "ask": lambda: online.ask_online(actor=town.manager, yard=town.yard, order_id=made.id),
        "window": lambda: make.pay(town, FEN),
        "round": lambda: (later(minutes=11), online.ask_open_orders(actor=SYSTEM)),
        "refund": lambda: make_online.refund(town, made, FEN // 2),
        "back": lambda: [note(pay, pay.notice(one, event="REFUND.SUCCESS")) for one in list(pay.refunds)],
        "lie": lambda: pay.lies.add("signature"),
        "truth": pay.lies.clear,
        "bill": lambda: (later(days=1), online.take_trade_bill(actor=SYSTEM)),
    }
    with suppress(Refusal, ValueError, online.NotAnsweredError):
        acts[step]()


def note(pay, notice):
    headers, body = notice
    told = online.online_port().opened({name.lower(): value for name, value in headers.items()}, body)
    online.note_online(actor=SYSTEM, told=told)


@pytest.mark.usefixtures("loopback")
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_whatever_is_said_in_whatever_order_the_book_holds(steps):
    code = f"HY{next(_codes)}"
    with paying((code,)) as pay, clock.at(APRIL):
        town = make.fees(code)
        make.published(town, due=date(2099, 12, 31))
        made = make_online.order(town)
        for step in [*steps, "truth", "ask", "round", "round"]:
            act(town, pay, made, step)
        is_paid = pay.orders[made.number].state == "SUCCESS"
        gone = sum(one["amount"]["refund"] for one in pay.refunds.values())
        came = finance.Payment.objects.filter(yard=town.yard, kind="fee", way="wechat")
        assert [one.fen for one in came] == ([FEN] if is_paid else [])
        assert make.stands(town, "1012", "2245") == [(FEN if is_paid else 0) - gone, 0]
        assert make_online.now(made).refunded == gone <= FEN
        assert make.stands(town, "2203@3-1-901")[0] <= 0
        assert make.faults(town) == {}
