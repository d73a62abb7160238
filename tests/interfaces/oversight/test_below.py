"""What lies below an office in one list: enterprises, stations, what came from files, how far notices came."""

from datetime import date, datetime, timedelta

import pytest

from tests.factories import people as make
from tests.support.pages import dangling, more, unknown_signs, words
from tests.support.statements import statements
from yuanba.domains.notices import public as notices
from yuanba.domains.people import public as people
from yuanba.domains.places import public as map_
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.yards.public import by_code

ASKED = date(2026, 3, 1)


def firm(yard, code, party="unknown", until=None, contact=None):
    asked = None if party == "unknown" else ASKED
    draft = people.EnterpriseDraft(f"企业 {code}", party=party, asked=asked, contact=contact)
    one = people.write_enterprise(actor=SYSTEM, yard=yard, enterprise_id=uuid7(), draft=draft)
    shop = map_.add_place(
        actor=SYSTEM, yard=yard, parent_id=map_.root(yard).id, kind="shop", code=code, name=code, name_en=code
    )
    stay = people.Stay("tenant", make.LONG_AGO, until)
    people.move_in(actor=SYSTEM, yard=yard, enterprise_id=one.id, home_id=shop.id, stay=stay)


@pytest.fixture
def firms(town):
    """Three in one estate and one that has gone, one in the other, one out of sight."""
    gone, contact = clock.today() - timedelta(days=1), make.card(town.yard, "纪云", phone="13800007711").id
    for code, party, until in (("S1", "yes", None), ("S2", "no", None), ("S3", "unknown", None), ("S4", "yes", gone)):
        firm(town.yard, code, party, until, contact)
    firm(town.other, "S1")
    return town


def clean(*pages):
    for page in pages:
        assert (page.status_code, dangling(page), unknown_signs(page)) == (200, set(), set())


def test_enterprises_are_counted_by_estate_without_a_name_or_a_telephone(firms, enter):
    client = enter("supervisor")
    page, yes = client.get("/oversight/enterprises/"), client.get("/oversight/enterprises/?party=yes")
    clean(page, yes)
    assert "现有 4 家企业" in words(page)
    assert "1 已建党组织 共 4 家" in words(page)
    assert "金桂苑 3 1 1 1" in words(page)
    assert "云栖坊 1 0 0 1" in words(page)
    assert "云栖坊" not in words(yes).partition("main")[2]
    assert not any(said in words(page) for said in ("企业 S1", "纪云", "7711", "*"))
    assert "/desk/JG/enterprises/" in page.content.decode()


def test_who_may_not_read_cards_has_figures_and_no_way_on(firms, enter):
    page = enter("street").get("/oversight/enterprises/")
    clean(page)
    assert "金桂苑 3 1 1 1" in words(page)
    assert "/enterprises/?" not in page.content.decode().replace('href="?', "")
    assert "/desk/JG/enterprises/" not in page.content.decode()


def test_estates_with_enterprises_come_page_by_page_in_two_statements(firms):
    actor = firms.actors["street"]
    first = people.surveyed_estates(actor, size=1)
    with statements() as said:
        second = people.surveyed_estates(actor, size=1, after=first.more)
    assert [row.profile.yard.code for row in (*first.rows, *second.rows)] == ["JG", "JGX"]
    assert (len(said), second.more) == (2, "")
    assert people.survey_below(actor) == {"yes": 1, "no": 1, "unknown": 2}
    assert people.survey_below(firms.actors["manager"]) == {"yes": 0, "no": 0, "unknown": 0}
    assert people.surveyed_estates(firms.actors["supervisor-far"]).rows == []
    with pytest.raises(Refusal, match="not-found"):
        people.surveyed_estates(actor, after="\0")


def open_(yard, name, hours):
    map_.open_station(
        actor=SYSTEM, yard=yard, name=name, name_en="", hours=hours, services=[("缴费", "Bills")], phone=""
    )


def test_stations_of_estates_and_offices_and_which_are_open_now(town, enter):
    office = by_code("LX")
    open_(town.yard, "便民驿站", "1-5 09:00-18:00")
    open_(town.other, "微网格工作站", "1-7 00:00-23:59")
    open_(office, "党群服务中心", "6,7 10:00-16:00")
    client = enter("street")
    with clock.at(datetime(2026, 11, 18, 12, tzinfo=clock.SHANGHAI)):  # a Wednesday
        every, now = client.get("/oversight/stations/"), client.get("/oversight/stations/?of=open")
    clean(every, now)
    assert "金桂苑 便民驿站 周一–周五 09:00–18:00 缴费 现在开着" in words(every)
    assert "党群服务中心 周六、周日 10:00–16:00 缴费 现在关门" in words(every)
    assert ("便民驿站" in words(now), "党群服务中心" in words(now)) == (True, False)
    assert client.get("/oversight/stations/?of=shut").status_code == 404


