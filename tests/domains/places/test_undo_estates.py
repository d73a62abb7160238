"""A list of estates is undone: exactly what it founded goes, while nothing hangs on it."""

import pytest

from tests.factories import people, places
from tests.support.unchanged import everything, refused
from yuanba.domains.places import public as map_
from yuanba.domains.places.models import EstateList
from yuanba.domains.places.public import Facts, Profile, import_estates, profile, undo_estates
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import ANONYMOUS, SYSTEM
from yuanba.platform.events.public import Event, dispatch
from yuanba.platform.sheets.public import Line
from yuanba.platform.yards.models import Standstill, Yard
from yuanba.platform.yards.public import by_code

ROWS = [
    Line(2, {"name": "金桂苑", "address": "院坝区柳溪路8号", "homes": "12户"}),
    Line(3, {"name": "云栖坊", "address": "院坝区"}),
    Line(4, {"name": "听雨台", "address": "院坝区白杨路1号", "homes": "30户"}),
]


@pytest.fixture
def district(db):
    return places.division("district")


@pytest.fixture
def taken(district):
    """A list of three, of which one stood before."""
    import_estates(actor=SYSTEM, lines=ROWS[2:])
    return import_estates(actor=SYSTEM, lines=ROWS, name="小区.xlsx")


def estates():
    return sorted(Profile.objects.filter(yard__kind="estate").values_list("name", flat=True))


def test_what_it_founded_goes_and_what_stood_before_stays(taken, district):
    before = profile(Yard.objects.get(code=Profile.objects.get(name="听雨台").yard.code))
    assert (taken.kept.code, taken.kept.founded, taken.founded, estates()) == (
        "L-2",
        2,
        2,
        ["云栖坊", "听雨台", "金桂苑"],
    )
    yard = Profile.objects.get(name="金桂苑").yard
    code, was = yard.code, yard.path
    assert by_code(code).path == was
    undone = undo_estates(actor=SYSTEM, number=2)
    assert (undone.state, undone.founded, estates()) == ("undone", 2, ["听雨台"])
    with pytest.raises(Refusal) as caught:
        by_code(code)
    assert caught.value.code == "not-found"
    yard.refresh_from_db()
    assert (yard.kind, yard.code, yard.path) == ("withdrawn", f"~{yard.id.hex[-12:]}", f"~/~{yard.id.hex[-12:]}")
    assert list(map_.Place.objects.filter(yard=yard).values_list("path", flat=True)) == [yard.path]
    told = list(Event.objects.filter(yard=yard).order_by("id").values_list("name", flat=True))
    assert told == ["place.founded", "place.profile_filled", "place.estate_withdrawn"]
    assert Event.objects.get(yard=yard, name=told[-1]).payload == {"code": code, "list": 2}
    assert (profile(before.yard).homes, profile(before.yard).name) == (30, "听雨台")


def test_undone_again_changes_nothing(taken):
    undo_estates(actor=SYSTEM, number=2)
    before = everything()
    assert undo_estates(actor=SYSTEM, number=2).state == "undone"
    assert everything() == before


def test_the_same_list_founds_them_anew(taken):
    first = Profile.objects.get(name="金桂苑").yard
    undo_estates(actor=SYSTEM, number=2)
    again = import_estates(actor=SYSTEM, lines=ROWS, name="小区.xlsx")
    assert (again.founded, again.kept.code, estates()) == (2, "L-3", ["云栖坊", "听雨台", "金桂苑"])
    new = Profile.objects.get(name="金桂苑", yard__kind="estate").yard
    assert (new.code, new.path, new.id != first.id) == (first.code, first.path, True)
    assert undo_estates(actor=SYSTEM, number=3).founded == 2


def test_the_same_list_again_is_no_list(taken):
    again = import_estates(actor=SYSTEM, lines=ROWS)
    assert (again.kept, EstateList.objects.count()) == (None, 2)


def test_reactions_and_seals_are_nothing_that_hangs(taken):
    from yuanba.platform.audit.public import seal

    while dispatch():
        pass
    seal(Profile.objects.get(name="金桂苑").yard)
    assert undo_estates(actor=SYSTEM, number=2).state == "undone"
    while dispatch():
        pass


def _place(yard):
    root = map_.root(yard)
    map_.add_place(actor=SYSTEM, yard=yard, parent_id=root.id, kind="building", code="1", name="1 栋")


def _filled(yard):
    map_.fill_profile(actor=SYSTEM, yard=yard, facts=Facts(homes=99))


def _manager(yard):
    people.staff(yard, "manager")


def _office(yard):
    office = places.yard("QX", "district", "院坝区住建局", at="district")
    people.post(office, "district-official", path=yard.path)


def _closed(yard):
    Standstill(yard=yard, to="别处", at=yard.created_at, by="x").save()


@pytest.mark.parametrize(
    ("hang", "code"),
    [(_place, "list-in-use"), (_filled, "list-in-use"), (_manager, "list-in-use"), (_office, "list-in-use")],
)
def test_what_hangs_on_one_keeps_all(taken, hang, code):
    hang(Profile.objects.get(name="金桂苑").yard)
    with refused(code):
        undo_estates(actor=SYSTEM, number=2)
    assert estates() == ["云栖坊", "听雨台", "金桂苑"]


def test_what_hangs_is_named_with_the_estate(taken):
    _place(Profile.objects.get(name="金桂苑").yard)
    with pytest.raises(Refusal) as caught:
        undo_estates(actor=SYSTEM, number=2)
    assert caught.value.data == {"hanging": {"places below": 1}, "estates": "金桂苑"}


