"""The sweep: what nobody uses goes after a day, rows and bytes; what is used or young stays."""

import os
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from tests.factories.yards import yard
from tests.support.pictures import photograph
from yuanba.kernel import clock
from yuanba.platform.files import store
from yuanba.platform.files.models import StoredFile
from yuanba.platform.files.public import THUMBNAILS, path_of, store_image, sweep

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
SIDES = (0, *THUMBNAILS)


def there(row):
    """Which of the files of a picture there are."""
    return [path_of(row.yard_id, row.digest, side).exists() for side in SIDES]


def later(hours):
    """So many hours from the moment in which the bytes are written: files know only real time."""
    return clock.at(clock.now() + hours * HOUR)


def test_it_takes_what_is_old_and_unused(estate):
    used, unused = (store_image(estate, photograph(colour)) for colour in ("#112233", "#445566"))
    with later(23):
        assert sweep(estate, {used.id}) == 0
    assert there(used) == there(unused) == [True] * 3
    with later(2):
        young = store_image(estate, photograph("#778899"))
    with later(25):
        assert sweep(estate, {used.id}) == 1
    assert set(StoredFile.objects.all()) == {used, young}
    assert (there(used), there(young), there(unused)) == ([True] * 3, [True] * 3, [False] * 3)


def test_what_the_caller_took_back_is_swept_when_it_is_old(estate):
    with transaction.atomic():
        row = store_image(estate, photograph())
        transaction.set_rollback(True)
    with later(23):
        assert sweep(estate, set()) == 0
    assert there(row) == [True] * 3
    with later(25):
        assert sweep(estate, set()) == 0
    assert there(row) == [False] * 3


def test_bytes_that_are_found_again_are_young_again(estate):
    """Their row may stand in a transaction that the sweep cannot see."""
    for _ in range(2):
        with transaction.atomic():
            row = store_image(estate, photograph())
            transaction.set_rollback(True)
        with later(2):
            sweep(estate, set())
        assert there(row) == [True] * 3
        for side in SIDES:
            os.utime(path_of(estate.id, row.digest, side), (0, 0))
    sweep(estate, set())
    assert there(row) == [False] * 3


def test_what_a_crash_left_half_is_swept_when_it_is_old(estate, crash):
    with crash():
        store_image(estate, photograph())
    files = store.folder(estate.id)
    with later(23):
        sweep(estate, set())
    assert len([path for path in files.rglob("*") if path.is_file()]) == 1
    with later(25):
        sweep(estate, set())
    assert not any(path.is_file() for path in files.rglob("*"))


def test_one_that_was_sent_again_is_spared(estate):
    store_image(estate, photograph())
    with later(25):
        again = store_image(estate, photograph())
        assert sweep(estate, set()) == 0
    assert there(again) == [True] * 3
    assert StoredFile.objects.get() == again


def test_it_leaves_the_other_yards_alone(estate):
    other = yard("YX")
    mine, kept = store_image(estate, photograph()), store_image(other, photograph())
    with later(25):
        assert sweep(estate, set()) == 1
    assert (there(mine), there(kept)) == ([False] * 3, [True] * 3)


def test_a_yard_without_pictures_has_nothing_to_sweep(estate):
    assert sweep(estate, set()) == 0


def test_it_takes_so_many_at_once_the_oldest_first(estate, monkeypatch):
    monkeypatch.setattr(store, "MOST", 2)
    rows = []
    for hour, colour in enumerate(("#112233", "#445566", "#778899")):
        with later(hour):
            rows.append(store_image(estate, photograph(colour)))
    with later(30):
        assert sweep(estate, set()) == 2
        assert list(StoredFile.objects.all()) == rows[2:]
        assert sweep(estate, set()) == 1
    assert [there(row) for row in rows] == [[False] * 3] * 3


def test_a_yard_may_use_very_many(estate):
    used = store_image(estate, photograph())
    with later(25):
        assert sweep(estate, {used.id, *(uuid4() for _ in range(40_000))}) == 0
    assert there(used) == [True] * 3
