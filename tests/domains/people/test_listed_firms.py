"""Enterprises of a list become occupants with who speaks for them; who is here stays one; undone, all is as before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domains.people.test_import_residents import codes, row, rows, take, undo
from tests.factories import people as make
from tests.factories import places
from tests.support.unchanged import everything
from yuanba.domains.people import public as people
from yuanba.domains.people.models import Enterprise, ResidentCard, Tenure
from yuanba.domains.people.rules.listed import Said, people_of
from yuanba.domains.people.rules.listed_firms import Firm, apart, plain
from yuanba.domains.places.public import ImportBatch, find_place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import SYSTEM

A = "13800004402"
FIRM, OTHER = "青禾置业（成都）有限公司", "柳溪餐饮有限公司"


@pytest.fixture
def estate(db):
    return places.estate("H1")


def shop(whole="1-1-101", **more):
    return {"whole": whole, "area": "88", "use": "商铺", **more}


def at(estate, whole="1-1-101"):
    rows_ = Tenure.objects.filter(yard=estate, home=find_place(estate, whole)).order_by("id")
    return [(one.enterprise.name if one.enterprise else one.card.name, one.kind, one.share) for one in rows_]


@pytest.mark.parametrize(
    ("cell", "firms", "rest"),
    [
        (FIRM, [FIRM], ""),
        ("青禾置业(成都)有限公司", [FIRM], ""),
        ("青禾置业（成都）有限公司（抵押）", [FIRM], ""),
        (f"张三、{OTHER}", [OTHER], "张三"),
        (f"张三 {OTHER}", [OTHER], "张三"),
        (f"{FIRM}/{OTHER}", [FIRM, OTHER], ""),
        ("Green Co., Ltd.", ["Green Co. Ltd"], ""),
        ("青禾街道中心幼儿园", ["青禾街道中心幼儿园"], ""),
        ("张三", [], "张三"),
        ("", [], ""),
    ],
)
def test_enterprises_of_a_cell(cell, firms, rest):
    assert apart(cell) == (firms, rest)


@given(st.text(max_size=60))
def test_nothing_breaks_it_and_a_name_is_equal_to_itself(text):
    firms, _rest = apart(text)
    assert all(0 < len(one) <= 80 and plain(one) == plain(f" {one} ") for one in firms)


@pytest.mark.parametrize(
    ("values", "people_", "firms"),
    [
        ({"name": FIRM}, (), (Firm(FIRM, "owner"),)),
        ({"name": FIRM, "phone": A, "contact": "唐一"}, (), (Firm(FIRM, "owner", "唐一", A),)),
        ({"name": FIRM, "contact": f"唐一 {A}"}, (), (Firm(FIRM, "owner", "唐一", A),)),
        ({"name": f"张三、{FIRM}"}, (Said("张三", "co-owner"),), (Firm(FIRM, "co-owner"),)),
        ({"name": "张三", "phone": A, "tenant_name": OTHER}, (Said("张三", "owner", A),), (Firm(OTHER, "tenant"),)),
        ({"firm": "老王火锅店", "party": "有"}, (), (Firm("老王火锅店", "tenant", party="yes"),)),
        ({"firm": "老王火锅店", "kind": "业主"}, (), (Firm("老王火锅店", "owner"),)),
        ({"name": "张三", "firm": "老王火锅店"}, (Said("张三", "owner"),), (Firm("老王火锅店", "tenant"),)),
        ({"firm": "空置"}, (), ()),
        (
            {"name": FIRM, "phone": A, "firm": "老王火锅店", "contact": "唐一", "party": "有"},
            (),
            (Firm(FIRM, "owner"), Firm("老王火锅店", "tenant", "唐一", A, "yes")),
        ),
    ],
)
def test_what_a_row_says_of_enterprises(values, people_, firms):
    found = people_of(values)
    assert (found.people, found.firms) == (people_, firms)


def test_words_about_an_enterprise_stay_with_a_row_that_names_none():
    assert dict(people_of({"name": "张三", "contact": "唐一", "party": "有"}).kept) == {
        "联系人": "唐一",
        "党组织": "有",
    }


def test_an_owner_and_a_tenant_that_are_enterprises(estate):
    made = take(
        estate,
        shop(name=FIRM, contact="唐一", phone=A, party="有"),
        shop("1-1-102", name=FIRM, tenant_name=OTHER),
    )
    assert (made.firms, made.cards, made.tenures, codes(made)) == (2, 1, 3, [("",), ("",)])
    assert at(estate) == [(FIRM, "owner", 1)]
    assert at(estate, "1-1-102") == [(FIRM, "owner", 1), (OTHER, "tenant", None)]
    one = Enterprise.objects.get(name=FIRM)
    assert (one.party, one.asked, one.contact.name) == ("yes", clock.today(), "唐一")
    assert ImportBatch.objects.get().firms == 2
    found = people.enterprises(SYSTEM, estate)
    assert [(each.enterprise.name, each.where) for each in found] == [
        (FIRM, ["1 栋 1 单元 101", "1 栋 1 单元 102"]),
        (OTHER, ["1 栋 1 单元 102"]),
    ]


def test_the_same_file_twice_changes_nothing_and_looking_changes_nothing(estate):
    list_ = (
        shop(name=FIRM, contact="唐一", phone=A, party="无"),
        shop("1-1-102", firm="老王火锅店", contact="王五"),
        shop("1-1-103", name=f"张三、{OTHER}"),
    )
    before = everything()
    looked = take(estate, *list_, dry_run=True)
    assert everything() == before
    made = take(estate, *list_)
    assert (looked.firms, looked.cards, looked.tenures) == (made.firms, made.cards, made.tenures) == (3, 3, 4)
    before = everything()
    again = take(estate, *list_)
    assert (again.firms, again.tenures, again.homes.is_new, codes(again)) == (0, 0, False, [("",)] * 3)
    assert everything() == before


def test_one_that_is_here_is_found_however_its_brackets_are_written(estate):
    known = people.write_enterprise(
        actor=SYSTEM, yard=estate, enterprise_id=uuid7(), draft=people.EnterpriseDraft("青禾置业(成都) 有限公司")
    )
    made = take(
        estate, shop(name=FIRM), shop("1-1-102", name=FIRM, contact="唐一"), shop("1-1-103", name=FIRM, party="有")
    )
    assert (made.firms, made.cards, made.tenures) == (0, 0, 3)
    assert codes(made) == [("",), ("firm-other",), ("firm-other",)]
    assert Tenure.objects.filter(enterprise=known).count() == 3


def test_a_contact_that_comes_in_a_later_row_is_taken(estate):
    some = [shop(f"1-1-{number}", name=FIRM) for number in range(1000, 1600)]
    made = take(estate, *some, shop("1-1-99", name=FIRM, contact="唐一"))
    assert (made.firms, made.cards, made.homes.warned) == (1, 1, 0)
    assert Enterprise.objects.get().contact.name == "唐一"


def test_two_rows_of_one_home_are_co_owners_and_a_person_beside_too(estate):
    take(estate, shop(name=FIRM), shop(name=OTHER), shop(name="张三"))
    assert at(estate) == [(FIRM, "co-owner", None), (OTHER, "co-owner", None), ("张三", "co-owner", None)]


@pytest.mark.parametrize(("first", "second"), [(FIRM, "张三"), ("张三", FIRM), (FIRM, OTHER)])
def test_who_owns_it_already_stays_the_owner(estate, first, second):
    take(estate, shop(name=first))
    before = rows()
    made = take(estate, shop(name=second), digest="e")
    assert codes(made) == [("resident-owner-other",)]
    assert rows() == before


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"name": FIRM, "phone": A}, "firm-phone"),
        ({"name": "开发商"}, "resident-firm"),
        ({"name": FIRM, "party": "也许"}, "firm-party"),
    ],
)
def test_what_is_missing_is_told(estate, said, why):
    assert codes(take(estate, shop(**said))) == [(why,)]


def test_without_a_home_there_is_no_enterprise(estate):
    made = take(estate, row("1-1-101", "张三"), {"name": FIRM, "owner_no": "7"})
    assert (made.firms, Enterprise.objects.count()) == (0, 0)
    assert "firm-no-home" in codes(made)[1]


def test_undone_it_is_as_before(estate):
    take(estate, shop(name=FIRM, contact="唐一"))
    before = rows()
    take(estate, shop("1-1-102", name=OTHER, contact="王五", party="有"), shop("1-1-103", name=FIRM), digest="e")
    undo(estate, 2)
    assert rows() == before
    undo(estate)
    assert (Enterprise.objects.count(), ResidentCard.objects.count(), Tenure.objects.count()) == (0, 0, 0)


def test_one_that_was_written_on_is_not_undone(estate):
    take(estate, shop(name=FIRM))
    one = Enterprise.objects.get()
    draft = people.EnterpriseDraft(FIRM, party="no", asked=clock.today())
    people.write_enterprise(actor=SYSTEM, yard=estate, enterprise_id=one.id, draft=draft)
    before = everything()
    with pytest.raises(Refusal) as refusal:
        undo(estate)
    assert everything() == before
    assert refusal.value.data["hanging"] == {"enterprises that were written on since": 1}


def test_nor_one_that_a_later_file_needs(estate):
    take(estate, shop(name=FIRM))
    take(estate, shop("1-1-102", name=FIRM), digest="e")
    with pytest.raises(Refusal) as refusal:
        undo(estate)
    assert refusal.value.data["hanging"] == {"tenures": 1}
    undo(estate, 2)
    undo(estate)
    assert Enterprise.objects.count() == 0


def test_a_contact_who_was_here_is_one_person(estate):
    make.stay(make.card(estate, "唐一", phone=A), places.place(estate, "2-1-201"))
    made = take(estate, shop(name=FIRM, contact="唐一", phone=A))
    assert (made.cards, ResidentCard.objects.count(), Enterprise.objects.get().contact.name) == (0, 1, "唐一")
