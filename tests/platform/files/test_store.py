"""Keeping pictures: bytes under the yard and the digest, one row each, nothing half."""

import hashlib
from datetime import datetime, timedelta
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection, transaction

from tests.factories.yards import yard
from tests.platform.files.samples import REFUSED
from tests.support.pictures import photograph
from tests.support.unchanged import refused
from yuanba.kernel import clock
from yuanba.platform.files.models import StoredFile
from yuanba.platform.files.places import folder
from yuanba.platform.files.public import THUMBNAILS, path_of, pictures, store_image

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)


def on_disk(yard):
    return sorted(path.name for path in folder(yard.id).rglob("*") if path.is_file())


def names(row):
    return sorted(path_of(row.yard_id, row.digest, side).name for side in (0, *THUMBNAILS))


def test_a_picture_is_kept_by_the_digest_of_what_is_kept(estate):
    with clock.at(MORNING):
        row = store_image(estate, photograph())
    kept = path_of(estate.id, row.digest).read_bytes()
    assert row.digest == hashlib.sha256(kept).hexdigest()
    assert (row.size, row.mime, row.width, row.height) == (len(kept), "image/jpeg", 640, 480)
    assert StoredFile.objects.get().created_at == MORNING
    assert on_disk(estate) == names(row)


def test_the_same_picture_twice_is_one_row(estate):
    first, second = store_image(estate, photograph()), store_image(estate, photograph())
    assert first.id == second.id
    assert StoredFile.objects.count() == 1
    assert on_disk(estate) == names(first)


def test_the_same_picture_again_is_young_again(estate):
    for moment in (MORNING, MORNING + timedelta(days=3)):
        with clock.at(moment):
            store_image(estate, photograph())
    assert StoredFile.objects.get().created_at == MORNING + timedelta(days=3)


def test_two_yards_keep_their_own(estate):
    other = yard("YX")
    first, second = store_image(estate, photograph()), store_image(other, photograph())
    assert first.digest == second.digest
    assert (first.yard_id, second.yard_id) == (estate.id, other.id)
    assert on_disk(estate) == on_disk(other) == names(first)
    assert pictures(other, [first.id, second.id]) == [second]


def test_pictures_come_in_the_order_asked_for(estate):
    one, two = (store_image(estate, photograph(colour)) for colour in ("#112233", "#445566"))
    assert pictures(estate, [two.id, uuid4(), one.id]) == [two, one]
    assert pictures(estate, []) == []


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_picture_leaves_nothing(estate, data, code):
    with refused(code):
        store_image(estate, data)
    assert not folder(estate.id).exists()


def test_what_the_caller_takes_back_leaves_no_row_and_bytes_that_do_no_harm(estate):
    with transaction.atomic():
        taken_back = store_image(estate, photograph())
        transaction.set_rollback(True)
    assert StoredFile.objects.count() == 0
    assert on_disk(estate) == names(taken_back)
    row = store_image(estate, photograph())
    assert StoredFile.objects.get() == row
    assert on_disk(estate) == names(row)


def test_a_crash_before_the_part_has_its_name_leaves_nothing_half(estate, crash):
    with crash():
        store_image(estate, photograph())
    (part,) = on_disk(estate)
    assert part.startswith(".")
    assert StoredFile.objects.count() == 0
    row = store_image(estate, photograph())
    assert on_disk(estate) == sorted([part, *names(row)])
    assert hashlib.sha256(path_of(estate.id, row.digest).read_bytes()).hexdigest() == row.digest


@pytest.mark.django_db(transaction=True)
def test_four_who_send_the_same_picture_at_once_get_the_same_row(estate):
    start, rows = Barrier(4), []

    def send():
        start.wait(10)
        try:
            rows.append(store_image(estate, photograph()).id)
        finally:
            connection.close()

    threads = [Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    kept = StoredFile.objects.get()
    assert rows == [kept.id] * 4
    assert on_disk(estate) == names(kept)
