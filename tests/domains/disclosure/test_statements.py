"""A statement from the books to the board: worked out, reviewed by another, signed, published, never changed."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories import contracts, fees, people, spending
from tests.factories import statements as make
from tests.support.standing import standing
from tests.support.unchanged import everything, refused
from yuanba.domains.contracts.public import Terms
from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.finance import public as finance
from yuanba.domains.people.public import actor_of
from yuanba.kernel import clock
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db


quarter = standing(make.quarter)


@pytest.fixture
def town(quarter):
    with clock.at(make.IN_APRIL):
        yield quarter()


def rows(statement):
    return {row["code"]: row["now"] for row in statement.figures["rows"] if row["now"]}


def said(town, statement):
    return {"yard": town.yard, "number": statement.number, "seen": statement.digest}


def test_the_figures_of_a_quarter_under_remuneration(town):
    one = make.drafted(town)
    assert rows(one) == {"fees": 27421, "cleaning": 30000, "remuneration": 2194}
    foot = {"opening": 0, "moved": 0, "income": 27421, "expense": 32194, "closing": -4773}
    assert one.figures["foot"] == foot
    assert one.figures["passed"] == {"opening": 0, "came": 1126, "on": 0, "closing": 1126}
    assert one.figures["deposits"] == {"opening": 0, "came": 50000, "back": 0, "kept": 0, "closing": 50000}
    basics = {"kind": "home", "homes": 3, "area": 27400, "billed": 3, "paid": 1, "due": 54252, "came": 27421}
    assert one.figures["basics"] == [{**basics, "rate": "50.54"}]
    cleaning = next(row for row in one.figures["rows"] if row["code"] == "cleaning")
    assert (cleaning["plan"], cleaning["parts"]) == (30_000_000, {"labour": 30000})


def test_the_next_quarter_begins_where_this_one_was_published_to_end(town):
    make.publish(town, make.drafted(town))
    fees.pay(town.fees, 14570, "3-1-902")
    with clock.at(clock.now().replace(2026, 7, 2)):
        one = make.drafted(town, day=date(2026, 6, 30))
    assert rows(one) == {"arrears": 14096, "remuneration": 1127}
    assert one.figures["foot"] == {
        "opening": -4773,
        "moved": 0,
        "income": 14096,
        "expense": 1127,
        "closing": 8196,
    }
    year = {row["code"]: row["year"] for row in one.figures["rows"] if row["year"]}
    assert year == {"fees": 27421, "arrears": 14096, "cleaning": 30000, "remuneration": 3321}


def test_under_a_lump_sum_the_company_bears_gain_and_loss():
    town = make.quarter("YH", terms=Terms(mode="lump-sum", tariffs=contracts.TERMS.tariffs))
    with clock.at(make.IN_APRIL):
        one = make.drafted(town)
    assert rows(one) == {"fees": 27421, "cleaning": 30000}
    assert one.figures["foot"] == {"opening": 0, "moved": 0, "income": 27421, "expense": 30000, "closing": -2579}


def test_drafting_again_changes_nothing_and_works_out_anew_what_moved(town):
    one = make.drafted(town)
    before = everything()
    assert make.drafted(town).id == one.id
    assert everything() == before
    spending.approved(town.manager, town.other, town.yard, 5000, item="greening")
    again = make.drafted(town)
    assert (again.id, rows(again)["greening"]) == (one.id, 5000)


WRONG = [
    ({"kind": "decade"}, {"kind": "statement-kind"}),
    ({"day": date(2026, 4, 6)}, {"day": "statement-running"}),
    ({"day": date(2025, 12, 31)}, {"contract": "statement-contract"}),
]


@pytest.mark.parametrize(("given", "fields"), WRONG)
def test_what_cannot_be_drafted(town, given, fields):
    with refused("invalid", **fields):
        make.drafted(town, **given)


def test_who_drafted_never_reviews_and_nothing_is_signed_that_was_not_seen(town):
    one = make.drafted(town)
    with refused("statement-own"):
        disclosure.review_statement(actor=town.manager, **said(town, one))
    with refused("statement-stale"):
        disclosure.review_statement(actor=town.other, yard=town.yard, number=one.number, seen="0" * 64)
    with refused("statement-state"):
        disclosure.sign_statement(actor=town.manager, **said(town, one))
    with refused("statement-state"):
        disclosure.publish_statement(actor=town.manager, **said(town, one))
    disclosure.review_statement(actor=town.other, **said(town, one))
    before = everything()
    disclosure.review_statement(actor=town.other, **said(town, one))
    assert everything() == before
    spending.approved(town.manager, town.other, town.yard, 5000, item="greening")
    with refused("statement-moved"):
        disclosure.sign_statement(actor=town.manager, **said(town, one))
    with refused("statement-state"):
        make.drafted(town)
    with refused("invalid", why="statement-why"):
        disclosure.send_back_statement(actor=town.other, yard=town.yard, number=1, why=" ")
    back = disclosure.send_back_statement(actor=town.other, yard=town.yard, number=1, why="绿化漏记")
    assert (back.state, back.sent_back, back.reviewed_at) == ("draft", "绿化漏记", None)
    assert make.publish(town, make.drafted(town)).document["foot"]["expense"] == 37194


def test_where_there_is_a_committee_it_signs_too(town):
    watcher = people.staff(town.yard, "committee-member")
    one = make.signed(town, make.drafted(town))
    assert (one.state, one.company_by) == ("reviewed", town.manager.name)
    with refused("not-found"):
        disclosure.countersign_statement(actor=town.manager, **said(town, one))
    assert disclosure.countersign_statement(actor=watcher, **said(town, one)).state == "signed"


def test_nobody_signs_for_both_sides(town):
    holder = people.account()
    for role in ("manager", "committee-member"):
        people.post(town.yard, role, holder=holder)
    both = actor_of(holder.id)
    one = make.drafted(town)
    disclosure.review_statement(actor=town.other, **said(town, one))
    disclosure.sign_statement(actor=both, **said(town, one))
    with refused("statement-both"):
        disclosure.countersign_statement(actor=both, **said(town, one))
    disclosure.send_back_statement(actor=town.other, yard=town.yard, number=1, why="再看一遍")
    one = make.drafted(town)
    disclosure.review_statement(actor=town.other, **said(town, one))
    one = disclosure.countersign_statement(actor=both, **said(town, one))
    assert (one.committee_account, one.company_account) == (holder.id, None)


def test_notes_are_part_of_what_is_signed(town):
    one = make.drafted(town)
    notes = {"cleaning": " 在岗 4 人 ", "yacht": "没有", "staff": ""}
    told = disclosure.explain_statement(actor=town.manager, notes=notes, **said(town, one))
    assert (told.notes, told.digest == one.digest) == ({"cleaning": "在岗 4 人"}, False)
    with refused("statement-stale"):
        disclosure.explain_statement(actor=town.manager, notes={}, **said(town, one))
    with refused("statement-stale"):
        disclosure.review_statement(actor=town.other, **said(town, one))
    assert make.publish(town, told).document["notes"] == {"cleaning": "在岗 4 人"}


def test_what_is_published_is_frozen_with_its_vouchers_and_linked_to_the_one_before(town):
    one = make.publish(town, make.drafted(town))
    assert (one.code, one.number, one.before) == ("JG-2026-Q1-01", 1, "0" * 64)
    before = everything()
    assert make.publish_again(town, one).id == one.id
    assert everything() == before
    kept = [(line.item, line.voucher, line.payee, line.fen) for line in one.vouchers.all()]
    assert kept == [("cleaning", 1, "净美保洁公司", 30000)]
    with refused("statement-published"):
        make.drafted(town)
    month = make.publish(town, make.drafted(town, "month"))
    assert (month.code, month.before) == ("JG-2026-M03-01", one.digest)
    names = Event.objects.filter(name="statement.published").order_by("id")
    assert [row.read().code for row in names] == [one.code, month.code]


@pytest.mark.parametrize("table", ["disclosure_publication", "disclosure_publishedvoucher"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET number = 7", "DELETE FROM {}"])
def test_the_database_itself_keeps_what_was_published(town, table, verb):
    make.publish(town, make.drafted(town))
    verb = verb.replace("number", "number" if table.endswith("publication") else "position")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb.format(table))


def test_a_correction_supersedes_once_and_both_stay(town):
    wrong = make.publish(town, make.drafted(town))
    spending.approved(town.manager, town.other, town.yard, 5000, item="greening")
    with refused("invalid", why="statement-why"):
        disclosure.correct_statement(actor=town.manager, yard=town.yard, code=wrong.code, why="")
    one = disclosure.correct_statement(actor=town.manager, yard=town.yard, code=wrong.code, why="绿化漏记")
    before = everything()
    again = disclosure.correct_statement(actor=town.manager, yard=town.yard, code=wrong.code, why="绿化漏记")
    assert (again.id, everything()) == (one.id, before)
    right = make.publish(town, one)
    assert (right.code, right.supersedes_id, right.why) == ("JG-2026-Q1-02", wrong.id, "绿化漏记")
    assert disclosure.publication(town.yard, wrong.code).corrected == right
    assert wrong.document["foot"]["expense"] == 32194
    with refused("statement-superseded"):
        disclosure.correct_statement(actor=town.manager, yard=town.yard, code=wrong.code, why="再改")


def test_what_was_not_corrected_is_put_right_in_the_next_period(town):
    make.publish(town, make.drafted(town))
    spending.approved(town.manager, town.other, town.yard, 5000, item="greening")
    with clock.at(clock.now().replace(2026, 7, 2)):
        one = make.drafted(town, day=date(2026, 6, 30))
    assert one.figures["foot"] == {"opening": -4773, "moved": -5000, "income": 0, "expense": 0, "closing": -9773}


def test_a_draft_is_thrown_away_and_made_anew(town):
    one = make.drafted(town)
    dropped = disclosure.drop_statement(actor=town.manager, yard=town.yard, number=one.number)
    before = everything()
    disclosure.drop_statement(actor=town.manager, yard=town.yard, number=one.number)
    assert (dropped.state, everything()) == ("dropped", before)
    assert make.drafted(town).number == 2


def test_strangers_to_the_books_see_nothing_before_it_is_published(town):
    one = make.drafted(town)
    butler = people.staff(town.yard, "butler", f"{town.yard.path}/3/2")
    for actor in (butler, town.fees.owners["3-1-902"]):
        with refused("not-found"):
            disclosure.statements(actor, town.yard)
        with refused("not-found"):
            disclosure.draft_statement(actor=actor, yard=town.yard, contract=1, kind="quarter", day=make.MARCH_END)
        with refused("not-found"):
            disclosure.review_statement(actor=actor, **said(town, one))
    assert disclosure.published(town.yard).rows == []
    code = make.publish(town, one).code
    assert [row.code for row in disclosure.published(town.yard, words="青禾 2026-Q1").rows] == [code]
    assert disclosure.published(town.yard, words="青禾 2025").rows == []


def test_vouchers_taken_back_stand_against_their_cost(town):
    paid = spending.approved(town.manager, town.other, town.yard, 5000, item="greening", payee="柴志")
    finance.take_back_voucher(actor=town.other, yard=town.yard, voucher=paid.number, why="退款")
    one = make.publish(town, make.drafted(town))
    assert [line.payee for line in one.vouchers.filter(item="greening")] == ["柴**"]
    with clock.at(clock.now().replace(2026, 7, 2)):
        later = make.drafted(town, day=date(2026, 6, 30))
        assert rows(later) == {"greening": -5000}
        lines = make.publish(town, later).vouchers.filter(item="greening")
    assert [(line.fen, line.day) for line in lines] == [(-5000, date(2026, 4, 6))]


def test_no_telephone_and_no_person_of_a_voucher_or_a_note_hangs_on_the_wall(town):
    said = {"item": "greening", "words": f"柴志 13800004402 {'柴志' * 90}", "payee": "柴志"}
    spending.approved(town.manager, town.other, town.yard, 5000, **said)
    one = make.drafted(town)
    notes = {"cleaning": "请问 13800004402"}
    disclosure.explain_statement(actor=town.manager, yard=town.yard, number=one.number, notes=notes, seen=one.digest)
    one.refresh_from_db()
    published = make.publish(town, one)
    told = published.vouchers.get(item="greening").words
    assert (told[:16], len(told)) == ("柴** 138****4402 ", 200)
    assert published.document["notes"] == {"cleaning": "请问 138****4402"}