def test_an_estate_that_was_handed_over_stays(taken):
    _closed(Profile.objects.get(name="金桂苑").yard)
    with refused("yard-closed"):
        undo_estates(actor=SYSTEM, number=2)


def test_who_wrote_by_the_old_place_is_refused(taken):
    yard = Profile.objects.get(name="金桂苑").yard
    undo_estates(actor=SYSTEM, number=2)
    with refused("yard-moved"):
        _filled(yard)


@pytest.mark.parametrize("role", [None, "manager", "community-supervisor"])
def test_who_may_not(taken, role):
    actor = people.staff(places.estate("H1"), role) if role else ANONYMOUS
    with refused("not-found"):
        undo_estates(actor=actor, number=2)
    with refused("not-found"):
        map_.estate_lists(actor)


def test_of_a_list_nobody_knows(taken):
    with refused("not-found"):
        undo_estates(actor=SYSTEM, number=9)


NEWER = [
    Line(2, {"name": "听雨台", "address": "院坝区白杨路1号", "homes": "31户", "company": "青禾物业", "fee": "1.5"})
]


@pytest.fixture
def changed(taken):
    """A list that founds nothing, and changes one that L-1 founded."""
    return import_estates(actor=SYSTEM, lines=NEWER, name="新表.xlsx")


def test_a_list_that_only_changes_says_what(changed):
    assert (changed.kept.code, changed.kept.founded, changed.kept.filled, changed.changed) == ("L-3", 0, 1, 1)
    row = map_.estate_list(SYSTEM, 3).page.rows[0]
    assert (row.name, row.is_founded, row.told) == ("听雨台", False, 0)
    assert row.before == {"homes": 30, "company": "", "fee_low": None, "fee_high": None}
    assert row.since == {"homes": 31, "company": "青禾物业", "fee_low": 150, "fee_high": 150}


def test_figures_of_an_estate_that_stood_before_are_set_back(changed):
    estate = Profile.objects.get(name="听雨台").yard
    assert undo_estates(actor=SYSTEM, number=3).state == "undone"
    facts = profile(estate)
    assert (facts.homes, facts.company, facts.fee_low, facts.fee_high) == (30, "", None, None)
    assert Event.objects.filter(yard=estate).latest("id").payload == {
        "list": 3,
        "fields": ["company", "fee_high", "fee_low", "homes"],
        "left": [],
    }
    assert map_.estate_list(SYSTEM, 3).left == 0
    before = everything()
    assert (undo_estates(actor=SYSTEM, number=3).state, everything()) == ("undone", before)


def test_as_if_it_had_not_come_the_list_that_founded_it_is_undone_too(changed):
    with refused("list-in-use"):
        undo_estates(actor=SYSTEM, number=1)
    undo_estates(actor=SYSTEM, number=3)
    assert (undo_estates(actor=SYSTEM, number=1).state, estates()) == ("undone", ["云栖坊", "金桂苑"])


def test_what_was_changed_again_stays_and_is_named(changed):
    estate = Profile.objects.get(name="听雨台").yard
    map_.fill_profile(actor=SYSTEM, yard=estate, facts=Facts(homes=40))
    undo_estates(actor=SYSTEM, number=3)
    facts = profile(estate)
    assert (facts.homes, facts.company, facts.fee_low) == (40, "", None)
    found = map_.estate_list(SYSTEM, 3, is_left=True)
    assert ([row.left for row in found.page.rows], found.left) == ([{"homes": "changed"}], 1)
    assert Event.objects.filter(yard=estate).latest("id").payload["left"] == ["homes"]
    with refused("list-in-use"):
        undo_estates(actor=SYSTEM, number=1)


def test_what_was_handed_over_stays_and_is_named(changed):
    estate = Profile.objects.get(name="听雨台").yard
    _closed(estate)
    told = Event.objects.filter(yard=estate).count()
    undo_estates(actor=SYSTEM, number=3)
    assert (profile(estate).homes, Event.objects.filter(yard=estate).count()) == (31, told)
    left = dict.fromkeys(("company", "fee_high", "fee_low", "homes"), "closed")
    assert [row.left for row in map_.estate_list(SYSTEM, 3, is_left=True).page.rows] == [left]


def test_two_lists_that_changed_the_same_are_undone_from_the_newest(changed):
    estate = Profile.objects.get(name="听雨台").yard
    import_estates(actor=SYSTEM, lines=[Line(2, {**NEWER[0].values, "homes": "32户"})])
    for number, homes in ((4, 31), (3, 30)):
        undo_estates(actor=SYSTEM, number=number)
        assert (profile(estate).homes, map_.estate_list(SYSTEM, number).left) == (homes, 0)


def test_who_may_not_change_one_of_them_undoes_nothing(changed):
    actor = people.staff(places.estate("H1"), "manager")
    with refused("not-found"):
        undo_estates(actor=actor, number=3)


def test_the_lists_and_what_they_founded(taken):
    page = map_.estate_lists(SYSTEM)
    assert ([one.code for one in page.rows], page.more) == (["L-2", "L-1"], "")
    assert [one.code for one in map_.estate_lists(SYSTEM, "2").rows] == ["L-1"]
    found = map_.estate_list(SYSTEM, 2)
    assert sorted(one.name for one in found.page.rows) == ["云栖坊", "金桂苑"]
    assert [one.name for one in map_.estate_list(SYSTEM, 2, found.page.rows[0].path).page.rows] == [
        found.page.rows[1].name
    ]
