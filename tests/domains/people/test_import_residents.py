"""People of a list become cards and tenures; who is here already stays one; undone, everything is as before."""

import pytest

from tests.factories import people as make
from tests.factories import places
from tests.support.unchanged import everything, refused
from yuanba.domains.people import public as people
from yuanba.domains.people.models import Filled, ResidentCard, Tenure
from yuanba.domains.people.usecases.undo_residents import FOLDED
from yuanba.domains.places.public import Place, Source, find_place, rows_of_batch
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import ANONYMOUS, SYSTEM
from yuanba.platform.sheets.public import Line
from yuanba.platform.yards.models import Standstill
from yuanba.platform.yards.public import forget

pytestmark = pytest.mark.django_db
HISTORY = {"places.ImportBatch", "events.Event"}


@pytest.fixture
def estate():
    return places.estate("H1")


def lines(*rows):
    return [Line(number, row, sheet="一") for number, row in enumerate(rows, start=2)]


def row(whole, name="", phone="", **more):
    return {"whole": whole, "area": "88", "name": name, "phone": phone, **more}


def take(estate, *rows, digest="d", actor=SYSTEM, **more):
    source = Source("业主.xlsx", digest * 64)
    return people.import_residents(actor=actor, yard=estate, lines=lines(*rows), source=source, **more)


def undo(estate, number=1):
    return people.undo_residents(actor=SYSTEM, yard=estate, number=number)


def at(estate, whole):
    found = people.occupants(SYSTEM, estate, find_place(estate, whole).id)
    return sorted((one.name, one.kind, one.resident.phone, one.share) for one in found)


def codes(made):
    return [one.warnings or (one.refused,) for one in made.homes.outcomes]


def rows():
    return {name: kept for name, kept in everything().items() if name not in HISTORY}


TWO = row("1-1-101", "黎晓舟、向晚", "13800004402/13900001111"), row("1-1-102", "唐一", "028-85551234")


def test_two_owners_in_a_cell_are_two_cards(estate):
    made = take(estate, *TWO)
    assert (made.cards, made.tenures, made.filled, made.homes.ok) == (3, 3, 0, 2)
    assert at(estate, "1-1-101") == [
        ("向晚", "co-owner", "139****1111", None),
        ("黎晓舟", "co-owner", "138****4402", None),
    ]
    assert at(estate, "1-1-102") == [("唐一", "owner", "028*****1234", 1)]


def test_the_same_again_changes_nothing(estate):
    take(estate, *TWO)
    before = everything()
    again = take(estate, *TWO)
    assert (again.cards, again.tenures, again.same, again.homes.batch) == (0, 0, 3, None)
    assert everything() == before


def test_a_dry_run_says_the_same_and_writes_nothing(estate):
    before = everything()
    dry = take(estate, *TWO, dry_run=True)
    assert everything() == before
    made = take(estate, *TWO)
    assert (dry.cards, dry.tenures, dry.homes.outcomes) == (made.cards, made.tenures, made.homes.outcomes)


def test_undone_everything_is_as_before(estate):
    home = places.place(estate, "1-1-101")
    make.stay(make.card(estate, "黎晓舟"), home, "owner")
    before = rows()
    made = take(estate, row("1-1-101", "黎晓舟", "13800004402"), row("1-1-102", "唐一"))
    assert (made.cards, made.tenures, made.filled) == (1, 1, 1)
    assert Filled.objects.get().field == "phone"
    assert len(people.living(SYSTEM, estate, text="4402").rows) == 1
    undo(estate)
    assert rows() == before
    undo(estate)
    assert rows() == before


def test_the_same_name_and_telephone_in_two_homes_is_one_card(estate):
    made = take(estate, row("1-1-101", "黎晓舟", "13800004402"), row("1-1-102", "黎晓舟", "138 0000 4402"))
    assert (made.cards, made.tenures) == (1, 2)


def test_the_same_name_with_another_telephone_elsewhere_is_another_person(estate):
    made = take(estate, row("1-1-101", "黎晓舟", "13800004402"), row("1-1-102", "黎晓舟", "13900001111"))
    assert (made.cards, made.tenures) == (2, 2)


