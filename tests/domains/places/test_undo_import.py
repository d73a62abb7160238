"""An import is undone whole or not at all: what it made goes, what it changed is as before, nothing else is touched."""

import pytest

from tests.factories import cases, people, places
from tests.support.unchanged import everything, refused
from yuanba.domains.places.hanging import OTHER, WORDS
from yuanba.domains.places.models import ImportBatch, ImportChange
from yuanba.domains.places.public import Place, Source, find_place, import_homes, issue_door_code, undo_import
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import ANONYMOUS, SYSTEM
from yuanba.platform.events.public import Event
from yuanba.platform.sheets.public import Line

pytestmark = pytest.mark.django_db
HISTORY = {"places.ImportBatch", "events.Event"}  # that it happened, and was undone, stays


@pytest.fixture
def estate():
    made = places.estate("H1")
    places.place(made, "1-1-101")
    return made


def take(estate, *homes):
    lines = [Line(number, {"whole": whole, "area": area}) for number, (whole, area) in enumerate(homes, start=2)]
    return import_homes(actor=SYSTEM, yard=estate, lines=lines, source=Source("房屋.xlsx", "d" * 64))


def undo(estate, number=1, actor=SYSTEM):
    return undo_import(actor=actor, yard=estate, number=number)


def rows():
    return {name: rows for name, rows in everything().items() if name not in HISTORY}


FIRST = ("1-1-101", "88"), ("1-1-102", "90"), ("2-1-101", "x"), ("2-1-102", "70.123")


def test_the_batch_says_what_came_of_the_file(estate):
    manager = people.staff(estate, "manager", name="邓国平")
    lines = [Line(2, {"whole": "1-1-101", "area": "88"}), Line(3, {"whole": ""}), Line(4, {"whole": "2-1-1"})]
    made = import_homes(actor=manager, yard=estate, lines=lines, source=Source("房屋.xlsx", "d" * 64))
    batch = ImportBatch.objects.get(yard=estate)
    assert made.batch == batch
    assert (batch.code, batch.name, batch.digest, batch.by, batch.account, batch.state) == (
        "H1-1",
        "房屋.xlsx",
        "d" * 64,
        "邓国平",
        manager.account,
        "done",
    )
    counts = (batch.rows_in, batch.ok, batch.warned, batch.refused, batch.added, batch.changed, batch.places)
    assert counts == (3, 2, 1, 1, 1, 1, 3)


def test_a_file_that_changes_nothing_makes_no_batch(estate):
    take(estate, *FIRST)
    assert take(estate, *FIRST).batch is None
    assert ImportBatch.objects.filter(yard=estate).count() == 1


def test_everything_is_as_before(estate):
    before = rows()
    assert take(estate, *FIRST).places == 4
    batch = undo(estate)
    assert rows() == before
    assert (batch.state, batch.undone_at is None) == ("undone", False)
    assert Event.objects.get(yard=estate, name="place.import_undone").payload == {
        "batch": 1,
        "removed": 4,
        "restored": 1,
    }


def test_undone_again_changes_nothing(estate):
    take(estate, *FIRST)
    undo(estate)
    before = everything()
    undo(estate)
    assert everything() == before


def test_after_undoing_the_same_file_is_taken_over_anew(estate):
    take(estate, *FIRST)
    undo(estate)
    made = take(estate, *FIRST)
    assert (made.added, made.changed, made.batch.number) == (2, 1, 2)


def hang(estate, what):
    home = find_place(estate, "2-1-102")
    if what == "door codes":
        issue_door_code(actor=SYSTEM, yard=estate, place_id=home.parent_id)
    elif what == "cases":
        cases.report(home)
    elif what == "tenures":
        people.tenure(home)
    elif what == "places below":
        places.place(estate, "2-1-103")
    else:
        take(estate, ("2-1-102", "71"))


OWN = ("places below", "homes that a later file changed", "door codes", "cases", "tenures")


def test_what_points_at_places_has_a_name():
    assert set(OWN) <= set(WORDS.values())


@pytest.mark.parametrize("what", OWN)
def test_what_hangs_on_it_is_counted_and_keeps_it(estate, what):
    take(estate, *FIRST)
    hang(estate, what)
    before = everything()
    with pytest.raises(Refusal) as caught:
        undo(estate)
    assert (caught.value.code, caught.value.data) == ("batch-in-use", {"hanging": {what: 1}})
    assert everything() == before


def test_all_that_hangs_is_named(estate):
    take(estate, *FIRST)
    for what in ("cases", "cases", "tenures", "door codes"):
        hang(estate, what)
    with pytest.raises(Refusal) as caught:
        undo(estate)
    assert caught.value.data == {"hanging": {"door codes": 1, "cases": 2, "tenures": 1}}


def test_what_has_no_word_of_its_own_keeps_it_too(estate, monkeypatch):
    take(estate, *FIRST)
    hang(estate, "cases")
    monkeypatch.delitem(WORDS, next(model for model, words in WORDS.items() if words == "cases"))
    with pytest.raises(Refusal) as caught:
        undo(estate)
    assert caught.value.data == {"hanging": {OTHER: 1}}


def test_the_later_file_is_undone_first(estate):
    take(estate, *FIRST)
    between = rows()
    take(estate, ("1-1-101", "89"), ("1-1-104", "60"))
    with refused("batch-later"):
        undo(estate, 1)
    undo(estate, 2)
    assert rows() == between
    undo(estate, 1)
    assert Place.objects.get(yard=estate, path=f"{estate.path}/1/1/101").area is None


def test_a_home_that_was_changed_since_is_not_set_back(estate):
    take(estate, ("1-1-101", "88"))
    take(estate, ("1-1-101", "89"))
    with refused("batch-later"):
        undo(estate, 1)
    undo(estate, 2)
    undo(estate, 1)
    assert ImportChange.objects.count() == 0


@pytest.mark.parametrize("role", [None, "butler", "community-supervisor"])
def test_who_may_not(estate, role):
    take(estate, *FIRST)
    actor = people.staff(estate, role) if role else ANONYMOUS
    with refused("not-found"):
        undo(estate, actor=actor)


def test_an_estate_undoes_its_own_imports_only(estate):
    take(estate, *FIRST)
    other = places.estate("H2")
    manager = people.staff(other, "manager")
    with refused("not-found"):
        undo(estate, actor=manager)
    with refused("not-found"):
        undo(other, actor=manager)
