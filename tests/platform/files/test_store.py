"""Keeping pictures: bytes under the yard and the digest, one row each, nothing half, nothing left over."""

import hashlib
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from tests.factories.yards import yard
from tests.support.pictures import photograph
from tests.support.unchanged import refused
from yuanba.kernel import clock
from yuanba.platform.files.models import StoredFile
from yuanba.platform.files.public import THUMBNAILS, path_of, pictures, store_image, sweep
from yuanba.platform.files.store import folder

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)
SIDES = (0, *THUMBNAILS)


@pytest.fixture
def estate(settings, tmp_path):
    settings.YUANBA_DATA_DIR = tmp_path
    return yard()


def on_disk(yard):
    return sorted(path.name for path in folder(yard.id).rglob("*") if path.is_file())


def test_a_picture_is_kept_by_the_digest_of_what_is_kept(estate):
    with clock.at(MORNING):
        row = store_image(estate, photograph())
    kept = path_of(estate.id, row.digest).read_bytes()
    assert row.digest == hashlib.sha256(kept).hexdigest()
    assert (row.size, row.mime, row.width, row.height) == (len(kept), "image/jpeg", 640, 480)
    assert StoredFile.objects.get().created_at == MORNING
    assert on_disk(estate) == sorted(path_of(estate.id, row.digest, side).name for side in SIDES)


def test_the_same_picture_twice_is_one_row(estate):
    first, second = store_image(estate, photograph()), store_image(estate, photograph())
    assert first.id == second.id
    assert StoredFile.objects.count() == 1
    assert len(on_disk(estate)) == 3


def test_two_yards_keep_their_own(estate):
    other = yard("YX")
    first, second = store_image(estate, photograph()), store_image(other, photograph())
    assert first.digest == second.digest
    assert (first.yard_id, second.yard_id) == (estate.id, other.id)
    assert on_disk(estate) == on_disk(other) != []
    assert pictures(other, [first.id, second.id]) == [second]


def test_pictures_come_in_the_order_asked_for(estate):
    one, two = (store_image(estate, photograph(colour)) for colour in ("#112233", "#445566"))
    assert pictures(estate, [two.id, uuid4(), one.id]) == [two, one]
    assert pictures(estate, []) == []


def test_what_is_no_picture_leaves_nothing(estate):
    with refused("picture-unreadable"):
        store_image(estate, b"no picture")
    assert on_disk(estate) == []


def test_what_the_caller_takes_back_leaves_bytes_that_do_no_harm(estate):
    with transaction.atomic():
        store_image(estate, photograph())
        transaction.set_rollback(True)
    assert StoredFile.objects.count() == 0
    assert len(on_disk(estate)) == 3
    row = store_image(estate, photograph())
    assert StoredFile.objects.get() == row
    assert len(on_disk(estate)) == 3


def test_a_crash_in_the_middle_of_writing_is_written_over(estate):
    row = store_image(estate, photograph())
    path = path_of(estate.id, row.digest)
    whole = path.read_bytes()
    path.rename(path.with_name(f".{path.name}.1.part"))
    store_image(estate, photograph())
    assert path.read_bytes() == whole


def test_the_sweep_takes_what_is_old_and_unused(estate):
    with clock.at(MORNING):
        used, unused = (store_image(estate, photograph(colour)) for colour in ("#112233", "#445566"))
    with clock.at(MORNING + timedelta(hours=23)):
        young = store_image(estate, photograph("#778899"))
        assert sweep(estate, {used.id}) == 0
    with clock.at(MORNING + timedelta(hours=25)):
        assert sweep(estate, {used.id}) == 1
    assert set(StoredFile.objects.all()) == {used, young}
    assert not any(path_of(estate.id, unused.digest, side).exists() for side in SIDES)
    assert all(path_of(estate.id, kept.digest, side).exists() for side in SIDES for kept in (used, young))


def test_the_sweep_of_a_yard_leaves_the_others_alone(estate):
    other = yard("YX")
    with clock.at(MORNING):
        kept = store_image(other, photograph())
    with clock.at(MORNING + timedelta(days=2)):
        assert sweep(estate, set()) == 0
    assert path_of(other.id, kept.digest).exists()
