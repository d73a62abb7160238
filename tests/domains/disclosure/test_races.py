"""Sixteen at once publish one statement once."""

import pytest

from tests.domains.ledger.test_races import together
from tests.factories import statements as make
from yuanba.domains.disclosure import public as disclosure
from yuanba.kernel import clock

pytestmark = pytest.mark.django_db(transaction=True)


def test_sixteen_publish_one_statement_once():
    town = make.quarter()
    with clock.at(make.IN_APRIL):
        one = make.signed(town, make.drafted(town))

    said = {"yard": town.yard, "number": one.number, "seen": one.digest}

    def publish(number, turn):
        with clock.at(make.IN_APRIL):
            return disclosure.publish_statement(actor=town.manager, **said).code

    assert set(together(publish)) == {"JG-2026-Q1-01"}
    assert disclosure.Publication.objects.count() == 1
    assert disclosure.PublishedVoucher.objects.count() == 1