@pytest.mark.parametrize("slice_size", [1, 500])
@pytest.mark.parametrize("dry_run", [True, False])
def test_a_second_row_of_a_home_is_a_co_owner(estate, monkeypatch, slice_size, dry_run):
    monkeypatch.setattr("yuanba.domains.places.usecases._homes.SLICE", slice_size)
    people_below = {"whole": "", "name": "向晚", "phone": "", "area": ""}
    made = take(estate, row("1-1-101", "黎晓舟"), row("1-1-101", "唐一"), people_below, dry_run=dry_run)
    assert (made.cards, made.tenures) == (3, 3)
    assert codes(made) == [("",), ("",), ("home-above",)]
    if not dry_run:
        assert {kind for _name, kind, _phone, _share in at(estate, "1-1-101")} == {"co-owner"}


def test_owners_in_a_sheet_of_their_own_are_tied_by_number(estate):
    homes = row("1-1-101", owner_no="7"), row("1-1-102", owner_no="7"), row("1-1-103", owner_no="8")
    owners = {"name": "黎晓舟", "phone": "13800004402", "owner_no": "7"}, {"name": "唐一", "owner_no": "9"}
    made = take(estate, *homes, *owners)
    assert (made.cards, made.tenures) == (2, 2)
    assert codes(made)[3:] == [("",), ("resident-number",)]
    found = [(one.place, one.also) for one in made.homes.outcomes[3:]]
    assert found == [("1/1/101", ("1/1/102",)), ("", ())]
    dry = take(estate, *homes, *owners, dry_run=True)
    assert [(one.place, one.also) for one in dry.homes.outcomes[3:]] == found
    assert [name for name, *_ in at(estate, "1-1-102")] == ["黎晓舟"]
    before = everything()
    take(estate, *homes, *owners)
    assert everything() == before


def test_an_owner_of_two_homes_without_a_telephone_is_one_card(estate):
    rows_in = row("1-1-101", owner_no="7"), row("1-1-102", owner_no="7"), {"name": "黎晓舟", "owner_no": "7"}
    made = take(estate, *rows_in)
    assert (made.cards, made.tenures, made.same) == (1, 2, 0)
    again = take(estate, *rows_in)
    assert (again.cards, again.tenures, again.same, again.homes.batch) == (0, 0, 2, None)


def test_a_list_of_names_only_makes_cards(estate):
    made = take(estate, {"name": "黎晓舟"}, {"name": ""}, {"name": "13800004402"})
    assert (made.cards, made.homes.ok, made.homes.refused) == (1, 1, 2)
    before = everything()
    take(estate, {"name": "黎晓舟"})
    assert everything() == before


def test_another_owner_telephone_or_number_stays_and_is_told(estate):
    home = places.place(estate, "1-1-101")
    make.stay(make.card(estate, "黎晓舟", phone="13800004402", id_number="11010519491231002X"), home, "owner")
    before = rows()["people.Tenure"]
    made = take(
        estate,
        row("1-1-101", "黎晓舟", "13900001111", id_number="632126199109162011"),
        row("1-1-101", "唐一"),
    )
    assert codes(made) == [("resident-phone-other", "resident-id-other"), ("resident-owner-other",)]
    assert (made.cards, rows()["people.Tenure"]) == (0, before)


def test_a_double_that_was_merged_stays_merged(estate):
    take(estate, row("1-1-101", "黎晓舟", "13800004402"))
    double = ResidentCard.objects.get()
    kept = make.card(estate, "Li", phone="13700002222")
    people.merge_residents(actor=SYSTEM, yard=estate, keep=kept.id, double=double.id)
    assert (take(estate, row("1-1-101", "黎晓舟", "13800004402")).cards, ResidentCard.objects.count()) == (0, 2)


def test_nobody_lives_in_a_parking_space(estate):
    made = take(estate, {"space": "C0001", "area": "12", "name": "黎晓舟"})
    assert (codes(made), made.cards, made.tenures) == ([("resident-room",)], 1, 0)


def test_a_refused_row_brings_nobody(estate):
    made = take(estate, row("1-1-101", "黎晓舟") | {"area": "不详"})
    assert (made.cards, made.homes.refused, ResidentCard.objects.count()) == (0, 1, 0)


