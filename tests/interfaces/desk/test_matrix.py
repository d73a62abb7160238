"""The homes on the desk: the buildings, one building floor by floor, and from a square to what is open there."""

import re
from datetime import timedelta

import pytest

from tests.factories import cases, contracts, fees
from tests.factories import people as make
from tests.support.pages import dangling, heading, unknown_signs, words
from tests.support.statements import statements
from yuanba.domains.cases import public as requests
from yuanba.domains.finance import public as finance
from yuanba.domains.people.public import actor_of
from yuanba.domains.places.public import find_place, import_homes, root
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sheets.public import Line

PEOPLE = [("901", "1"), ("902", "1")]


@pytest.fixture
def homes(town):
    """Building 8 with two units of three floors, two requests at 8-2-201."""
    lines = [Line(n, {"whole": f"8-{n % 2 + 1}-{n // 2 % 3 + 1}0{n // 6 + 1}"}) for n in range(12)]
    import_homes(actor=SYSTEM, yard=town.yard, lines=lines)
    home = find_place(town.yard, "8-2-201")
    for _ in range(2):
        cases.report(home)
    return home


def test_the_buildings_lead_to_their_homes(town, enter, homes):
    client = enter("manager")
    answer = client.get("/desk/JG/matrix/")
    assert heading(answer) == "14 户"
    assert "8 栋 12 2" in words(answer)
    shades = re.findall(r'<span class="cell (l\d)"><b>(\d+)</b>(?:<small>(\w+))?', answer.content.decode())
    assert shades == [("l4", "8", "最多"), ("l1", "2", "")]
    link = re.search(r'href="(/desk/JG/matrix/[^"]+)">8 栋', answer.content.decode()).group(1)
    page = client.get(link)
    assert heading(page) == "8 栋"
    said = words(page)
    assert "12 户 · 2 件在办" in said
    assert "楼层 1 单元 2 单元 在办" in said
    assert "2 201 202 201 2 件 202 2" in said
    for one in (answer, page):
        assert (dangling(one), unknown_signs(one)) == (set(), set())


def test_a_square_leads_to_what_is_open_there(town, enter, homes):
    client = enter("butler")
    page = client.get(f"/desk/JG/matrix/{homes.parent.parent_id}/")
    (link,) = re.findall(r'<a class="cell l2" href="([^"]+)"', page.content.decode())
    answer = client.get(link.replace("&amp;", "&"))
    assert heading(answer) == "8 栋 2 单元 201"
    assert len(re.findall(r'<span class="t">', answer.content.decode())) == 2


@pytest.mark.parametrize("place", ["x", "00000000-0000-0000-0000-000000000000"])
def test_a_place_somebody_made_up_is_absent(town, enter, place):
    assert enter("manager").get(f"/desk/JG/all/?place={place}").status_code == 404


def test_a_building_of_another_estate_is_absent(town, enter, homes):
    building = homes.parent.parent_id
    assert enter("manager-far").get(f"/desk/{town.other.code}/matrix/{building}/").status_code == 404


def test_the_estate_as_a_whole_and_a_home_are_not_drawn(town, enter, homes):
    for place in (homes.id, root(town.yard).id):
        assert enter("manager").get(f"/desk/JG/matrix/{place}/").status_code == 404


def test_an_estate_without_buildings_says_what_to_do(town, enter):
    answer = enter("manager-far").get(f"/desk/{town.other.code}/matrix/")
    assert "还没有楼栋" in words(answer)
    assert f"/desk/{town.other.code}/import/" in answer.content.decode()


def test_few_statements_for_a_page(town, enter, homes):
    client = enter("manager")
    client.get("/desk/JG/matrix/")
    with statements() as said:
        client.get(f"/desk/JG/matrix/{homes.parent.parent_id}/")
    assert len(said) <= 8


