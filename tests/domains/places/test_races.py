"""Two at once: one file is one batch, a batch is undone once, lists have numbers of their own."""

import pytest

from tests.domains.people.test_races import together
from tests.factories import places
from yuanba.domains.places.models import EstateList, ImportBatch
from yuanba.domains.places.public import Place, import_estates, import_homes, undo_import
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event
from yuanba.platform.sheets.public import Line

pytestmark = pytest.mark.django_db(transaction=True)
LINES = [Line(number, {"whole": f"1-1-{number}01", "area": "88"}) for number in range(1, 8)]


def test_the_same_file_twice_at_once_is_one_batch():
    estate = places.estate()

    def take():
        import_homes(actor=SYSTEM, yard=estate, lines=LINES)

    assert together(take, take, take) == [""] * 3
    assert ImportBatch.objects.filter(yard=estate).count() == 1
    assert Place.objects.filter(yard=estate, kind="home").count() == 7


def test_a_batch_is_undone_once():
    estate = places.estate()
    import_homes(actor=SYSTEM, yard=estate, lines=LINES)

    def undo():
        undo_import(actor=SYSTEM, yard=estate, number=1)

    assert together(undo, undo, undo) == [""] * 3
    assert Place.objects.filter(yard=estate).count() == 1
    assert Event.objects.filter(yard=estate, name="place.import_undone").count() == 1


def test_lists_of_estates_that_begin_at_once_have_numbers_of_their_own():
    places.division("district")

    def take(name):
        import_estates(actor=SYSTEM, lines=[Line(2, {"name": name, "address": f"院坝区{name}路1号"})], name=name)

    assert together(*(lambda name=name: take(name) for name in ("金桂苑", "云栖坊", "听雨台"))) == [""] * 3
    assert sorted(EstateList.objects.values_list("number", "founded")) == [(1, 1), (2, 1), (3, 1)]
