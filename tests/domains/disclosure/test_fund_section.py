"""Section 4 of the statement: the maintenance fund as its special account told it, on page, sheet and in the files."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import statements as make
from tests.support.unchanged import refused
from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.finance.public import fund
from yuanba.interfaces.board import check_statement
from yuanba.interfaces.board.statement_pack import packed
from yuanba.interfaces.papers.statements import _fund
from yuanba.interfaces.stating import plainly
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    found = make.quarter()
    with clock.at(make.IN_APRIL):
        for day, figures in ((date(2025, 12, 31), (0, 0, 100000)), (date(2026, 3, 31), (5000, 2000, 103000))):
            said = fund.Stood(day, *figures, "房管局专户对账单")
            fund.note_fund(actor=SYSTEM, yard=found.yard, said=said)
        yield found


def test_what_was_told_is_part_of_what_is_signed(town):
    assert make.drafted(town).figures["fund"] == {
        "opening": 100000,
        "came": 5000,
        "used": 2000,
        "closing": 103000,
        "day": "2026-03-31",
        "source": "房管局专户对账单",
    }


def test_a_later_word_of_the_account_makes_it_worked_out_anew(town):
    drafted = make.drafted(town)
    fund.note_fund(actor=SYSTEM, yard=town.yard, said=fund.Stood(date(2026, 3, 31), 5000, 1000, 104000, "更正"))
    with refused("statement-moved"):
        make.signed(town, drafted)


def test_it_stands_on_the_page_the_sheet_and_in_the_files(town, client):
    one = make.publish(town, make.drafted(town))
    assert "专项维修资金" in "".join(plainly(one.document))
    page = client.get(f"/b/{town.yard.code}/statements/{one.code}/").content.decode()
    assert ('id="fund"' in page, "1,030.00" in page) == (True, True)
    rows = client.get(f"/b/{town.yard.code}/statements/{one.code}.csv").streaming_content
    assert "专项维修资金：结余,1030.00" in b"".join(rows).decode("utf-8-sig")
    assert "结余 1,030.00 元" in _fund(one.document).zh


def test_a_changed_balance_is_found(town):
    found = disclosure.pack_of(town.yard, make.publish(town, make.drafted(town)).code)
    document = found.sealed["document"]
    changed = document | {"fund": document["fund"] | {"closing": 1}}
    wrong = check_statement.faults(packed(replace(found, sealed=found.sealed | {"document": changed})))
    assert "maintenance fund: opening + came in − used is not its balance" in wrong


def test_where_nothing_was_told_nothing_is_shown(client):
    found = make.quarter()
    with clock.at(make.IN_APRIL):
        one = make.publish(found, make.drafted(found))
        page = client.get(f"/b/{found.yard.code}/statements/{one.code}/").content.decode()
    assert (one.document["fund"], 'id="fund"' in page) == (None, False)
