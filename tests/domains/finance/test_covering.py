"""A deficit under remuneration is covered by what the owners decided, and stands in the next statement."""

from dataclasses import replace

import pytest

from tests.factories import contracts, fees, revenue, voting
from tests.factories import statements as make
from tests.support.unchanged import everything, refused
from yuanba.domains.contracts.public import Pay, modes
from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.finance import public as finance
from yuanba.interfaces.board import check_statement
from yuanba.interfaces.board.statement_pack import packed
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db
Cover = finance.covering.Cover


@pytest.fixture
def town():
    terms = replace(contracts.TERMS, mode="remuneration", pay=Pay(fixed=1000))
    found = make.quarter(terms=terms)
    with clock.at(make.IN_MARCH):
        voting.held(found.yard, subject="deficit", most=5000, title="弥补一季度亏损", on=clock.today())
        one = revenue.contract(SYSTEM, found.yard)
        revenue.taken(SYSTEM, found.yard, one.number)
        yield found


def cover(town, fen=2000, source="public", resolution=1, key="k", **more):
    said = Cover(fen, source, resolution, **more)
    return finance.covering.cover_deficit(actor=town.manager, yard=town.yard, cover=said, client_key=key)


def test_out_of_public_revenue_it_is_used_and_carried_once_per_key(town):
    made = cover(town)
    assert (made.number, made.fen, made.resolution.number) == (1, 2000, 1)
    assert fees.stands(town.fees, "5403.COVER", "2802") == [2000, -2000]
    before = everything()
    assert cover(town) == made
    assert everything() == before
    with refused("conflict"):
        cover(town, 1)
    assert [one.read().fen for one in Event.objects.filter(name="deficit.covered")] == [2000]


def test_what_the_owners_paid_in_comes_to_the_bank(town):
    cover(town, source="transfer")
    assert fees.stands(town.fees, "5403.COVER", "2802") == [0, -2000]
    assert fees.faults(town.fees) == {}


def test_it_names_a_resolution_about_a_deficit_of_which_enough_is_left(town):
    voting.held(town.yard, key="other", on=clock.today())
    for number, code in ((2, "resolution-unfit"), (9, "resolution-unfit"), (0, "cover-resolution")):
        with refused("invalid", resolution=code):
            cover(town, resolution=number)
    cover(town, 3000)
    with refused("invalid", resolution="resolution-spent"):
        cover(town, 2001, key="more")
    assert [one.fen for one in finance.covering.covers(town.manager, town.yard).resolutions] == [2000]
    cover(town, 2000, key="rest")
    assert finance.covering.covers(town.manager, town.yard).resolutions == []


def test_what_is_wrong_is_said_at_its_field(town):
    with refused("invalid", fen="cover-sum", source="cover-source"):
        cover(town, 0, "fund")
    finance.revenue.take_back_revenue(actor=SYSTEM, yard=town.yard, taking=1, why="记错")
    with refused("invalid", fen="revenue-short"):
        cover(town)
    with refused("not-found"):
        cover(_stranger(town))


def _stranger(town):
    return make.Quarter(fees.Fees(town.yard, town.fees.owners["3-1-901"], town.fees.contract, {}, {}), town.other)


def test_the_statement_shows_it_as_income_and_as_use_of_public_revenue(town):
    cover(town, 2000)
    with clock.at(make.IN_APRIL):
        one = make.publish(town, make.drafted(town))
    rows = {row["code"]: (row["of"], row["now"]) for row in one.document["rows"]}
    assert rows["cover"] == ("income", 2000)
    assert {row["code"]: row["now"] for row in one.document["public"]["rows"]}["public-cover"] == 2000
    behind = disclosure.vouchers_behind(town.yard, one.code, "cover").rows
    assert [(line.fen, line.words, line.resolution) for line in behind] == [(2000, "弥补一季度亏损", 1)]
    assert check_statement.faults(packed(disclosure.pack_of(town.yard, one.code))) == []
    foot = one.document["foot"]
    with clock.at(make.IN_APRIL.replace(month=7)):
        from_there = make.drafted(town, day=make.MARCH_END.replace(month=6, day=30)).figures["foot"]
    assert (from_there["opening"], from_there["moved"]) == (foot["closing"], 0)


def test_what_is_missing_is_the_owners_to_cover():
    done = modes.close_remuneration(90000000, 92000000, 5000000, Pay(fixed=6000000))
    assert (done.surplus, done.carried, done.to_cover) == (-8000000, -3000000, 3000000)
