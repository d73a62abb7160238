"""What nobody looked at is reported for the day whose 22:00 has passed, in estates that were there."""

from datetime import datetime, timedelta

import pytest

from tests.factories import cases as make
from tests.factories import notices as said
from tests.support.pictures import photograph
from yuanba.interfaces.jobs.rounds import report_unlooked, sweep_files
from yuanba.kernel import clock
from yuanba.platform.events.public import Event
from yuanba.platform.files.public import StoredFile, store_image
from yuanba.platform.yards.models import Yard

pytestmark = pytest.mark.django_db
TEN = datetime(2026, 11, 20, 22, 0, tzinfo=clock.SHANGHAI)


@pytest.mark.parametrize(
    ("after", "day"),
    [
        (timedelta(0), "2026-11-20"),
        (timedelta(hours=3), "2026-11-20"),
        (timedelta(hours=17), "2026-11-20"),
        (timedelta(hours=24), "2026-11-21"),
    ],
)
def test_the_day_is_the_last_one_whose_evening_came(after, day):
    town = make.town()
    Yard.objects.update(created_at=TEN - timedelta(days=30))
    with clock.at(TEN - timedelta(hours=12)):
        make.report(town.place)
    for _ in range(2):
        with clock.at(TEN + after):
            report_unlooked()
    (event,) = Event.objects.filter(name="case.unlooked")
    assert (event.read().day, event.read().numbers) == (day, [1])


def test_nothing_is_said_of_a_day_before_the_estate_was_there():
    town = make.town()
    Yard.objects.update(created_at=TEN + timedelta(hours=1))
    with clock.at(TEN + timedelta(hours=2)):
        make.report(town.place)
    with clock.at(TEN + timedelta(hours=17)):
        report_unlooked()
    assert not Event.objects.filter(name="case.unlooked").exists()
    with clock.at(TEN + timedelta(hours=24)):
        report_unlooked()
    assert not Event.objects.filter(name="case.unlooked").exclude(yard=town.yard).exists()
    assert Event.objects.filter(name="case.unlooked").count() == 1


def test_what_proves_a_delivery_is_not_swept():
    village = said.village()
    with clock.at(said.MORNING):
        notice = said.published(village)
        said.hand(village, notice, "1-1-101")
        spare = store_image(village.yard, photograph(size=(80, 60))).id
    with clock.at(said.MORNING + timedelta(days=3)):
        sweep_files()
    kept = set(StoredFile.objects.filter(yard=village.yard).values_list("id", flat=True))
    assert kept == {village.photo}
    assert spare not in kept
