"""Who is told: the audience by inbox and SMS, slice by slice; planners and those who objected."""

from datetime import date, timedelta

import pytest

from tests.factories import notices as make
from tests.factories import people, places
from tests.support.standing import standing
from yuanba.domains.notices import public as notices
from yuanba.domains.notices import saying
from yuanba.domains.notices.access import is_told
from yuanba.domains.people import public as peopled
from yuanba.domains.people.public import Account, actor_of
from yuanba.kernel import clock
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import dispatch
from yuanba.platform.notify.models import Message, Sms
from yuanba.platform.notify.public import inbox, plug
from yuanba.platform.tasks.work import run_one

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _monday():
    clock.set_now(make.MORNING)
    yield
    plug(None)


village = standing(make.village, make.MORNING)


@pytest.fixture
def town(village):
    return village()


def work():
    """Deliver the events, then do the tasks that follow; how many tasks."""
    dispatch()
    done = 0
    while run_one("worker"):
        done += 1
    return done


def told(actor, language="en"):
    return [(message.template, words, message.link) for message, words in inbox(actor.account, language)]


def test_the_audience_finds_it_in_the_inbox_once(town):
    notice = make.published(town, audience=town.at("1-1"))
    assert work() == 1
    said = [("notice.published", "Notice: 3 月 5 日停水.", "/n/JG/1/")]
    assert told(town.owners["1-1-101"]) == told(town.owners["1-1-102"]) == told(town.tenant) == said
    assert told(town.owners["1-2-101"]) == told(town.manager) == told(town.butler) == []
    saying.say.call(str(town.yard.id), str(notice.id), saying.PUBLISHED, "other key")
    assert len(told(town.tenant)) == 2
    assert told(town.tenant, "zh-hans")[0][1] == "通知：3 月 5 日停水。"


def test_told_again_by_a_task_that_was_killed_nobody_has_it_twice(town):
    notice = make.published(town)
    work()
    key = Message.objects.first().key
    before = Message.objects.count()
    assert saying.say.call(str(town.yard.id), str(notice.id), saying.PUBLISHED, key) == 4
    assert Message.objects.count() == before == 4


def test_in_slices(town, monkeypatch):
    monkeypatch.setattr(saying, "SLICE", 2)
    make.published(town)
    assert work() == 3
    assert sorted(Message.objects.values_list("account", flat=True)) == sorted(
        actor.account for actor in (*town.owners.values(), town.tenant)
    )


def test_the_title_in_the_language_of_the_reader(town):
    reader = make.resident(town.homes["3-1-902"], language="en")
    make.published(town, title_en="No water on 5 March")
    work()
    assert told(reader)[0][1] == "Notice: No water on 5 March."
    assert told(town.tenant)[0][1] == "Notice: 3 月 5 日停水."


def test_by_sms_where_it_is_asked_for_and_a_telephone_is_known(town):
    reader = make.resident(town.homes["3-1-902"], phone="13800004402")
    make.published(town)
    work()
    assert Sms.objects.count() == 0
    make.published(town, sms=True)
    work()
    row = Sms.objects.get()
    assert (row.phone, row.template, row.state) == ("13800004402", "notice.sms", "off")
    assert row.data == {"title": "3 月 5 日停水", "code": "JG-N2", "since": "2026-03-02", "until": "2026-03-16"}
    assert len(told(reader)) == 2


def test_the_sms_is_sent(town):
    sent = []

    class Gateway:
        def send(self, phone, text, *, template, data):
            sent.append((phone, text))

    plug(Gateway())
    make.resident(town.homes["3-1-902"], phone="13800004402")
    make.published(town, sms=True)
    work()
    assert sent == [("13800004402", "通知 JG-N1：3 月 5 日停水，有效期 2026-03-02 至 2026-03-16。")]


def test_withdrawn_the_same_people_learn_why(town):
    notice = make.published(town, audience=town.at("1-1"), sms=True)
    work()
    notices.withdraw_notice(actor=town.manager, yard=town.yard, notice_id=notice.id, why="日期写错了")
    work()
    assert [one[:2] for one in told(town.tenant)] == [
        ("notice.withdrawn", "This notice no longer holds: 3 月 5 日停水. 日期写错了"),
        ("notice.published", "Notice: 3 月 5 日停水."),
    ]
    assert told(town.owners["1-2-101"]) == []


def test_withdrawn_before_it_was_told_only_that_is_told(town):
    notice = make.published(town)
    notices.withdraw_notice(actor=town.manager, yard=town.yard, notice_id=notice.id, why="日期写错了")
    work()
    assert [one[0] for one in told(town.tenant)] == ["notice.withdrawn"]


def test_of_a_draft_nobody_learns(town):
    notice = make.draft(town)
    notices.withdraw_notice(actor=town.manager, yard=town.yard, notice_id=notice.id, why="不要了")
    assert work() == 0
    assert Message.objects.count() == 0


