"""What every room keeps of a person is in what the person takes out; what is erased is gone, what stays is told."""

import json
from datetime import UTC, timedelta

import pytest
from django.db import connection

from tests.factories import cases as report
from tests.factories import contracts, disputes, fees, places
from tests.factories import notices as town_of
from tests.factories import people as make
from yuanba.domains.cases import public as cases
from yuanba.domains.finance import public as finance
from yuanba.domains.notices import public as notices
from yuanba.domains.people import public as people
from yuanba.interfaces.takeaway import PARTS, parts_of
from yuanba.kernel import clock
from yuanba.kernel.money import format_yuan
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import dispatch

pytestmark = pytest.mark.django_db
HOME, WORDS, AGAINST = "1 栋 1 单元 102", "我租了三楼这一间。", "正对我家窗户，太吵。"
AT = town_of.MORNING.astimezone(UTC).isoformat()


@pytest.fixture
def town():
    with clock.at(town_of.MORNING):
        yield town_of.village()


def card_of(town, actor):
    return people.ResidentCard.objects.get(yard=town.yard, account=actor.account)


def taken(town, actor, by=None):
    return people.export_resident(
        actor=by or actor, yard=town.yard, card_id=card_of(town, actor).id, why="本人申请，代为打印"
    )


def ask_and_come(town, actor):
    """A claim that is refused and an invitation that is accepted."""
    far = places.place(town.yard, "3-1-902")
    asked = people.claim_home(actor=actor, yard=town.yard, home=far, kind="tenant", text=WORDS)
    people.refuse_claim(actor=town.manager, yard=town.yard, claim_id=asked.id, reason="登记的租客不是您。")
    sent = people.invite_to_home(actor=town.manager, yard=town.yard, home=town.homes["1-2-101"], kind="family")
    people.accept_invitation(actor=actor, code=sent.code)


def object_and_open(town, actor):
    """Opened and objected, and answered."""
    planned = town_of.plan(town)
    said = town_of.announced(town, planned)
    town_of.hand(town, said, "1-1-101", "1-1-102")
    notices.acknowledge(actor=actor, yard=town.yard, notice_id=said.id)
    against = town_of.against(town, planned, "1-1-102", AGAINST, actor)
    notices.answer_objection(actor=town.manager, yard=town.yard, objection_id=against.id, text="改到东侧。")
    return said


def ask_for_help(town, actor):
    """An own case with more words, and one of a neighbour that is joined."""
    own = report.report(places.place(town.yard, "1-1"), actor=actor, name="黎晓舟", phone="13800004402").case
    cases.messaging.say_more(actor=actor, target=report.target(own, key="more"), text="三楼也不亮。")
    other = report.report(places.place(town.yard, "1-1"), "电梯门关不上。", town.owners["1-1-101"]).case
    cases.join(actor=actor, target=report.target(other))
    return own, other


def bill_and_pay(town):
    """A month of the own home, half paid; the home of a neighbour too."""
    for code in ("1-1-101", "1-1-102"):
        fees.measured(town.yard, code, 8963)
    fees.billed(town.yard, contracts.signed(town.yard).number)
    home = {"home_id": town.homes["1-1-102"].id, "client_key": "pay-own"}
    finance.take_payment(actor=town.manager, yard=town.yard, paying=finance.Paying(10000, "cash"), **home)
    return finance.Bill.objects.get(yard=town.yard, home=town.homes["1-1-102"])


