"""Two at once: one file is one batch, and a batch is undone once."""

import pytest

from tests.domains.people.test_races import together
from tests.factories import places
from yuanba.domains.places.models import ImportBatch
from yuanba.domains.places.public import Place, import_homes, undo_import
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
