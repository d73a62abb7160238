"""Where a home is, as people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.domains.places.rules import is_place_code
from yuanba.domains.places.rules.homes import home_of
from yuanba.domains.places.rules.spots import OTHER, Spot, code_of, names_of, spot_of


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("building", "3栋", "3"),
        ("building", "３ 号楼", "3"),
        ("building", "A座", "A"),
        ("building", "十幢", "10"),
        ("building", "二十一栋", "21"),
        ("room", "902.0", "902"),
        ("room", "九" * 21, ""),
        ("unit", "2单元", "2"),
        ("unit", "一单元", "1"),
        ("room", "902室", "902"),
        ("room", "0902", "0902"),
        ("room", "902 号房", "902"),
        ("zone", "二期", "2"),
        ("room", "9/02", ""),
        ("room", "", ""),
    ],
)
def test_codes(kind, text, code):
    assert code_of(kind, text) == code


@pytest.mark.parametrize(
    ("whole", "spot"),
    [
        ("1-1001", Spot("", "1", "", "1001", "home")),
        ("1-2-301", Spot("", "1", "2", "301", "home")),
        ("2-1-1-1102", Spot("2", "1", "1", "1102", "home")),
        ("１－２－３０１", Spot("", "1", "2", "301", "home")),
        ("1 - 2 - 301", Spot("", "1", "2", "301", "home")),
        ("G-001", Spot(OTHER, "", "", "G-001", "room")),
        ("商场107门市", Spot(OTHER, "", "", "商场107门市", "shop")),
        ("1-2-3-4-5", Spot(OTHER, "", "", "1-2-3-4-5", "room", is_known=False)),
        ("负一层车库12", Spot(OTHER, "", "", "负一层车库12", "room", is_known=False)),
        ("1-0-107", Spot("", "1", "", "107", "shop")),
        ("二期3栋1单元902室", Spot("2", "3", "1", "902", "home")),
        ("3号楼-1单元-902", Spot("", "3", "1", "902", "home")),
        ("A座1201", Spot("", "A", "", "1201", "home")),
        ("某某花园十二栋902", Spot("", "12", "", "902", "home")),
        ("9" * 21 + "-1", None),
        ("面积请按证填写，没有证的不填", None),
        (
            "没有一套房屋的编号是这样长的一句话不停",
            Spot(OTHER, "", "", "没有一套房屋的编号是这样长的一句话不停", "room", is_known=False),
        ),
        ("没有一套房屋的编号是这样长的一句话不停歇的", None),
        ("33", None),
        ("", None),
        ("///", None),
    ],
)
def test_one_column(whole, spot):
    assert spot_of({"whole": whole}) == spot


@pytest.mark.parametrize(
    ("values", "spot"),
    [
        ({"building": "3栋", "unit": "一单元", "room": "902室"}, Spot("", "3", "1", "902", "home")),
        ({"building": "3", "room": "902"}, Spot("", "3", "", "902", "home")),
        ({"zone": "一期", "building": "3", "unit": "2", "room": "902"}, Spot("1", "3", "2", "902", "home")),
        ({"building": "1", "unit": "0", "room": "107"}, Spot("", "1", "", "107", "shop")),
        ({"building": "1", "room": "底商3号"}, Spot("", "1", "", "底商3", "shop")),
        ({"room": "1-2-301"}, Spot("", "1", "2", "301", "home")),
        ({"building": "1", "unit": "2", "room": "1-2-301"}, Spot("", "1", "2", "301", "home")),
        ({"building": "1", "room": "1-2-301"}, Spot("", "1", "2", "301", "home")),
        ({"building": "1", "unit": "3", "room": "1-2-301"}, Spot("", "1", "3", "1-2-301", "home")),
        ({"zone": "///", "building": "1", "room": "301"}, None),
        ({"building": "1", "unit": "2", "room": ""}, None),
        ({"building": "", "unit": "2", "room": "301"}, None),
        ({"building": "///", "room": "301"}, None),
        ({"building": "1", "unit": "///", "room": "301"}, None),
    ],
)
def test_several_columns(values, spot):
    assert spot_of(values) == spot


TEXT = st.text(max_size=40)


@given(st.fixed_dictionaries(dict.fromkeys(("zone", "building", "unit", "room", "whole"), TEXT)))
def test_whatever_is_written_gives_codes_of_places_or_nothing(values):
    spot = spot_of(values)
    assert spot is None or all(is_place_code(code) for _, code in spot.steps)
    assert spot is None or spot.steps[-1] == (spot.kind, spot.room)


@pytest.mark.parametrize(
    ("kind", "code", "names"),
    [
        ("building", "3", ("3 栋", "Block 3")),
        ("unit", "1", ("1 单元", "unit 1")),
        ("zone", "2", ("2 区", "Zone 2")),
        ("zone", OTHER, ("其他", "Other")),
        ("home", "902", ("902", "902")),
        ("building", "桂苑", ("桂苑", "桂苑")),
    ],
)
def test_names(kind, code, names):
    assert names_of(kind, code) == names


@pytest.mark.parametrize(
    ("area", "floor", "wanted"),
    [
        ("94.56", "9", (9456, 9, "", ())),
        ("94.56㎡", "9层", (9456, 9, "", ())),
        ("1,094.5 平方米", "-1", (109450, -1, "", ())),
        ("94.567", "", (9457, None, "", ("home-area-rounded",))),
        ("", "", (None, None, "", ("home-area-none",))),
        ("0", "9", (None, 9, "", ("home-area-none",))),
        ("88", "九", (8800, None, "", ("home-floor",))),
        ("88", "B2", (8800, -2, "", ())),
        ("88", "负一层", (8800, -1, "", ())),
        ("88", "3F", (8800, 3, "", ())),
        ("88", "1/6", (8800, None, "", ("home-floor",))),
        ("八十八", "9", (None, None, "home-area", ())),
        ("-5", "9", (None, None, "home-area", ())),
        ("NaN", "9", (None, None, "home-area", ())),
        ("1e99", "9", (None, None, "home-area", ())),
    ],
)
def test_area_and_floor(area, floor, wanted):
    row = home_of({"whole": "1-2-301", "area": area, "floor": floor})
    assert (row.area, row.floor, row.refused, row.warnings) == wanted


def test_without_a_place_there_is_no_home():
    assert home_of({"area": "88"}).refused == "home-place"


@pytest.mark.parametrize("column", ["whole", "room", "unit", "building", "zone"])
@pytest.mark.parametrize("date", ["2002-01-12", "2002-01-12 08:30"])
def test_a_place_that_became_a_date_is_told(column, date):
    values = {"building": "1", "room": "301"} if column != "whole" else {}
    row = home_of({**values, column: date})
    assert (row.spot, row.refused) == (None, "home-date")


@pytest.mark.parametrize(
    ("whole", "use", "kind", "warnings"),
    [
        ("1-2-301", "住宅", "home", ()),
        ("1-2-301", "110", "home", ()),
        ("1-2-301", "商铺", "shop", ()),
        ("1-2-301", "120", "shop", ()),
        ("1-2-301", "车库", "room", ()),
        ("1-2-301", "", "home", ()),
        ("1-2-301", "999", "home", ("home-use",)),
        ("1-0-107", "住宅", "shop", ()),
        ("5#配电房", "", "room", ("home-other",)),
        ("配电房", "", "room", ("home-other",)),
    ],
)
def test_what_it_is_used_as(whole, use, kind, warnings):
    row = home_of({"whole": whole, "area": "88", "use": use})
    assert (row.spot.kind, row.warnings) == (kind, warnings)