def everybody(town):
    """Actors of many kinds, here and elsewhere."""
    far = places.estate("YX", "云栖坊")
    moved, leaving, coming = (people.account(name) for name in ("搬走了", "今天搬", "还没来"))
    for holder, last in ((moved, make.MONDAY - DAY), (leaving, make.MONDAY)):
        gone = people.tenure(town.homes["3-1-902"], "owner", holder)
        gone.until = last
        gone.save()
    people.tenure(town.homes["3-1-902"], "owner", coming, since=date(2026, 3, 3))
    made = [
        *town.owners.values(),
        town.tenant,
        town.manager,
        town.butler,
        town.supervisor,
        make.resident(town.homes["3-1-902"], "family"),
        people.staff(town.yard, "butler", town.path("3")),
        people.staff(town.yard, "guard", town.path("1-1")),
        people.staff(town.yard, "police-officer"),
        people.staff(far, "butler"),
        make.resident(places.place(far, "1-1-101")),
        actor_of(people.account().id),
    ]
    return [*made, *(actor_of(holder.id) for holder in (moved, leaving, coming, *acting(town)))]


def acting(town):
    """A contact of an enterprise, one of an enterprise that left, deputies of today and of next week."""
    contact, former, deputy, later = (people.account(name) for name in ("店主", "从前的店主", "代班", "下周代班"))
    for holder, until in ((contact, None), (former, make.MONDAY - DAY)):
        card = people.card(town.yard, holder.name)
        card.account = holder
        card.save()
        draft = peopled.EnterpriseDraft(f"{holder.name}的店", contact=card.id)
        firm = peopled.write_enterprise(actor=SYSTEM, yard=town.yard, enterprise_id=uuid7(), draft=draft)
        terms = peopled.Stay("tenant", date(2022, 1, 1), until)
        home = town.homes["1-1-101"]
        peopled.move_in(actor=SYSTEM, yard=town.yard, home_id=home.id, stay=terms, enterprise_id=firm.id)
    post = peopled.Post.objects.get(account=town.butler.account)
    for holder, since in ((deputy, make.MONDAY), (later, make.MONDAY + 7 * DAY)):
        span = {"since": since, "until": since + 2 * DAY}
        peopled.delegate(actor=SYSTEM, yard=town.yard, post_id=post.id, deputy=holder, **span)
    return contact, former, deputy, later


AUDIENCES = {
    "whole": lambda town, roles: notices.Audience(roles=roles),
    "building": lambda town, roles: town.at("1", roles=roles),
    "two": lambda town, roles: town.at("1-1", "3", roles=roles),
    "homes": lambda town, roles: town.of("1-1-101", "3-1-902", roles=roles),
}


@pytest.mark.parametrize("roles", [(), ("owner",), ("tenant", "family"), ("butler",), ("owner", "guard", "manager")])
def test_those_who_are_told_are_those_who_are_meant(town, roles):
    actors = everybody(town)
    for name, audience in AUDIENCES.items():
        notice = make.published(town, audience=audience(town, roles))
        found = {account.id for account in notices.people_of(town.yard, notice.audience)}
        meant = {actor.account for actor in actors if is_told(actor, notice)}
        assert found == meant, (name, roles)


def test_people_whose_account_is_closed_are_not_told(town):
    Account.objects.filter(id=town.tenant.account).update(is_active=False)
    make.published(town)
    work()
    assert Message.objects.count() == 3


def test_planner_and_managers_learn_of_an_objection(town):
    undertaking = make.plan(town, actor=town.supervisor)
    make.announced(town, undertaking)
    work()
    make.against(town, undertaking)
    work()
    said = [("undertaking.objected", "1 栋 1 单元 101 objects: 1 栋快递柜.", "/n/JG/1/")]
    assert told(town.supervisor) == told(town.manager) == said
    assert told(town.butler) == []


def test_who_objected_learns_the_answer_and_the_end(town):
    undertaking = make.plan(town)
    make.hand(town, make.announced(town, undertaking), "1-1-101", "1-1-102")
    make.against(town, undertaking)
    work()
    clock.set_now(make.MORNING + 9 * DAY)
    make.start(town, undertaking, reply="装在离窗 6 米处。")
    work()
    clock.advance(DAY)
    notices.drop_undertaking(actor=town.manager, yard=town.yard, undertaking_id=undertaking.id, why="还是太吵")
    work()
    assert [one[:2] for one in told(town.owners["1-1-101"])][:2] == [
        ("undertaking.dropped", "It is dropped: 1 栋快递柜. 还是太吵"),
        ("undertaking.started", "It begins: 1 栋快递柜. To the objections was answered: 装在离窗 6 米处。"),
    ]
    assert [one[0] for one in told(town.owners["1-1-102"])] == ["notice.published"]


def test_a_home_that_objected_on_paper_learns_the_answer_through_who_may_object_for_it(town):
    undertaking = make.plan(town)
    make.announced(town, undertaking)
    guardian = make.guardian(town, "1-1-101")
    said = [make.brought(town, undertaking, code) for code in ("1-1-101", "1-1-102")]
    work()
    Message.objects.all().delete()
    peopled.Tenure.objects.filter(home=town.homes["1-1-102"]).update(until=date(2020, 1, 1))
    for one in said:
        notices.answer_objection(actor=town.manager, yard=town.yard, objection_id=one.id, text="改到北墙。")
    work()
    found = Message.objects.filter(template="undertaking.answered")
    assert {one.account for one in found} == {town.owners["1-1-101"].account, guardian.account}
    assert notices.unread_homes(undertaking, notices.objections(town.manager, undertaking).rows) == {said[1].home_id}
    notices.drop_undertaking(actor=town.manager, yard=town.yard, undertaking_id=undertaking.id, why="业主不同意")
    work()
    assert Message.objects.filter(template="undertaking.dropped").count() == 2
