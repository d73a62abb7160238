"""What proves that nothing changed sees what did: what stayed, what was undone, and a try that is counted."""

import pytest
from django.db import transaction

from tests.factories import places
from tests.support.unchanged import refused
from yuanba.kernel.errors import Refusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return places.place(places.estate())


def written(place):
    type(place).objects.filter(id=place.id, yard=place.yard).update(name="另一个")
    raise Refusal("not-found")


def test_a_row_that_stays_is_found(place):
    with pytest.raises(AssertionError), refused("not-found"):
        written(place)


def test_a_row_that_is_undone_is_none(place):
    with refused("not-found"), transaction.atomic():
        written(place)
    place.refresh_from_db()
    assert place.name != "另一个"


@pytest.mark.django_db(transaction=True)
def test_a_row_that_is_committed_is_found(place):
    with pytest.raises(AssertionError), refused("not-found"):
        written(place)
