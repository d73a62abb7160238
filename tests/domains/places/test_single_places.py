"""Places entered, corrected and taken away one by one, and the codes at their doors."""

import pytest

from tests.factories import cases, people
from tests.factories import places as make
from tests.support.unchanged import everything, refused
from yuanba.domains.places import public as places
from yuanba.domains.places.rules.single import SinglePlace, kinds_in, single_of
from yuanba.kernel.errors import Refusal
from yuanba.platform.events.public import Event

NOTHING = SinglePlace()
WRONG = (
    ("home", {"name": ""}, {"name": "place-name"}),
    ("home", {"name": "9" * 61}, {"name": "place-name"}),
    ("home", {"name_en": "x" * 81}, {"name_en": "english-name"}),
    ("home", {"floor": "high"}, {"floor": "place-floor"}),
    ("home", {"area": "big"}, {"area": "home-area"}),
    ("home", {"use": "bins"}, {"use": "place-use"}),
    ("point", {"use": "living"}, {"use": "place-use"}),
)


@pytest.mark.parametrize(("kind", "said", "fields"), WRONG)
def test_what_is_wrong_is_said_at_its_field(kind, said, fields):
    with pytest.raises(Refusal) as caught:
        single_of(kind, SinglePlace(**({"name": "902"} | said)))
    assert caught.value.fields == fields


def test_only_what_a_kind_has_is_kept():
    said = SinglePlace(name="3 栋", floor="9", area="94.56", use="living")
    assert single_of("building", said) == {"name": "3 栋", "name_en": "3 栋", "floor": None, "area": None, "use": ""}
    home = {"name": "3 栋", "name_en": "3 栋", "floor": 9, "area": 9456, "use": "living"}
    assert single_of("home", said) == home
    assert single_of("point", SinglePlace(name="泳池", floor="B1", area="x"))["floor"] == -1


def test_what_stands_in_what():
    assert kinds_in("unit") == ["home", "shop", "room", "station", "point"]
    assert (kinds_in("room"), kinds_in("home")) == (["station"], [])


@pytest.fixture
def yard(db):
    return make.estate()


@pytest.fixture
def manager(yard):
    return people.staff(yard, "manager")


def enter(actor, yard, parent, kind, code="", key="k", **said):
    written = SinglePlace(**said)
    return places.enter_place(
        actor=actor, yard=yard, parent_id=parent.id, kind=kind, code=code, written=written, client_key=key
    )


def test_a_building_its_stairwell_and_a_home_are_named_after_their_codes(yard, manager):
    building = enter(manager, yard, places.root(yard), "building", "９栋")
    unit = enter(manager, yard, building, "unit", "一单元")
    home = enter(manager, yard, unit, "home", "902室", floor="9", area="94.5", use="living")
    home.refresh_from_db()
    assert (home.label, home.label_en) == ("9 栋 1 单元 902", "Block 9, unit 1, 902")
    assert (home.path, home.floor, home.area, home.use) == (f"{yard.path}/9/1/902", 9, 9450, "living")
    assert [len(places.codes_at(manager, one)) for one in (building, unit, home)] == [1, 1, 0]
    with refused("place-taken"):
        enter(manager, yard, unit, "home", "902")
    with refused("place-kind"):
        enter(manager, yard, home, "home", "1")
    with refused("invalid", code="place-code"):
        enter(manager, yard, unit, "home", "!")


def test_a_point_has_a_code_of_its_own_and_sent_again_it_is_the_same(yard, manager):
    root = places.root(yard)
    bins = enter(manager, yard, root, "point", name="垃圾投放点", use="bins")
    before = everything()
    assert enter(manager, yard, root, "point", name="垃圾投放点", use="bins") == bins
    assert everything() == before
    (code,) = places.codes_at(manager, bins)
    assert places.place_of_door(yard, code.token) == bins
    station = enter(manager, yard, root, "station", name="便民驿站", key="s")
    assert places.Station.objects.get(yard=yard).place == station
    with refused("invalid", name="place-name"):
        enter(manager, yard, root, "point", key="other")


def test_a_corrected_name_is_said_by_all_below(yard, manager):
    home, other = make.place(yard, "3-1-902"), make.place(yard, "31-1-101")
    building = places.find_place(yard, "3")
    written = SinglePlace(name="桂苑", name_en="Willow Court")
    changed = places.correct_place(actor=manager, yard=yard, place_id=building.id, written=written)
    assert changed == ["name", "name_en"]
    home.refresh_from_db()
    assert (home.label, home.label_en) == ("桂苑 1 单元 902", "Willow Court, unit 1, 902")
    other.refresh_from_db()
    assert other.label == "31 栋 1 单元 101"
    before = everything()
    assert places.correct_place(actor=manager, yard=yard, place_id=building.id, written=written) == []
    assert everything() == before
    said = SinglePlace(name="902", name_en="902", floor="8", use="office")
    assert places.correct_place(actor=manager, yard=yard, place_id=home.id, written=said) == ["floor", "use"]
    told = Event.objects.filter(yard=yard, name="place.corrected").order_by("id").last()
    assert told.payload == {"path": home.path, "fields": ["floor", "use"]}