def test_every_room_gives_what_it_keeps(town):
    me = town.owners["1-1-102"]
    said, (own, other), bill = object_and_open(town, me), ask_for_help(town, me), bill_and_pay(town)
    ask_and_come(town, me)
    mediator = make.staff(town.yard, "mediator", name="文姐")
    sides = [cases.Side("黎晓舟", "1-1-102", "13800004402"), cases.Side("周国栋", "", "13900001111")]
    quarrel = cases.open_dispute(
        actor=mediator, place=own.place, matter=disputes.MATTER, sides=sides, client_key="quarrel"
    )
    dispatch()
    made = json.loads(json.dumps(taken(town, me)))
    assert made["claims"] == [
        {"home": "3 栋 1 单元 902", "kind": "tenant", "at": AT, "text": WORDS, "decision": "refused"}
        | {"reason": "登记的租客不是您。"}
    ]
    assert made["invitations"] == [{"home": "1 栋 2 单元 101", "kind": "family", "at": AT}]
    assert made["notices"] == [{"number": said.code, "text": said.title, "at": AT}]
    assert made["objections"] == [
        {"about": "1 栋快递柜", "home": HOME, "at": AT, "text": AGAINST, "answer": "改到东侧。"}
    ]
    assert made["cases"] == [
        {"number": own.code, "at": AT, "text": own.text, "state": "new", "rating": ""}
        | {"name": "黎晓舟", "phone": "13800004402"}
    ]
    assert [(one["number"], one["text"]) for one in made["case_words"]][-1] == (own.code, "三楼也不亮。")
    assert made["followed"] == [{"number": other.code, "at": AT, "left_at": "", "name": "", "phone": ""}]
    assert [(one["number"], one["stance"], one["text"]) for one in made["disputes"]] == [(quarrel.code, "", "")]
    assert made["bills"] == [
        {"number": str(bill.number), "home": HOME, "what": "month", "month": "2026-03"}
        | {"sum": format_yuan(bill.fen), "paid": "100.00"}
    ]
    assert [(one["home"], one["sum"], one["way"]) for one in made["payments"]] == [(HOME, "100.00", "cash")]
    assert "登记的租客不是您。" in str(made["messages"])
    for theirs in ("周国栋", "13900001111", disputes.MATTER, "电梯门关不上。"):
        assert theirs not in str({name: part for name, part in made.items() if name != "messages"})
    read = dict(parts_of(made))
    assert len(read) == len([part for part in made.values() if part and not isinstance(part, str)])
    assert set(made) - {"yard", "made_at"} == set(PARTS)
    assert {len({tuple(word for word, _text in row) for row in rows}) for rows in read.values()} == {1}


def test_a_manager_prints_neither_disputes_nor_messages(town):
    made = taken(town, town.owners["1-1-102"], town.manager)
    assert set(PARTS) - set(made) == {"disputes", "messages"}


def test_bills_before_the_own_days_are_not_the_own_ones(town):
    bill = bill_and_pay(town)
    people.move_out(actor=SYSTEM, yard=town.yard, tenure_id=own_tenure(town).id, until=clock.today())
    late = make.resident(town.homes["1-1-102"], "tenant")
    assert (taken(town, late)["bills"], taken(town, late)["payments"]) == ([], [])
    made = taken(town, town.owners["1-1-102"])
    assert [one["number"] for one in made["bills"]] == [str(bill.number)]
    people.Tenure.objects.filter(id=own_tenure(town).id).update(until=bill.since - timedelta(days=1))
    made = taken(town, town.owners["1-1-102"])
    assert (made["bills"], made["payments"]) == ([], [])


def own_tenure(town):
    return people.Tenure.objects.get(yard=town.yard, card=card_of(town, town.owners["1-1-102"]), kind="owner")


def test_words_of_claims_are_gone_and_objections_and_bills_stay(town):
    me = town.owners["1-1-102"]
    object_and_open(town, me)
    bill_and_pay(town)
    ask_and_come(town, me)
    people.Tenure.objects.filter(id=own_tenure(town).id).update(until=clock.today() - timedelta(days=1))
    people.erase_resident(actor=me, yard=town.yard, card_id=card_of(town, me).id)
    dispatch()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_claim")
        assert cursor.fetchall() == []
        cursor.execute("SELECT used_by_id, used_at IS NULL FROM people_invitation")
        assert [(by, bool(unused)) for by, unused in cursor.fetchall()] == [(None, False)]
    left = notices.Objection.objects.get(yard=town.yard)
    assert (left.text, left.name) == (AGAINST, "")
    assert finance.Bill.objects.filter(yard=town.yard, home=town.homes["1-1-102"]).count() == 1