def took(yard, number, **found):
    row = map_.ImportBatch(
        yard=yard, number=number, name=f"房屋{number}.xlsx", digest="0" * 64, at=clock.now(), **found
    )
    row.save()


def test_what_came_from_files_by_whom_and_what_was_undone(town, enter):
    took(town.yard, 1, rows_in=12, refused=2, warned=1, by="邓国平")
    took(town.other, 1, rows_in=5, by="谭静", state="undone", undone_at=clock.now())
    client = enter("supervisor")
    every = client.get("/oversight/imports/")
    clean(every)
    text = words(every)
    assert "金桂苑 房屋1.xlsx JG-1" in text
    assert "邓国平 12 10 1 行请核对 2 已录入" in text
    assert "谭静 5 5 0 已撤销" in text
    assert "谭静" not in words(client.get("/oversight/imports/?of=refused"))
    assert "邓国平" not in words(client.get("/oversight/imports/?of=undone"))
    assert client.get("/oversight/imports/?of=x").status_code == 404
    assert "/desk/JG/import/" not in every.content.decode()
    assert "邓国平" not in words(enter("supervisor-far").get("/oversight/imports/"))


def test_imports_are_paged(town, enter):
    for number in range(51):
        took(town.yard, number, rows_in=1)
    client = enter("supervisor")
    first = client.get("/oversight/imports/")
    second = client.get(f"/oversight/imports/{more(first)}")
    assert ("房屋1.xlsx" in words(first), "房屋0.xlsx" in words(first)) == (True, False)
    assert ("房屋1.xlsx" in words(second), "房屋0.xlsx" in words(second), more(second)) == (False, True, "")


def counts(actor, **narrow):
    rows = notices.delivered_below(actor, **narrow).rows
    return {row.notice.title: (row.homes, row.reached, row.stands) for row in rows}


def test_how_far_each_notice_came(town, enter):
    unit, home = notices.Audience("places", (town.place.path,)), notices.Audience("homes", (town.home.path,))
    town.said("只给这一户", audience=home)
    town.said("只给在岗的人", audience=notices.Audience(roles=("guard",)))
    town.said("三单元修门", audience=unit)
    knocked = town.said("敲门送达", audience=unit)
    notices.knock(
        actor=town.actors["manager"],
        yard=town.yard,
        notice_id=knocked.id,
        home_id=town.home.id,
        result="handed",
        turn=0,
    )
    whole = notices.homes_of(town.yard, notices.Audience()).count()
    part = notices.homes_of(town.yard, unit).count()
    street = town.actors["street"]
    every = counts(street)
    assert (every["只给这一户"], every["只给在岗的人"]) == ((1, 0, "running"), (0, 0, "people"))
    assert (every["三单元修门"], every["敲门送达"]) == ((part, 0, "running"), (part, 1, "running"))
    assert every["周四停水"] == (whole, 0, "running")
    for row in notices.delivered_below(street).rows:
        found = notices.standing(SYSTEM, row.notice)
        assert (row.homes, row.reached) == (found.homes, found.reached)
    with clock.at(clock.now() + timedelta(days=2)):
        assert counts(street, running=True)["敲门送达"] == (part, 1, "late")
        page = enter("street").get("/oversight/delivery/?of=running")
    clean(page)
    assert f"{part} 户中 1 户已送达 · {part - 1} 户未送达" in words(page)
    assert "已逾期：通知已生效，仍有住户未送达" in words(page)
    with clock.at(clock.now() + timedelta(days=30)):
        assert counts(street)["敲门送达"] == (part, 1, "missed")
        assert counts(street, running=True) == {}


def test_the_delivery_of_many_notices_is_counted_in_three_statements_and_paged(town, enter):
    for number in range(21):
        town.said(f"第 {number} 条")
    street = town.actors["street"]
    with statements() as said:
        first = notices.delivered_below(street)
    second = notices.delivered_below(street, after=first.more)
    assert (len(said), len(first.rows), second.more) == (3, 20, "")
    titles = [row.notice.title for row in (*first.rows, *second.rows)]
    assert len(titles) == len(set(titles)) == 23
    assert notices.delivered_below(town.actors["supervisor-far"]).rows == []
    assert enter("street").get("/oversight/delivery/?of=x").status_code == 404