@pytest.mark.parametrize(
    ("asked", "said", "leads"),
    [
        ("light=red", "12 户 · 0 件诉求", ""),
        ("state=", "12 户 · 2 件诉求", "/all/?place="),
        ("state=new", "12 户 · 2 件诉求", "/all/?state=new&amp;place="),
        ("kind=complaint", "12 户 · 0 件诉求", ""),
        ("people=1", "12 户 · 已登记 0 人", ""),
    ],
)
def test_what_a_square_measures_is_chosen_and_it_leads_to_just_that(town, enter, homes, asked, said, leads):
    client = enter("butler")
    page = client.get(f"/desk/JG/matrix/{homes.parent.parent_id}/?{asked}")
    assert said in words(page)
    squares = re.findall(r'<a class="cell l[1-4]" href="/desk/JG([^"]+)"', page.content.decode())
    assert squares == ([f"{leads}{homes.id}"] if leads else [])
    if squares:
        listed = client.get(f"/desk/JG{squares[0]}".replace("&amp;", "&"))
        assert len(re.findall(r'<span class="t">', listed.content.decode())) == 2
    chosen = re.findall(r'href="\?([^"]*)" aria-current="page"', page.content.decode())
    assert chosen == [asked] * (asked != "state=new")  # a state of its own has no chip here


def test_people_are_measured_where_it_is_known_who_lives_there(town, enter, homes):
    page = enter("butler").get(f"/desk/JG/matrix/{town.home.parent.parent_id}/?people=1")
    assert re.findall(r'<a class="cell l[1-4]" href="[^"]+"><b>(\w+)</b><small>(\d)', page.content.decode()) == PEOPLE
    assert enter("engineer").get("/desk/JG/matrix/?people=1").status_code == 404
    assert enter("butler").get("/desk/JG/matrix/?kind=x").status_code == 404


LACKS = r'<a class="cell l3" href="/desk/JG/homes/([^"]+)/"><b>(\w+)</b><small>([^<]+)'


def lacking(client, building, asked):
    """The homes of a building that lack something, with what their squares say."""
    page = client.get(f"/desk/JG/matrix/{building}/?{asked}")
    assert (dangling(page), unknown_signs(page)) == (set(), set())
    found = re.findall(LACKS, page.content.decode())
    assert re.search(rf"户 · \D*{len(found)} 户", words(page))
    return {(code, said) for _home, code, said in found}


def test_homes_where_nobody_is_registered_or_can_be_called(town, enter, homes):
    butler, there = enter("butler"), town.home.parent.parent_id
    assert lacking(butler, there, "lack=people") == set()
    assert len(lacking(butler, homes.parent.parent_id, "lack=people")) == 6  # of each unit two a number
    assert lacking(butler, there, "lack=phone") == {("901", "无电话"), ("902", "无电话")}
    make.stay(make.card(town.yard, "有电话的", phone="13800004402"), town.home, kind="family")
    assert lacking(butler, there, "lack=phone") == {("901", "无电话")}
    beside = town.home.parent.children.get(path__endswith="901")
    make.tenure(beside, "family", make.account("会登录", phone="13900004403"))
    assert lacking(butler, there, "lack=phone") == set()
    assert enter("engineer").get("/desk/JG/matrix/?lack=people").status_code == 404


def test_homes_a_notice_has_not_reached(town, enter, homes):
    manager, building = enter("manager"), homes.parent.parent_id
    asked = f"lack=notice&notice={town.notice.id}"
    page = manager.get(f"/desk/JG/notices/{town.notice.id}/")
    assert f'/desk/JG/matrix/?{asked.replace("&", "&amp;")}"' in page.content.decode()
    assert len(lacking(manager, building, asked)) == 6
    assert "未送达：" in words(manager.get(f"/desk/JG/matrix/?{asked}"))
    assert "未送达：三单元快递柜" in words(manager.get("/desk/JG/matrix/?lack=notice"))
    link = re.search(LACKS, manager.get(f"/desk/JG/matrix/{building}/?{asked}").content.decode()).group(1)
    assert manager.get(f"/desk/JG/homes/{link}/").status_code == 200
    for made_up in ("lack=x", "lack=notice&notice=x", f"lack=notice&notice={town.draft.id}"):
        assert manager.get(f"/desk/JG/matrix/?{made_up}").status_code == 404


