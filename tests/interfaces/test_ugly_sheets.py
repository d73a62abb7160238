"""Whatever a spreadsheet looks like: rows in = ok + refused, the homes that were meant, and nothing the second time."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import places
from tests.support import ugly
from tests.support.unchanged import everything
from yuanba.domains.places.public import Place, import_homes
from yuanba.interfaces.importing import homes_in
from yuanba.interfaces.sheets_in import write_errors
from yuanba.platform.access.public import SYSTEM

CODES = {"good": (), "rounded": ("home-area-rounded",), "bad-area": ("home-area",), "no-room": ("home-place",)}


def take(file, estate):
    table = homes_in(file)
    return table, import_homes(actor=SYSTEM, yard=estate, lines=table.lines())


def sorted_codes(made):
    return sorted(one.codes for one in made.outcomes)


def prove(folder, estate, dresses, rows):
    one, *more = dresses
    same = [one, *(dress for dress in more if set(dress.columns) == set(one.columns))]
    sheets = [(dress, rows[number :: len(same)]) for number, dress in enumerate(same)]
    file = ugly.write(folder / "ugly.xlsx", sheets)
    table, made = take(file, estate)

    refused = [row for row in rows if row.is_refused]
    assert len(made.outcomes) == len(rows) == made.ok + made.refused
    assert sorted_codes(made) == sorted(CODES[row.state] for row in rows)
    paths = set(Place.objects.filter(yard=estate, kind="home").values_list("path", flat=True))
    assert paths == {f"{estate.path}/{row.tail}" for row in rows if not row.is_refused}
    assert {*ugly.OTHERS} <= {*table.unknown}

    before = everything()
    assert take(file, estate)[1].outcomes == made.outcomes
    assert everything() == before

    back = folder / "back.xlsx"
    assert write_errors(table, made, back) == len(refused)
    if refused:  # what came back says the same, row by row
        again = take(back, estate)[1]
        assert sorted_codes(again) == sorted(CODES[row.state] for row in refused)
        assert everything() == before


@pytest.mark.django_db
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dresses=st.lists(ugly.dresses(), min_size=1, max_size=3), rows=ugly.meant)
def test_rows_in_are_ok_or_refused_and_the_same_again_changes_nothing(django_db_blocker, dresses, rows):
    with TemporaryDirectory() as folder, transaction.atomic():
        prove(Path(folder), places.estate("U1"), dresses, rows)
        transaction.set_rollback(True)