def test_what_nothing_hangs_on_is_taken_away_with_its_code(yard, manager):
    root = places.root(yard)
    bins = enter(manager, yard, root, "point", name="垃圾投放点")
    (code,) = places.codes_at(manager, bins)
    places.remove_place(actor=manager, yard=yard, place_id=bins.id)
    assert not places.Place.objects.filter(yard=yard, id=bins.id).exists()
    with refused("door-unknown"):
        places.place_of_door(yard, code.token)
    told = Event.objects.get(yard=yard, name="place.removed")
    assert told.payload == {"path": bins.path, "kind": "point", "name": "垃圾投放点"}
    with refused("not-found"):
        places.remove_place(actor=manager, yard=yard, place_id=bins.id)


def test_what_something_hangs_on_stays(yard, manager):
    home = make.place(yard, "3-1-902")
    gate, grid_at, kept = (make.point(yard, code, code) for code in ("gate", "bins", "lawn"))
    people.tenure(home)
    cases.report(gate)
    grid = places.draw_grid(actor=people.staff(yard, "platform-operator"), yard=yard, code="W1", name="一网格")
    places.GridMember(yard=yard, grid=grid, path=grid_at.path).save()
    people.post(yard, "guard", kept.path)
    hangs = {home: "tenures", home.parent: "places below", gate: "cases", grid_at: "grids", kept: "posts"}
    for place, words in hangs.items():
        before = everything()
        with pytest.raises(Refusal) as caught:
            places.remove_place(actor=manager, yard=yard, place_id=place.id)
        assert (caught.value.code, caught.value.data["hanging"]) == ("place-in-use", {words: 1})
        assert everything() == before


def test_only_who_manages_the_map_does_any_of_it(yard, manager):
    home = make.place(yard, "3-1-902")
    butler, far = people.staff(yard, "butler"), people.staff(make.estate("YX", "云栖坊"), "manager")
    code = places.issue_door_code(actor=manager, yard=yard, place_id=home.parent_id)
    for actor in (butler, far):
        acts = (
            lambda who=actor: enter(who, yard, home.parent, "home", "903"),
            lambda who=actor: places.correct_place(actor=who, yard=yard, place_id=home.id, written=NOTHING),
            lambda who=actor: places.remove_place(actor=who, yard=yard, place_id=home.id),
            lambda who=actor: places.replace_door_code(actor=who, yard=yard, token=code.token),
            lambda who=actor: places.codes_at(who, home.parent),
            lambda who=actor: places.door_lines(who, yard),
            lambda who=actor: places.places_below(who, home.parent),
        )
        for act in acts:
            with refused("not-found"):
                act()
    root = places.root(yard)
    for act in (places.remove_place, lambda **said: places.correct_place(written=NOTHING, **said)):
        with refused("not-found"):
            act(actor=manager, yard=yard, place_id=root.id)


def test_a_stolen_code_is_replaced_once(yard, manager):
    unit = make.place(yard, "3-1")
    old = places.issue_door_code(actor=manager, yard=yard, place_id=unit.id)
    new = places.replace_door_code(actor=manager, yard=yard, token=old.token)
    before = everything()
    assert places.replace_door_code(actor=manager, yard=yard, token=old.token) == new
    assert places.issue_door_code(actor=manager, yard=yard, place_id=unit.id, if_none=True) == new
    assert everything() == before
    assert [one.token for one in places.codes_at(manager, unit)] == [new.token, old.token]
    with refused("door-unknown"):
        places.place_of_door(yard, old.token)
    assert places.place_of_door(yard, new.token) == unit


def test_the_doors_say_since_when_their_code_hangs(yard, manager):
    unit = make.place(yard, "3-1")
    old = places.issue_door_code(actor=manager, yard=yard, place_id=unit.id)
    places.revoke_door_code(actor=manager, yard=yard, token=old.token)
    lines = {one.place.path: one for one in places.door_lines(manager, yard).rows}
    assert sorted(lines) == [yard.path, f"{yard.path}/3", f"{yard.path}/3/1"]
    line = lines[unit.path]
    assert (line.since, line.in_use, line.revoked_at is None) == (None, 0, False)
    new = places.issue_door_code(actor=manager, yard=yard, place_id=unit.id)
    lacking = [one.place.path for one in places.door_lines(manager, yard, lacking=True).rows]
    assert lacking == [yard.path, f"{yard.path}/3"]
    (line,) = [one for one in places.door_lines(manager, yard).rows if one.place == unit]
    assert (line.since, line.in_use) == (new.issued_at, 1)


def test_what_stands_in_a_place_comes_in_pages_two_before_ten(yard, manager):
    root = places.root(yard)
    for number in (10, 2, 1):
        make.place(yard, str(number))
    made = [
        places.Place(yard=yard, parent=root, kind="point", name=str(n), path=f"{yard.path}/p{n:03}") for n in range(50)
    ]
    places.Place.objects.bulk_create(made)
    page = places.places_below(manager, root)
    assert [one.path.rpartition("/")[2] for one in page.rows[:4]] == ["1", "2", "10", "p000"]
    rest = places.places_below(manager, root, page.more)
    assert (len(page.rows), [one.name for one in rest.rows], rest.more) == (50, ["47", "48", "49"], "")
    for made_up in ("\x00", "a\nb"):
        with refused("not-found"):
            places.places_below(manager, root, made_up)
