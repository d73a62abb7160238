"""What became of a promise: a table; and the ledger of an estate is what the rule says of each row."""

from datetime import datetime, timedelta

import pytest

from tests.factories import cases as make
from tests.support.pages import words
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.rules.promises import became, told
from yuanba.kernel import clock

NOON = datetime(2026, 11, 10, 12, 0, tzinfo=clock.SHANGHAI)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("resolved", "outcome", "now", "what"),
    [
        (None, "", -1, "running"),
        (None, "", 0, "running"),
        (None, "", 1, "late"),
        (-1, "solved", 9, "kept"),
        (0, "solved", 9, "kept"),
        (1, "solved", 9, "late"),
        (-1, "not-solvable", 9, "dropped"),
        (1, "not-ours", 9, "dropped"),
    ],
)
def test_a_promise_is_kept_late_dropped_or_running(resolved, outcome, now, what):
    done = None if resolved is None else NOON + resolved * HOUR
    assert became(NOON, done, outcome, NOON + now * HOUR) == what


def test_no_telephone_hangs_on_the_wall():
    assert told("打 138 0000 4402 或 028-0000 1204，3 号楼 2026 年 5 月") == "打 … 或 …，3 号楼 2026 年 5 月"


@pytest.fixture
def promised(db):
    town = make.town()
    with clock.at(NOON - 3 * HOUR):
        made = [make.report(town.place, f"第 {n} 件事", level="middling").case for n in range(5)]
        made.append(make.report(town.place, "只给管家看", level="middling", visibility="handlers").case)
        for case in made[:5] + made[5:]:
            cases.answer(actor=town.manager, target=make.target(case), text="看过了，换一个新的。")
            cases.promise(actor=town.manager, target=make.target(case), text="中午前换好，打 13800004402", due=NOON)
    for number, hours, outcome in ((0, -1, "solved"), (1, 1, "solved"), (2, -1, "not-solvable"), (5, -1, "solved")):
        with clock.at(NOON + hours * HOUR):
            cases.resolve(
                actor=town.manager,
                target=make.target(made[number]),
                text="楼板不能打孔",
                outcome=outcome,
                why_no_photo="在室内",
            )
    return town


def test_the_ledger_counts_each_public_promise_once_and_its_list_says_why_one_was_dropped(promised, client):
    since = NOON.date().replace(day=1)
    with clock.at(NOON - HOUR):
        ledger = cases.ledgers([promised.yard.id], since)[promised.yard.id]
        assert (ledger.kept, ledger.late, ledger.dropped, ledger.running) == (1, 1, 1, 2)
        assert (ledger.figure.part, ledger.figure.base) == (1, 3)
        for what in cases.PROMISES:
            rows = cases.promises(promised.yard, what, since).rows
            assert [one.became for one in rows] == [what] * getattr(ledger, what)
        [dropped] = cases.promises(promised.yard, "dropped", since).rows
        assert (dropped.words, dropped.because) == ("中午前换好，打 …", "楼板不能打孔")
        told_ = words(client.get(f"/b/{promised.yard.code}/promises/?of=dropped"))
        assert "楼板不能打孔" in told_
        assert "13800004402" not in told_
        assert "只给管家看" not in words(client.get(f"/b/{promised.yard.code}/promises/"))
        assert client.get(f"/b/{promised.yard.code}/promises/?of=x").status_code == 404
    with clock.at(NOON + HOUR):
        assert cases.ledgers([promised.yard.id], since)[promised.yard.id].late == 3