WEIGHS = r'<a class="cell l(\d)" href="/desk/JG/((?:window|renovations)/[^"]+)"><b>(\w+)</b><small>([^<]+)'


def weighed(client, building, what):
    page = client.get(f"/desk/JG/matrix/{building}/?weigh={what}")
    assert (dangling(page), unknown_signs(page)) == (set(), set())
    assert re.findall(r'href="\?([^"]*)" aria-current="page"', page.content.decode()) == [f"weigh={what}"]
    return words(page), re.findall(WEIGHS, page.content.decode())


@pytest.fixture
def owing(town):
    """The bill of March of the home 3-1-902 is published, and due at the end of the month."""
    contracts.signed(town.yard, key="fees")
    fees.measured(town.yard, "3-1-902", 8963)
    manager = actor_of(town.accounts["manager"].id)
    draft = {"month": fees.MARCH, "due": fees.DUE, "contract": 1, "client_key": "k"}
    run = finance.draft_bills(actor=manager, yard=town.yard, **draft)
    finance.publish_bills(actor=manager, yard=town.yard, run=run.number)
    return town.home


def test_what_is_overdue_is_measured_and_leads_to_the_window(town, enter, owing):
    manager, building = enter("manager"), owing.parent.parent_id
    with clock.at(clock.aware(clock.now().replace(2026, 3, 31))):
        assert weighed(manager, building, "arrears")[1] == []
    with clock.at(clock.aware(clock.now().replace(2026, 4, 1))):
        said, squares = weighed(manager, building, "arrears")
        assert ("1", f"window/{owing.id}/", "902", "¥185.47") in squares
        total = len(squares)
        assert f"{total} 户逾期未缴" in said
        assert f"{total} 户逾期未缴" in words(manager.get("/desk/JG/matrix/?weigh=arrears"))
        assert manager.get(f"/desk/JG/window/{owing.id}/").status_code == 200


def test_renovations_that_run_are_measured_and_lead_to_their_request(town, enter):
    building, day = town.home.parent.parent_id, clock.today()
    days = {"starts_on": day, "ends_on": day + timedelta(days=30)}
    asked = requests.Intended(text="厨房重做", works=("kitchen",), company="匠心装饰", agrees=True, **days)
    lives = actor_of(make.tenure(town.home, "family", make.account("装修的")).card.account_id)
    made = requests.ask_renovation(actor=lives, home=town.home, intended=asked, client_key="r")
    assert weighed(enter("butler"), building, "renovations")[1] == []
    requests.Renovation.objects.filter(id=made.id).update(state="approved")
    said, squares = weighed(enter("butler"), building, "renovations")
    assert squares == [("1", f"renovations/{made.case_id}/", "902", "装修中")]
    assert "1 户正在装修" in said
    with clock.at(clock.now() + timedelta(days=31)):
        assert weighed(enter("butler"), building, "renovations")[1] == []


def test_money_is_measured_only_by_who_may_see_what_homes_owe(town, enter, homes):
    page = enter("engineer").get("/desk/JG/matrix/")
    assert ("weigh=renovations" in page.content.decode(), "weigh=arrears" in page.content.decode()) == (True, False)
    assert enter("engineer").get("/desk/JG/matrix/?weigh=arrears").status_code == 404
    assert enter("butler").get("/desk/JG/matrix/?weigh=x").status_code == 404


@pytest.mark.parametrize("what", ["arrears", "renovations"])
def test_few_statements_for_what_weighs(town, enter, homes, what):
    client = enter("manager")
    client.get("/desk/JG/matrix/")
    with statements() as said:
        client.get(f"/desk/JG/matrix/{homes.parent.parent_id}/?weigh={what}")
    assert len(said) <= 8
