"""Workbooks of other companies: what they bring, the same again nothing, undone as before."""

import pytest

from tests.factories import places
from tests.support.odd_books import BOOKS, written
from tests.support.unchanged import everything
from yuanba.domains.people import public as people
from yuanba.domains.places.public import Place
from yuanba.domains.places.rules.homes import home_of
from yuanba.interfaces.importing import book_of, source_of
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sheets.public import write_refused

pytestmark = pytest.mark.django_db
HISTORY = {"places.ImportBatch", "events.Event"}


def rows():
    return {name: kept for name, kept in everything().items() if name not in HISTORY}


def take(file, estate, **more):
    book = book_of(file)
    source = source_of(file, book.table)
    made = people.import_residents(actor=SYSTEM, yard=estate, lines=book.table.lines(), source=source, **more)
    return book, made


@pytest.mark.parametrize("odd", BOOKS, ids=lambda book: book.name)
def test_an_odd_workbook_brings_what_was_meant_once_and_is_undone(odd, tmp_path):
    estate = places.estate("O1")
    file = written(odd, tmp_path)
    before = rows()
    _book, dry = take(file, estate, dry_run=True)
    assert rows() == before
    book, made = take(file, estate)
    homes = made.homes
    assert len(homes.outcomes) == homes.ok + homes.refused
    assert (len(homes.outcomes), homes.refused) == (odd.rows_in, odd.refused)
    assert (Place.objects.filter(kind="home").count(), made.cards, made.tenures) == (odd.homes, odd.cards, odd.tenures)
    assert (dry.cards, dry.tenures, dry.homes.outcomes) == (made.cards, made.tenures, homes.outcomes)
    others = tuple((one.name, one.about) for one in book.others)
    assert (book.table.unknown, others) == (odd.unknown, odd.others)
    assert tuple(homes.reasons) == odd.reasons
    after = everything()
    assert take(file, estate)[1].homes.batch is None
    assert everything() == after
    people.undo_residents(actor=SYSTEM, yard=estate, number=1)
    assert rows() == before


@pytest.mark.parametrize("name", ["side by side", "a small table first", "titles over rooms"])
def test_what_comes_back_is_the_same_homes_again(name, tmp_path):
    odd = next(book for book in BOOKS if book.name == name)
    table = book_of(written(odd, tmp_path)).table
    back = tmp_path / "back.xlsx"
    assert write_refused(table, lambda line: "x", back) == odd.rows_in
    where = [home_of(line.values).spot for line in table.lines()]
    assert [home_of(line.values).spot for line in book_of(back).table.lines()] == where
