"""Estates from a list: every row ok or refused, under their districts, the same again changes nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.architecture.source import DOMAINS
from tests.factories import people, places
from tests.support.unchanged import everything, held, refused
from yuanba.domains.places.public import (
    ESTATE_HINTS,
    Facts,
    Profile,
    add_division,
    fill_profile,
    import_estates,
    profile,
)
from yuanba.domains.places.rules import is_yard_code
from yuanba.domains.places.rules.estates import EstateRow, code_of_estate, districts_of, estate_of
from yuanba.platform.access.public import ANONYMOUS, SYSTEM
from yuanba.platform.events.public import Event
from yuanba.platform.sheets.public import Line
from yuanba.platform.yards.models import Standstill, Yard

DISTRICTS = {"510101": "锦江区", "510102": "青羊区", "510103": "青羊湖区", "510104": "大邑县"}
ROW = {
    "name": "金桂苑",
    "address": "(青羊百花潭)柳溪路 8 号",
    "homes": "3005户",
    "buildings": "65栋",
    "fee": "0.6至0.9元/平米/月",
    "company": "某某物业",
}
FACTS = Facts("柳溪路 8 号", "某某物业", "", 3005, 65, 60, 90)


def test_a_row_is_understood():
    row = estate_of(ROW, DISTRICTS)
    assert (row.name, row.district, row.facts, row.refused, row.warnings) == ("金桂苑", "510102", FACTS, "", ())
    assert is_yard_code(row.code)


@pytest.mark.parametrize(
    ("column", "text", "fact", "value", "warning"),
    [
        ("homes", "3,005", "homes", 3005, ""),
        ("homes", "3005.0", "homes", 3005, ""),
        ("homes", "很多", "homes", None, "estate-homes"),
        ("homes", "999999户", "homes", None, "estate-homes"),
        ("homes", "", "homes", None, ""),
        ("buildings", "6 幢", "buildings", 6, ""),
        ("buildings", "6万栋", "buildings", None, "estate-buildings"),
        ("fee", "1.45元/平米/月", "fee_high", 145, ""),
        ("fee", "1.45", "fee_low", 145, ""),
        ("fee", "0.6-0.9", "fee_high", 90, ""),
        ("fee", "0.6～0.9元/㎡/月", "fee_high", 90, ""),
        ("fee", "0.9至0.6元", "fee_low", None, "estate-fee"),
        ("fee", "面议", "fee_low", None, "estate-fee"),
        ("fee", "1.455元", "fee_low", None, "estate-fee"),
        ("fee", "暂无信息", "fee_low", None, ""),
        ("company", "暂无信息", "company", "", "estate-company"),
        ("company", "长" * 81, "company", "长" * 80, "estate-cut"),
        ("address", "青羊" + "路" * 130, "address", "青羊" + "路" * 118, "estate-cut"),
        ("address", "（青羊）柳溪路（北段）8 号", "address", "柳溪路(北段)8 号", ""),
    ],
)
def test_facts(column, text, fact, value, warning):
    row = estate_of(ROW | {column: text}, DISTRICTS)
    assert (getattr(row.facts, fact), row.warnings) == (value, (warning,) if warning else ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("锦江春熙路", ("510101",)),
        ("锦江区春熙路", ("510101",)),
        ("青羊湖边", ("510103",)),
        ("大邑安仁", ("510104",)),
        ("武侯", ()),
        ("", ()),
    ],
)
def test_districts(text, found):
    assert districts_of(text, DISTRICTS) == found


def test_a_district_of_two_cities_is_not_guessed():
    names = {"510102": "青羊区", "230102": "青羊区"}
    assert estate_of(ROW, names).refused == "estate-districts"
    assert estate_of(ROW, {}).refused == "estate-district"
    assert estate_of(ROW | {"name": " "}, names).refused == "estate-name"


def test_a_column_of_districts_comes_before_the_address():
    assert estate_of(ROW | {"district": "锦江区"}, DISTRICTS).district == "510101"


@given(st.text(max_size=40), st.dictionaries(st.sampled_from(sorted(ROW)), st.text(max_size=30)))
def test_whatever_is_written_gives_an_estate_or_a_reason(key, values):
    row = estate_of({"key": key} | values, DISTRICTS)
    assert isinstance(row, EstateRow)
    assert bool(row.refused) != bool(row.code)
    assert is_yard_code(code_of_estate(key))


def test_every_code_has_its_hint():
    rules = "".join(path.read_text(encoding="utf-8") for path in (DOMAINS / "places").rglob("*.py"))
    assert set(re.findall(r'register\(\s*"(estate-[a-z-]+)"', rules)) == ESTATE_HINTS.keys()


ROWS = [
    Line(2, ROW | {"address": "(院坝青禾)柳溪路 8 号", "key": "1"}),
    Line(3, {"name": "云栖坊", "address": "院坝区白杨路", "homes": "很多"}),
    Line(4, {"name": "别处", "address": "武侯"}),
    Line(5, {"name": "", "address": "院坝"}),
    Line(6, ROW | {"address": "(院坝)别的路", "key": "1"}),
]


@pytest.fixture
def district(db):
    return places.division("district")


def take(rows=ROWS, actor=SYSTEM, **more):
    return import_estates(actor=actor, lines=rows, **more)


def test_every_row_is_ok_or_refused(district):
    made = take()
    assert [(one.number, one.refused, one.warnings) for one in made.outcomes] == [
        (2, "", ()),
        (3, "", ("estate-homes", "estate-company")),
        (4, "estate-district", ()),
        (5, "estate-name", ()),
        (6, "estate-twice", ()),
    ]
    assert (made.ok, made.refused, made.warned, made.founded, made.changed) == (2, 3, 1, 2, 0)
    assert made.understood == {"homes": 1, "buildings": 1, "fee_low": 1, "company": 1, "developer": 0, "address": 2}


def test_an_estate_is_a_yard_with_a_profile_under_its_district(district):
    take()
    found = Profile.objects.select_related("yard", "division").get(name="金桂苑")
    assert found.yard.path == f"{district.path}/{found.yard.code}"
    assert (found.division_id, found.homes, found.buildings, found.fee_low, found.fee_high) == (
        district.id,
        3005,
        65,
        60,
        90,
    )
    assert (found.address, found.company) == ("柳溪路 8 号", "某某物业")
    told = Event.objects.get(yard=found.yard, name="place.profile_filled")
    assert told.payload == {"fields": ["address", "buildings", "company", "fee_high", "fee_low", "homes"]}


def test_the_same_again_changes_nothing(district):
    take()
    before = everything()
    made = take()
    assert (made.founded, made.changed, made.ok, made.refused) == (0, 0, 2, 3)
    assert everything() == before


def test_what_the_list_says_prevails_and_what_it_leaves_out_stays(district):
    take()
    made = take([Line(2, ROW | {"address": "(院坝)柳溪路 8 号", "key": "1", "homes": "3006户", "fee": ""})])
    assert (made.founded, made.changed) == (0, 1)
    found = Profile.objects.get(name="金桂苑")
    assert (found.homes, found.fee_low) == (3006, 60)


def test_a_dry_run_says_the_same_and_leaves_nothing(district):
    before = everything()
    dry = take(dry_run=True)
    assert everything() == before
    assert dry == take()


def test_what_broke_off_goes_on(district):
    take(ROWS[:1])
    assert take().founded == 1
    assert Yard.objects.filter(kind="estate").count() == 2


@pytest.mark.parametrize("dry_run", [True, False])
@pytest.mark.parametrize("named", [{"key": "1"}, {"name": "金桂苑小区", "address": "(院坝青禾)柳溪路 8 号"}])
def test_an_estate_that_was_handed_over_is_refused_and_the_others_go_on(district, named, dry_run):
    take(ROWS[:1])
    gone = Yard.objects.get(kind="estate")
    Standstill(yard=gone, to="https://xq.example", at=gone.created_at, by="wang").save()
    before = held(gone)
    said = ROW | {"address": "(院坝青禾)柳溪路 8 号", "homes": "3006户"} | named
    made = take([Line(2, said), Line(3, ROWS[1].values)], dry_run=dry_run)
    assert [(one.refused, one.warnings, bool(one.place)) for one in made.outcomes] == [
        ("estate-closed", (), False),
        ("", ("estate-homes", "estate-company"), True),
    ]
    assert (made.ok, made.refused, made.founded, made.changed) == (1, 1, 1, 0)
    assert held(gone) == before
    assert Yard.objects.filter(kind="estate").count() == (1 if dry_run else 2)


def test_of_one_city_only(district):
    assert take(city="9999").reasons == {"estate-district": 4, "estate-name": 1}
    assert take(city="5101").founded == 2


@pytest.mark.parametrize("role", [None, "manager", "community-supervisor"])
def test_who_may_not(district, role):
    actor = people.staff(places.estate("H1"), role) if role else ANONYMOUS
    with refused("not-found"):
        take(actor=actor)


def test_a_profile_is_filled_by_who_manages_the_estate(district):
    estate = places.estate("H1")
    manager = people.staff(estate, "manager")
    assert fill_profile(actor=manager, yard=estate, facts=Facts(homes=12)) == {"homes": 0}
    assert profile(estate).homes == 12
    before = everything()
    assert fill_profile(actor=manager, yard=estate, facts=Facts(homes=12)) == {}
    assert everything() == before
    butler = people.staff(estate, "butler")
    with refused("not-found"):
        fill_profile(actor=butler, yard=estate, facts=Facts(homes=13))


STANDING = [
    Line(2, {"name": "金桂苑", "address": "院坝区柳溪路8号", "key": "1"}),
    Line(3, {"name": "云栖坊一期", "address": "院坝区白杨路1号", "key": "2"}),
]


@pytest.mark.parametrize(
    ("name", "address", "warning", "founded"),
    [
        ("金桂·苑小区", "院坝区柳溪路 8 号", "estate-known", 0),
        ("金桂苑", "院坝区", "estate-known", 0),
        ("金桂苑", "院坝区柳溪路9号", "", 1),
        ("锦绣金桂", "院坝区柳溪路8号附2号", "", 1),
        ("锦绣金桂", "院坝区柳溪路8号东门", "estate-other-name", 0),
        ("云栖坊二期", "院坝区白杨路1号", "", 1),
        ("云栖坊一期", "(院坝)白杨路１号", "estate-known", 0),
    ],
)
def test_an_estate_that_stands_under_another_name_is_not_founded_twice(district, name, address, warning, founded):
    take(STANDING)
    rows = [Line(2, {"name": name, "address": address, "key": "other", "company": "某某物业", "homes": "12户"})]
    made = take(rows)
    assert (made.outcomes[0].warnings, made.founded) == ((warning,) if warning else (), founded)
    assert Yard.objects.filter(kind="estate").count() == 2 + founded
    assert Profile.objects.filter(name__in=["金桂苑", "云栖坊一期"]).count() >= 2
    before = everything()
    assert (take(rows).founded, everything()) == (0, before)


def test_of_several_of_one_name_none_is_guessed(district):
    take([Line(2, {"name": "金桂苑", "address": f"院坝区柳溪路{n}号", "key": f"{n}"}) for n in (8, 9)])
    made = take([Line(2, {"name": "金桂苑", "address": "院坝区", "key": "x"})])
    assert (made.reasons, made.founded) == ({"estate-several": 1}, 0)


def test_two_rows_of_one_estate_are_one(district):
    take(STANDING)
    made = take([STANDING[0], Line(3, {"name": "金桂苑小区", "address": "院坝区柳溪路8号", "key": "9"})])
    assert [one.refused for one in made.outcomes] == ["", "estate-twice"]


@pytest.mark.parametrize("text", ["510199001001", "柳溪社区", " 柳溪社区 "])
def test_all_under_one_division_whatever_the_rows_say(db, text):
    community = places.division()
    made = take(into=text)
    assert [one.refused for one in made.outcomes] == ["", "", "", "estate-name", "estate-twice"]
    found = Profile.objects.filter(yard__kind="estate")
    assert {one.division_id for one in found} == {community.id}
    assert Profile.objects.get(name="别处").yard.path.startswith(community.path + "/")
    before = everything()
    assert (take(into=text).founded, take().founded, everything()) == (0, 0, before)


@pytest.mark.parametrize("text", ["5101", "没有这个地方", "999999", " "])
def test_a_division_where_no_estate_stands_takes_none(db, text):
    places.division()
    with refused("list-division"):
        take(into=text)


def test_two_divisions_of_one_name_take_none(district):
    for code, name in (("510199002", "同名街道"), ("510199003", "同名街道")):
        add_division(actor=SYSTEM, code=code, level="street", name=name, parent=district)
    with refused("list-division"):
        take(into="同名街道")


def test_only_where_one_founds_yards(district):
    community = places.division()
    office = places.yard("SQ", "community", "柳溪社区居委会")
    operator = people.staff(office, "platform-operator")
    with refused("list-division"):
        take(actor=operator, into=district.code)
    assert take(ROWS[:1], actor=operator, into=community.code).founded == 1
