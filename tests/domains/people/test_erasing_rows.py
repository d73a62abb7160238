"""Who is erased is gone from what rows of files said beside, and nobody else is."""

import pytest

from tests.domains.people.test_import_residents import row
from tests.factories import people as make
from tests.factories import places
from yuanba.domains.people import public as people
from yuanba.domains.people.models import ResidentCard
from yuanba.domains.places.models import ImportRow
from yuanba.domains.places.public import Source, find_place
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sheets.public import Line

pytestmark = pytest.mark.django_db


@pytest.fixture
def estate():
    return places.estate("H1")


def take(estate, *rows, digest="d"):
    told = [Line(number, known, unknown, sheet="一") for number, (known, unknown) in enumerate(rows, start=2)]
    people.import_residents(actor=SYSTEM, yard=estate, lines=told, source=Source("业主.xlsx", digest * 64))


def kept(estate):
    return [bool(one.sealed) for one in ImportRow.objects.filter(yard=estate).order_by("batch__number", "number")]


def test_the_rows_by_which_somebody_came_and_those_that_name_her_are_emptied(estate):
    tenant = {**row("1-1-101", "黎晓舟", "13800004402"), "kind": "tenant"}
    take(
        estate,
        (tenant, {"车牌": "川A·00000", "备注": "上夜班"}),
        (row("1-1-102", "唐一", "13800004403"), {"备注": "常住"}),
        (row("1-1-103", "唐二", "13800004404"), {"备注": "常住"}),
    )
    take(estate, ({"name": "周三", "phone": "13800004405"}, {"紧急联系人": "138 0000 4402"}), digest="e")
    take(estate, (row("1-1-101"), {"备注": "钥匙在黎 晓舟处"}), digest="f")
    take(estate, (row("1-1-102"), {"备注": "与邻居和睦"}), digest="a")
    assert kept(estate) == [True] * 6
    card = ResidentCard.objects.get(yard=estate, name="黎晓舟")
    people.erase_resident(actor=SYSTEM, yard=estate, card_id=card.id)
    assert kept(estate) == [False, True, True, False, False, True]


def test_a_card_that_came_by_no_file_leaves_rows_of_others_alone(estate):
    take(estate, (row("1-1-101", "唐一", "13800004403"), {"备注": "常住"}))
    card = make.card(estate, "黎晓舟", phone="13800004402")
    make.stay(card, find_place(estate, "1-1-101"), kind="tenant")
    people.erase_resident(actor=SYSTEM, yard=estate, card_id=card.id)
    assert kept(estate) == [True]
