"""Several confirm at once: one resolution supersedes another, and each thing becomes of it once."""

import pytest

from tests.domains.ledger.test_races import together
from tests.factories import voting as make
from tests.factories import yards
from yuanba.domains.voting import public as voting
from yuanba.platform.access.public import SYSTEM

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_sixteen_that_supersede_the_same_one_holds():
    yard = yards.yard("JG")
    make.held(yard)
    later = [make.recorded(SYSTEM, yard, former=1).number for _one in range(16)]

    def confirm(number, turn):
        return voting.confirm_resolution(actor=SYSTEM, yard=yard, number=later[number]).state

    said = together(confirm)
    assert said.count("resolution-state") == 15
    states = [one.state for one in voting.resolutions(SYSTEM, yard).rows]
    assert (states.count("confirmed"), states.count("recorded"), states.count("superseded")) == (1, 15, 1)


def test_one_that_sixteen_record_and_confirm_is_there_once():
    yard = yards.yard("JG")
    said = make.decided(yard)

    def record(number, turn):
        return voting.record_resolution(actor=SYSTEM, yard=yard, new=said, client_key="k").number

    assert set(together(record)) == {1}
    together(lambda number, turn: voting.confirm_resolution(actor=SYSTEM, yard=yard, number=1).number)
    assert [one.kind for one in voting.Became.objects.all()] == ["confirmed"]
