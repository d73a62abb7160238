"""Short messages of a notice: to accounts and to telephones that only a card knows, once each; proof for the homes."""

from datetime import date, timedelta

import pytest

from tests.factories import notices as make
from tests.factories import people
from tests.support.standing import standing
from tests.support.statements import statements
from yuanba.domains.notices import public as notices
from yuanba.domains.notices import saying
from yuanba.domains.people import public as peopled
from yuanba.kernel import clock
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import dispatch
from yuanba.platform.notify.models import Sms
from yuanba.platform.notify.public import plug
from yuanba.platform.tasks.work import run_one

pytestmark = pytest.mark.django_db
DAY, PHONE = timedelta(days=1), "13800004402"


class Gateway:
    def __init__(self):
        self.sent = []

    def send(self, phone, text, *, template, data):
        if phone == "13800000000":
            raise ConnectionError("no line")
        self.sent.append((phone, text))


@pytest.fixture(autouse=True)
def out():
    clock.set_now(make.MORNING)
    plug(gateway := Gateway())
    yield gateway
    plug(None)


village = standing(make.village, make.MORNING)


@pytest.fixture
def town(village):
    return village()


def work():
    dispatch()
    while run_one("worker"):
        pass


def living(town, code, name, phone, kind="family", **more):
    card = people.card(town.yard, name, phone=phone)
    people.stay(card, town.homes[code], kind, **more)
    return card


def phones(out):
    return sorted(phone for phone, _text in out.sent)


def coded(town, homes):
    codes = {home.id: code for code, home in town.homes.items()}
    return [codes[home.id] for home in homes]


def proven(town, notice):
    rows = notices.Delivery.objects.filter(notice=notice).order_by("home__path")
    return [(*coded(town, [one.home]), one.channel, one.account, one.photo) for one in rows]


def test_a_card_without_an_account_is_texted_in_chinese_and_its_home_has_it(town, out):
    living(town, "3-1-902", "黎晓舟", PHONE)
    notice = make.published(town, sms=True, title_en="No water on 5 March")
    assert coded(town, notices.homes_on_paper(town.yard, notice.audience, notice)) == list(make.CODES)
    work()
    assert out.sent == [(PHONE, "通知 JG-N1：3 月 5 日停水，有效期 2026-03-02 至 2026-03-16。")]
    assert proven(town, notice) == [("3-1-902", "sms", None, None)]
    [proof] = notices.proof_of(town.manager, notice, town.homes["3-1-902"])
    assert (proof.channel, proof.at, proof.name) == ("sms", clock.now(), "system")
    found = notices.standing(town.manager, notice)
    assert (found.reached, found.by_channel["sms"], found.texted) == (1, 1, {"sent": 1})
    on_paper = notices.homes_on_paper(town.yard, notice.audience, notice)
    assert coded(town, on_paper) == ["1-1-101", "1-1-102", "1-2-101"]
    assert notices.people_count(town.yard, notice.audience, notice).homes_without == 3
    assert notices.people_count(town.yard, notice.audience).homes_without == 4


def test_one_number_is_texted_once_and_proves_it_for_each_of_its_homes(town, out):
    make.resident(town.homes["1-2-101"], phone=PHONE, language="en")
    for code, name in (("3-1-902", "黎晓舟"), ("1-1-102", "黎晓舟"), ("1-1-101", "黎大山")):
        living(town, code, name, PHONE)
    notice = make.published(town, sms=True)
    work()
    assert [phone for phone, _words in out.sent] == [PHONE]
    assert Sms.objects.get().language == "en"
    assert [one[1] for one in proven(town, notice)] == ["sms"] * 4


def test_told_again_by_a_task_that_was_killed_nobody_is_texted_or_proven_twice(town, out):
    living(town, "3-1-902", "黎晓舟", PHONE)
    notice = make.published(town, sms=True)
    work()
    row, before = Sms.objects.get(), list(notices.Delivery.objects.values_list())
    assert saying.say_on_paper.call(str(town.yard.id), str(notice.id)) == 1
    assert saying.prove_texted.call(str(town.yard.id), str(row.id)) == 0
    work()
    assert (len(out.sent), Sms.objects.count(), list(notices.Delivery.objects.values_list())) == (1, 1, before)


def test_in_slices(town, out, monkeypatch):
    monkeypatch.setattr(saying, "SLICE", 2)
    numbers = [f"1380000440{n}" for n in range(5)]
    for n, number in enumerate(numbers):
        living(town, "3-1-902", f"黎{n}", number)
    living(town, "3-1-902", "座机", "028-84440000")
    make.published(town, sms=True)
    work()
    assert phones(out) == numbers


def test_only_who_lives_at_the_homes_today_in_the_roles_that_are_meant(town, out):
    living(town, "1-1-101", "租客", "13800000001", "tenant")
    living(town, "1-1-102", "家人", "13800000002")
    living(town, "3-1-902", "别处", "13800000003")
    living(town, "1-1-101", "搬走了", "13800000004", until=make.MONDAY - DAY)
    living(town, "1-1-101", "还没来", "13800000005", since=make.MONDAY + DAY)
    living(town, "1-1-101", "没电话", "")
    gone = living(town, "1-1-101", "不要了", "13800000006")
    peopled.erase_resident(actor=SYSTEM, yard=town.yard, card_id=gone.id)
    make.published(town, sms=True, audience=town.at("1-1"))
    work()
    assert phones(out) == ["13800000001", "13800000002"]
    out.sent.clear()
    make.published(town, sms=True, audience=town.at("1-1", roles=("tenant",)))
    work()
    assert phones(out) == ["13800000001"]


