"""The service report: due and done of each line of the contract, frozen with the statement."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from tests.factories import cases as report
from tests.factories import people, places
from tests.factories import services as serve
from tests.factories import statements as make
from tests.support.unchanged import everything, refused
from yuanba.domains.cases import public as cases
from yuanba.domains.contracts.public import take_back_service
from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.disclosure.rules import words
from yuanba.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    found = make.quarter()
    with clock.at(make.IN_APRIL):
        yield found


@pytest.fixture
def butler(town):
    return people.staff(town.yard, "butler")


def category(yard, code):
    return next(one for one in cases.units.plan_of(yard).categories.values() if one.code == code)


def lines(statement):
    return {row["code"]: (row["due"], row["signed"], row["cases"], row["done"]) for row in report_of(statement)}


def report_of(statement):
    return statement.figures["service"]["lines"]


def match(town, **by_code):
    chosen = {category(town.yard, code).id: line for code, line in by_code.items()}
    number = town.fees.contract.number
    return disclosure.match_services(actor=town.manager, yard=town.yard, contract=number, lines=chosen)


def closed(town, code, visibility="neighbours"):
    """A request of March that was solved in it."""
    with clock.at(make.IN_MARCH):
        made = report.report(places.place(town.yard, "3-1"), "楼道很脏。", category=code, visibility=visibility)
    day = make.IN_MARCH.replace(day=20)
    cases.Case.objects.filter(yard=town.yard, id=made.case.id).update(
        state="closed", closed_at=day, outcome="solved", answered_at=make.IN_MARCH
    )
    return made.case.number


def test_done_is_what_was_signed_and_what_was_solved(town, butler):
    serve.signed(butler, town.yard, "1", date(2026, 3, 31), times=170)
    serve.signed(butler, town.yard, "2", date(2026, 3, 5))
    serve.signed(butler, town.yard, "2", date(2026, 4, 1))
    closed(town, "cleaning")
    closed(town, "cleaning", "handlers")
    closed(town, "noise")
    assert lines(make.drafted(town)) == {"1": (180, 170, 0, 170), "2": (6, 1, 0, 1), "3": (None, 0, 0, 0)}
    assert match(town, cleaning="1") == 1
    one = make.drafted(town)
    assert lines(one)["1"] == (180, 170, 2, 172)
    assert one.figures["service"]["requests"] == {"came": 3, "in_time": 3, "ended": 3}
    assert [disclosure.serving.is_short(row) for row in report_of(one)] == [True, True, False]


def test_a_category_without_a_line_counts_where_its_group_does(town):
    closed(town, "cleaning")
    match(town, surroundings="3")
    assert lines(make.drafted(town))["3"] == (None, 0, 1, 1)
    match(town, cleaning="2")
    assert (lines(make.drafted(town))["2"], lines(make.drafted(town))["3"]) == ((6, 0, 1, 1), (None, 0, 0, 0))


def test_matching_twice_changes_nothing_and_knows_only_lines_of_the_contract(town):
    match(town, cleaning="1", lift="2")
    before = everything()
    match(town, cleaning="1")
    assert everything() == before
    butler = people.staff(town.yard, "butler")
    with refused("service-match"):
        match(town, cleaning="9")
    with refused("not-found"):
        disclosure.match_services(actor=butler, yard=town.yard, contract=1, lines={})
    assert match(town, cleaning="") == 1
    assert list(disclosure.matching(town.manager, town.yard).matched.values()) == ["2"]


def test_what_is_signed_after_the_draft_has_to_be_worked_out_anew(town, butler):
    one = make.drafted(town)
    serve.signed(butler, town.yard, "2")
    said = {"yard": town.yard, "number": one.number, "seen": one.digest}
    with refused("statement-moved"):
        disclosure.review_statement(actor=town.other, **said)


def test_the_report_is_frozen_with_its_proofs_and_their_digest_stands_in_the_document(town, butler):
    place = places.place(town.yard, "3-1")
    serve.signed(butler, town.yard, "2", words="钢丝绳", place=place.id, who="吕师傅")
    number = closed(town, "lift")
    closed(town, "lift", "handlers")
    match(town, lift="2")
    one = make.publish(town, make.drafted(town))
    row = next(row for row in one.document["service"]["lines"] if row["code"] == "2")
    assert (row["due"], row["done"]) == (6, 3)
    found = [proof for proof, _shown in disclosure.proofs_behind(town.yard, one.code, "2").rows]
    kept = [(proof.source, proof.number, proof.times, proof.words, proof.place) for proof in found]
    assert kept == [("hand", 1, 1, "钢丝绳", place.label), ("case", number, 1, "", "")]
    assert "吕师傅" not in str(one.document)
    told = [
        {name: getattr(proof, name) for name in ("line", "source", "number", "times", "words", "place")}
        | {"day": proof.day.isoformat(), "photo": proof.photo.digest if proof.photo else ""}
        for proof in found
    ]
    assert one.document["service"]["proofs"] == words.digest({"proofs": told})
    assert disclosure.proof_of(one.digest).holds
    assert disclosure.proof_photo(town.yard, one.code, 1).id == found[0].photo_id
    with refused("not-found"):
        disclosure.proof_photo(town.yard, one.code, 2)
    with pytest.raises(DatabaseError), transaction.atomic():
        disclosure.PublishedProof.objects.filter(yard=town.yard).update(times=9)
    take_back_service(actor=butler, yard=town.yard, number=1, why="拍错了")
    assert len(disclosure.proofs_behind(town.yard, one.code, "2").rows) == 2
