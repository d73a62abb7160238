"""Things to look at from a spreadsheet: every row ok or refused, the same again nothing, what is unknown kept."""

import pytest

from tests.domains.places.test_takeover import TERMS, look_at_all, sign
from tests.factories import people, places
from tests.support.statements import statements
from tests.support.unchanged import everything, refused
from yuanba.domains.places import public as map_
from yuanba.domains.places.models import Item
from yuanba.domains.places.rules.lists import ListedItem, group_of, listed_item
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sheets.public import Line


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("keys", "keys"),
        ("Fire safety", "fire"),
        ("消防设备", "fire"),
        ("设备用房钥匙", "keys"),
        ("消防验收资料", "papers"),
        ("3号电梯", "supply"),
        ("停车场道闸", "roads"),
        ("共用部位", "common"),
        ("百年银杏树", "greenery"),
        ("业主公告栏", "equipment"),
        ("杂项", ""),
        ("", ""),
    ],
)
def test_a_word_says_what_kind_of_thing_it_is(text, group):
    assert group_of(text) == group


@pytest.mark.parametrize(
    ("values", "beside", "sheet", "item"),
    [
        ({"name": "配电房钥匙", "expected": "12 把"}, {}, "", ListedItem("keys", "配电房钥匙", expected=12)),
        ({"name": "水泵", "expected": "２"}, {"型号": "X1"}, "", ListedItem("supply", "水泵", "", 2, words="型号：X1")),
        ({"name": "某物"}, {}, "绿化", ListedItem("greenery", "某物")),
        ({"name": "某物", "group": "消防"}, {}, "绿化", ListedItem("fire", "某物")),
        ({"name": "某物"}, {}, "Sheet1", ListedItem(name="某物", refused="item-unsorted")),
        ({"name": " "}, {}, "绿化", ListedItem(refused="item-unsaid")),
        (
            {"name": "电梯", "expected": "若干"},
            {},
            "",
            ListedItem("supply", "电梯", words="若干", warnings=("item-counted",)),
        ),
        (
            {"name": "树" * 81},
            {},
            "",
            ListedItem("greenery", "树" * 80, warnings=("item-shortened",)),
        ),
    ],
)
def test_a_row_says_what_it_says(values, beside, sheet, item):
    assert listed_item(values, beside, sheet) == item


LINES = [
    Line(2, {"name": "单元门钥匙", "expected": "4", "place": "3栋1单元"}, {"备注": "备用两把"}, "清单"),
    Line(3, {"name": "单元门钥匙", "expected": "4", "place": "3栋1单元"}, {}, "清单"),
    Line(4, {"name": "单元门钥匙", "expected": "4", "place": "门岗"}, {}, "清单"),
    Line(5, {"name": "电梯"}, {}, "清单"),
    Line(6, {"name": "杂项"}, {}, "清单"),
]


@pytest.mark.django_db
def test_rows_become_things_once():
    yard = places.estate()
    places.place(yard, "3-1")
    manager = people.staff(yard, "manager")
    map_.begin_takeover(actor=manager, yard=yard, terms=TERMS)
    asked = {"actor": manager, "yard": yard, "number": 1, "lines": LINES}
    before = everything()
    dry = map_.list_items(**asked, dry_run=True)
    assert everything() == before
    made = map_.list_items(**asked)
    assert made == dry
    assert [(one.refused, one.warnings) for one in made.outcomes] == [
        ("", ()),
        ("item-again", ()),
        ("", ("item-placed",)),
        ("", ()),
        ("item-unsorted", ()),
    ]
    assert (made.ok, made.refused, made.warned, made.added, made.same) == (3, 2, 1, 2, 1)
    new = Item.objects.filter(number__gt=29).order_by("number").values_list("name", "place__label", "expected", "words")
    assert list(new) == [("单元门钥匙", "3 栋 1 单元", 4, "备注：备用两把"), ("单元门钥匙（门岗）", None, 4, "")]
    before = everything()
    with statements() as said:
        assert map_.list_items(**asked).added == 0
    assert (len(said) < 8, everything() == before) == (True, True)


@pytest.mark.django_db
def test_a_signed_list_and_a_stranger_are_refused():
    yard = places.estate()
    manager, guard = people.staff(yard, "manager"), people.staff(yard, "guard")
    map_.begin_takeover(actor=manager, yard=yard, terms=TERMS)
    with refused("not-found"):
        map_.list_items(actor=guard, yard=yard, number=1, lines=LINES)
    many = [Line(number, {"name": f"第{number}把钥匙"}) for number in range(2, 1980)]
    with refused("takeover-many"):
        map_.list_items(actor=SYSTEM, yard=yard, number=1, lines=many)
    look_at_all(manager, yard)
    sign(manager, yard, "taker")
    with refused("takeover-signed"):
        map_.list_items(actor=manager, yard=yard, number=1, lines=LINES)