def test_who_acts_for_an_enterprise_there_is_texted(town, out):
    contact = people.card(town.yard, "店主", phone=PHONE)
    draft = peopled.EnterpriseDraft("面馆", contact=contact.id)
    firm = peopled.write_enterprise(actor=SYSTEM, yard=town.yard, enterprise_id=uuid7(), draft=draft)
    terms = peopled.Stay("tenant", date(2022, 1, 1))
    home = town.homes["1-1-102"]
    peopled.move_in(actor=SYSTEM, yard=town.yard, home_id=home.id, stay=terms, enterprise_id=firm.id)
    notice = make.published(town, sms=True)
    work()
    assert (phones(out), proven(town, notice)) == ([PHONE], [("1-1-102", "sms", None, None)])


def test_what_did_not_leave_proves_nothing(town, out):
    living(town, "3-1-902", "黎晓舟", "13800000000")
    notice = make.published(town, sms=True)
    work()
    assert (out.sent, proven(town, notice), notices.standing(town.manager, notice).texted) == ([], [], {"failed": 1})


def test_without_a_gateway_it_is_visibly_off(town):
    plug(None)
    living(town, "3-1-902", "黎晓舟", PHONE)
    notice = make.published(town, sms=True)
    work()
    assert [(one.phone, one.state) for one in Sms.objects.all()] == [(PHONE, "off")]
    assert (proven(town, notice), notices.standing(town.manager, notice).texted) == ([], {"off": 1})


def test_where_no_sms_is_asked_for_or_it_was_withdrawn_none_goes(town, out):
    living(town, "3-1-902", "黎晓舟", PHONE)
    make.published(town)
    withdrawn = make.published(town, sms=True)
    notices.withdraw_notice(actor=town.manager, yard=town.yard, notice_id=withdrawn.id, why="日期写错了")
    work()
    assert saying.say_on_paper.call(str(town.yard.id), str(withdrawn.id)) == 0
    assert (out.sent, Sms.objects.count()) == ([], 0)


def withdrawn(town, notice, why="日期写错了，改为 6 日"):
    return notices.withdraw_notice(actor=town.manager, yard=town.yard, notice_id=notice.id, why=why)


def test_withdrawn_it_is_taken_back_at_the_telephones_that_got_it_once(town, out):
    living(town, "3-1-902", "黎晓舟", PHONE)
    living(town, "1-1-101", "没线", "13800000000")
    notice = make.published(town, sms=True)
    work()
    living(town, "1-1-102", "后来的", "13800000009")
    withdrawn(town, notice)
    work()
    assert [phone for phone, _text in out.sent] == [PHONE, PHONE]
    assert out.sent[1][1] == "通知 JG-N1 不再有效：3 月 5 日停水。日期写错了，改为 6 日"
    assert [one[:2] for one in proven(town, notice)] == [("3-1-902", "sms"), ("3-1-902", "taken-back")]
    found = notices.standing(town.manager, notices.Notice.objects.get(id=notice.id))
    assert (found.reached, found.texted, found.taken_back) == (1, {"sent": 1, "failed": 1}, {"sent": 1})
    assert (found.by_channel["sms"], found.by_channel["taken-back"]) == (1, 1)
    before = list(Sms.objects.order_by("id").values_list()), list(notices.Delivery.objects.values_list())
    withdrawn(town, notice)
    assert saying.take_back.call(str(town.yard.id), str(notice.id)) == 1
    work()
    assert len(out.sent) == 2
    assert before == (list(Sms.objects.order_by("id").values_list()), list(notices.Delivery.objects.values_list()))


def test_taken_back_in_slices_and_in_the_language_of_each(town, out, monkeypatch):
    monkeypatch.setattr(saying, "SLICE", 2)
    make.resident(town.homes["1-2-101"], phone=PHONE, language="en")
    for n in range(4):
        living(town, "3-1-902", f"黎{n}", f"1380000430{n}")
    notice = make.published(town, sms=True, title_en="No water on 5 March")
    work()
    out.sent.clear()
    withdrawn(town, notice, "a" * 60)
    work()
    assert phones(out) == [*(f"1380000430{n}" for n in range(4)), PHONE]
    said = dict(out.sent)[PHONE]
    assert said == f"Notice JG-N1 no longer holds: No water on 5 March. {'a' * 39}…"


def test_what_leaves_after_it_was_withdrawn_is_taken_back_at_once(town, out):
    living(town, "3-1-902", "黎晓舟", PHONE)
    notice = make.published(town, sms=True)
    dispatch()
    while not Sms.objects.exists():
        run_one("worker")
    notices.Notice.objects.filter(id=notice.id).update(state="withdrawn", why="写错了", closed_at=clock.now())
    work()
    assert [text for _phone, text in out.sent] == [
        "通知 JG-N1：3 月 5 日停水，有效期 2026-03-02 至 2026-03-16。",
        "通知 JG-N1 不再有效：3 月 5 日停水。写错了",
    ]
    assert proven(town, notice) == [("3-1-902", "taken-back", None, None)]


def test_who_is_erased_meanwhile_is_not_texted(town, out):
    gone = living(town, "3-1-902", "黎晓舟", PHONE)
    notice = make.published(town, sms=True)
    work()
    peopled.erase_resident(actor=SYSTEM, yard=town.yard, card_id=gone.id)
    withdrawn(town, notice)
    work()
    found = notices.standing(town.manager, notices.Notice.objects.get(id=notice.id))
    assert (len(out.sent), found.taken_back) == (1, {})


def test_the_homes_of_a_number_are_found_by_one_statement(town):
    living(town, "3-1-902", "黎晓舟", PHONE)
    notice = make.published(town, sms=True)
    with statements() as said:
        assert len(saying.homes_called(town.yard, notice.audience, PHONE)) == 1
    assert len(said) == 1, said
