"""Services owed: how often one is due in a period, and what was signed as done."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import contracts as make
from tests.factories import people, places
from tests.factories import services as serve
from tests.support.unchanged import everything, refused
from yuanba.domains.contracts import public as contracts
from yuanba.kernel import clock
from yuanba.platform.events.public import Event

RUNS = (date(2026, 1, 1), date(2028, 12, 31))
Q1, Q2 = (date(2026, 1, 1), date(2026, 3, 31)), (date(2026, 4, 1), date(2026, 6, 30))
DUES = [
    (2, "day", Q1, 180),
    (1, "week", Q1, 12),
    (1, "week", Q2, 13),
    (2, "month", Q1, 6),
    (1, "quarter", Q1, 1),
    (1, "year", Q1, 0),
    (2, "year", Q2, 1),
    (1, "year", (date(2026, 1, 1), date(2026, 12, 31)), 1),
    (1, "month", (date(2026, 2, 10), date(2026, 3, 9)), 1),
    (0, "always", Q1, None),
    (0, "asked", Q1, None),
]


@pytest.mark.parametrize(("times", "per", "span", "due"), DUES)
def test_how_often_a_service_is_due(times, per, span, due):
    line = contracts.Line("1", "保洁", times=times, per=per)
    assert contracts.services.due(line, RUNS, span) == due


def test_a_contract_that_begins_in_the_middle_owes_from_its_first_day():
    line = contracts.Line("1", "保洁", times=1, per="month")
    assert contracts.services.due(line, (date(2026, 2, 15), RUNS[1]), Q1) == 1
    assert contracts.services.due(line, (RUNS[0], date(2026, 2, 28)), Q1) == 2


@given(
    st.integers(1, 40),
    st.sampled_from(["day", "week", "month", "quarter", "year"]),
    st.lists(st.integers(1, 729), max_size=6).map(set),
)
def test_however_a_year_is_cut_its_parts_are_the_whole(times, per, cuts):
    line = contracts.Line("1", "保洁", times=times, per=per)
    first, last = date(2026, 1, 1), date(2027, 12, 31)
    begins = sorted({first, *(first + timedelta(days=day) for day in cuts)})
    ends = [*(day - timedelta(days=1) for day in begins[1:]), last]
    parts = [contracts.services.due(line, RUNS, span) for span in zip(begins, ends, strict=True)]
    assert min(parts) >= 0
    assert sum(parts) == contracts.services.due(line, RUNS, (first, last))


@pytest.fixture
def estate(db):
    with clock.at(clock.now().replace(2026, 3, 10)):
        yard = places.estate()
        make.signed(yard)
        yield yard


@pytest.fixture
def butler(estate):
    return people.staff(estate, "butler")


def test_what_was_signed_is_one_row_however_often_it_is_sent(estate, butler):
    said = serve.done(estate, words=" 三单元 ", times=2, who="吕师傅")
    one = contracts.sign_service(actor=butler, yard=estate, done=said, client_key="k")
    kept = (one.number, one.line, one.times, one.words, one.who, one.by, one.source)
    assert kept == (1, "1", 2, "三单元", "吕师傅", butler.name, "hand")
    before = everything()
    assert contracts.sign_service(actor=butler, yard=estate, done=said, client_key="k").id == one.id
    assert everything() == before
    with refused("conflict"):
        contracts.sign_service(actor=butler, yard=estate, done=replace(said, times=3), client_key="k")
    told = Event.objects.get(name="service.signed").read()
    assert (told.number, told.line, told.day, told.times) == (1, "1", "2026-03-05", 2)
    lines = {one.line.code: (one.due, one.done) for one in contracts.owed(butler, estate)}
    assert lines == {"1": (20, 2), "2": (0, 0), "3": (None, 0)}


WRONG = [
    ({"line": "9"}, {"line": "service-line"}),
    ({"day": date(2026, 3, 11)}, {"day": "service-day"}),
    ({"day": date(2025, 12, 7)}, {"line": "service-contract", "day": "service-day"}),
    ({"times": 0}, {"times": "service-times"}),
    ({"photo": None}, {"photo": "service-photo"}),
]


@pytest.mark.parametrize(("given", "fields"), WRONG)
def test_what_cannot_be_signed(estate, butler, given, fields):
    said = replace(serve.done(estate), **given)
    with refused("invalid", **fields):
        contracts.sign_service(actor=butler, yard=estate, done=said, client_key="k")


def test_a_photograph_shows_one_entry_of_a_service_only(estate, butler):
    said = serve.done(estate)
    contracts.sign_service(actor=butler, yard=estate, done=said, client_key="k")
    with refused("service-photo-used"):
        contracts.sign_service(actor=butler, yard=estate, done=replace(said, day=date(2026, 3, 6)), client_key="l")
    other = replace(said, line="2")
    assert contracts.sign_service(actor=butler, yard=estate, done=other, client_key="m").number == 2
    contracts.take_back_service(actor=butler, yard=estate, number=1, why="拍错了")
    assert contracts.sign_service(actor=butler, yard=estate, done=said, client_key="n").number == 3


def test_an_entry_is_taken_back_by_who_signed_it_or_the_manager_and_counts_no_more(estate, butler):
    contract, engineer = contracts.current(estate), people.staff(estate, "engineer")
    serve.signed(butler, estate)
    assert contracts.services_counted(contract, *Q1) == {"1": 1}
    with refused("not-found"):
        contracts.take_back_service(actor=engineer, yard=estate, number=1, why="不对")
    with refused("invalid", why="service-why"):
        contracts.take_back_service(actor=butler, yard=estate, number=1, why=" ")
    gone = contracts.take_back_service(actor=people.staff(estate, "manager"), yard=estate, number=1, why="不是当天")
    assert (gone.gone_why, contracts.services_counted(contract, *Q1)) == ("不是当天", {})
    before = everything()
    contracts.take_back_service(actor=butler, yard=estate, number=1, why="再一次")
    assert everything() == before
    assert [one.service.number for one in contracts.services_entered(butler, estate).rows] == [1]


def test_its_photograph_is_covered_by_an_own_right_and_the_entry_counts_on(estate, butler):
    contract, manager = contracts.current(estate), people.staff(estate, "manager")
    made = serve.signed(butler, estate)
    with refused("not-found"):
        contracts.cover_service(actor=butler, yard=estate, number=1, why="看得见人脸")
    for number in (1, 2):
        with refused(
            *(("invalid",) if number == 1 else ("not-found",)), **({"why": "service-why"} if number == 1 else {})
        ):
            contracts.cover_service(actor=manager, yard=estate, number=number, why=" ")
    assert contracts.covered_photos(estate, [made.photo_id]) == set()
    gone = contracts.cover_service(actor=manager, yard=estate, number=1, why="看得见人脸")
    assert (gone.covered_why, gone.covered_by) == ("看得见人脸", manager.name)
    assert contracts.covered_photos(estate, [made.photo_id]) == {made.photo_id}
    assert contracts.services_counted(contract, *Q1) == {"1": 1}
    before = everything()
    contracts.cover_service(actor=manager, yard=estate, number=1, why="再一次")
    assert everything() == before


def test_whoever_works_in_a_part_of_the_estate_signs_and_a_neighbour_does_not(estate):
    home = places.place(estate, "3-1-902")
    part = people.staff(estate, "butler", path=home.path.rpartition("/")[0])
    assert serve.signed(part, estate).number == 1
    neighbour, said = people.resident(home), serve.done(estate)
    with refused("not-found"):
        contracts.sign_service(actor=neighbour, yard=estate, done=said, client_key="x")
    with refused("not-found"):
        contracts.owed(neighbour, estate)