def write_on(card):
    people.write_card(actor=SYSTEM, yard=card.yard, card_id=card.id, draft=people.CardDraft("黎晓舟", "Lily"))


def end(card):
    tenure = Tenure.objects.get(card=card)
    people.move_out(actor=SYSTEM, yard=card.yard, tenure_id=tenure.id, until=tenure.since)


def merge(card):
    other = make.card(card.yard, "Li")
    people.merge_residents(actor=SYSTEM, yard=card.yard, keep=card.id, double=other.id)


def look(card):
    people.open_sealed(
        actor=make.staff(card.yard, "manager"), yard=card.yard, card_id=card.id, field="phone", why="约定上门时间"
    )


@pytest.mark.parametrize("touch", [write_on, end, merge, look])
def test_what_somebody_touched_since_is_not_undone(estate, touch):
    take(estate, row("1-1-101", "黎晓舟", "13800004402"))
    touch(ResidentCard.objects.select_related("yard").get())
    with refused("batch-in-use"):
        undo(estate)


def test_a_later_file_that_filled_in_hangs_on_it_and_goes_first(estate):
    take(estate, row("1-1-101", "黎晓舟"))
    before = rows()
    take(estate, row("1-1-101", "黎晓舟", "13800004402"), digest="e")
    with pytest.raises(Refusal) as caught:
        undo(estate, 1)
    assert caught.value.data == {"hanging": {"resident cards that a file filled in": 1}}
    undo(estate, 2)
    assert rows() == before
    undo(estate, 1)
    assert not Place.objects.filter(kind="home").exists()


def test_whose_right_it_is(estate):
    butler = make.staff(estate, "butler")
    for actor in (ANONYMOUS, butler):
        with refused("not-found"):
            take(estate, *TWO, actor=actor)
    assert take(estate, *TWO, actor=make.staff(estate, "manager")).cards == 3
    with refused("not-found"):
        people.undo_residents(actor=butler, yard=estate, number=1)


def test_what_no_column_holds_is_sealed_and_shown_masked(estate):
    line = Line(2, row("1-1-101", "黎晓舟", "13800004402、13900001111", sex="1"), {"备注": "常住"}, sheet="一")
    source = Source("业主.xlsx", "d" * 64, ("备注",))
    people.import_residents(actor=SYSTEM, yard=estate, lines=[line], source=source)
    assert "13900001111" not in str(everything())
    (kept,) = rows_of_batch(SYSTEM, estate, 1).page.rows
    assert kept.words == {"备注": "常住", "性别": "男", "其他电话": "139****1111"}


def test_an_estate_that_was_handed_over_is_not_undone(estate):
    take(estate, *TWO)
    Standstill(yard=estate, to="https://xq.example", at=clock.now(), by="wang").save()
    forget()
    with refused("yard-closed"):
        undo(estate)


@pytest.mark.parametrize("keeps_listed", [True, False])
def test_a_list_whose_tenure_is_one_with_another_is_undone_after_the_cards_part(estate, keeps_listed):
    """The person was here at another home; another card was written down for the home of the list."""
    take(estate, row("1-1-102", "黎晓舟", "13800004402"), row("1-1-101"))
    take(estate, row("1-1-101", "黎晓舟", "13800004402"), digest="e")
    [listed] = Tenure.objects.filter(home__path__endswith="1/1/101")
    other = make.card(estate, "黎晓舟")
    make.stay(other, find_place(estate, "1-1-101"), "tenant")
    Tenure.objects.filter(id=listed.id).update(kind="tenant", part=None, whole=None)
    before = rows()
    keep, double = (listed.card_id, other.id) if keeps_listed else (other.id, listed.card_id)
    merge = people.merge_residents(actor=SYSTEM, yard=estate, keep=keep, double=double)
    assert len(merge.moved["folded"]) == 1
    with pytest.raises(Refusal) as caught:
        undo(estate, 2)
    assert (caught.value.code, caught.value.data["hanging"][FOLDED]) == ("batch-in-use", 1)
    people.part_residents(actor=SYSTEM, yard=estate, merge_id=merge.id)
    assert rows()["people.Tenure"] == before["people.Tenure"]
    undo(estate, 2)
    assert [one.card_id for one in Tenure.objects.filter(home__path__endswith="1/1/101")] == [other.id]
