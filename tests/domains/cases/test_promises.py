"""What became of a promise: a table; and the ledger of an estate is what the rule says of each row."""

from datetime import datetime, timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from tests.factories import cases as make
from tests.support.pages import words
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import Promise
from yuanba.domains.cases.rules.promises import became, told
from yuanba.domains.places.models import Profile
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor

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
        assert cases.ledgers([town.yard.id], NOON.date().replace(day=1))[town.yard.id].running == 5
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


SINCE = NOON.date().replace(day=1)


def rows_of(town):
    return list(Promise.objects.filter(yard=town.yard).order_by("at", "id").values_list("due", "how", "because"))


def answered(town, text="灯不亮，门也坏了。", level="middling"):
    case = make.report(town.place, text, level=level).case
    return cases.answer(actor=town.manager, target=make.target(case), text="看过了，换一个新的。")


def give(town, case, due, **more):
    return cases.promise(actor=town.manager, target=make.target(case, **more), text="换灯", due=due)


def done(town, case, outcome="solved", text="换好了"):
    said = {"text": text, "outcome": outcome, "why_no_photo": "在室内"}
    return cases.resolve(actor=town.manager, target=make.target(case), **said)


@pytest.mark.django_db
def test_a_late_promise_stays_late_when_the_case_is_taken_up_again():
    town = make.town()
    with clock.at(NOON - 3 * HOUR):
        case = give(town, answered(town), NOON)
    with clock.at(NOON + HOUR):
        case = done(town, case)
        cases.request_reopen(actor=Actor("token", subject=case.id), target=make.target(case), text="还是不亮")
        case = cases.reopen(actor=town.manager, target=make.target(case), text="再去看一次")
        assert rows_of(town) == [(NOON, "late", "")]
        case = give(town, case, NOON + 3 * HOUR)
        assert cases.ledgers([town.yard.id], SINCE)[town.yard.id] == cases.Ledger(late=1, running=1)
        done(town, case, "not-solvable", "楼板不能打孔")
    assert rows_of(town) == [(NOON, "late", ""), (NOON + 3 * HOUR, "dropped", "楼板不能打孔")]
    assert cases.ledgers([town.yard.id], SINCE)[town.yard.id] == cases.Ledger(late=1, dropped=1)


@pytest.mark.django_db
def test_more_time_and_a_second_promise_move_no_date_that_was_given():
    town = make.town()
    with clock.at(NOON - 3 * HOUR):
        case = give(town, answered(town), NOON)
        asked = {"reason": "outside", "text": "厂家周一到", "due": NOON + 5 * HOUR}
        cases.extend(actor=town.engineer, target=make.target(case), **asked)
        case = cases.decide_extension(actor=town.manager, target=make.target(case), approve=True, text="同意")
        for _ in range(2):
            case = give(town, case, NOON + 4 * HOUR, key="once")
    with clock.at(NOON + HOUR):
        assert cases.ledgers([town.yard.id], SINCE)[town.yard.id] == cases.Ledger(late=1, running=1)
        done(town, case)
    assert rows_of(town) == [(NOON, "late", ""), (NOON + 4 * HOUR, "kept", "")]


@pytest.mark.django_db
def test_what_was_taken_into_another_keeps_its_promise_until_that_one_ends():
    town = make.town()
    with clock.at(NOON - 3 * HOUR):
        main, later = answered(town), give(town, answered(town), NOON)
        cases.merge(actor=town.manager, target=make.target(later), into=main.id, reason="同一盏灯")
    with clock.at(NOON + HOUR):
        assert cases.ledgers([town.yard.id], SINCE)[town.yard.id] == cases.Ledger(late=1)
        done(town, cases.Case.objects.get(id=main.id))
    assert rows_of(town) == [(NOON, "late", "")]


@pytest.mark.django_db
def test_a_company_that_comes_later_does_not_inherit_what_was_promised(client):
    town = make.town()
    estate = Profile.objects.filter(yard=town.yard)
    estate.update(company="旧物业", company_en="Old Co")
    with clock.at(NOON - 3 * HOUR):
        first = give(town, answered(town), NOON)
    estate.update(company="新物业", company_en="New Co")
    with clock.at(NOON + HOUR):
        done(town, first)
        give(town, answered(town), NOON + 2 * HOUR)
        found = cases.ledgers_by_company([town.yard.id], SINCE)
        assert [(one.company, one.company_en, one.ledger) for one in sorted(found, key=lambda one: one.company)] == [
            ("新物业", "New Co", cases.Ledger(running=1)),
            ("旧物业", "Old Co", cases.Ledger(late=1)),
        ]
        assert cases.ledgers_of_company("旧物业", SINCE) == {town.yard.id: cases.Ledger(late=1)}
        [old] = cases.promises(town.yard, "all", SINCE, company="旧物业").rows
        assert (old.row.company, old.became) == ("旧物业", "late")
        base = f"/b/{town.yard.code}/promises/"
        assert client.get(f"{base}company/").context["ledger"] == cases.Ledger(running=1)
        page = client.get(base, {"by": "旧物业", "of": "late"})
        assert (page.context["ledger"], len(page.context["rows"])) == (cases.Ledger(late=1), 1)
        assert "旧物业" in words(client.get(base))
        assert client.get(base).context["ledger"] == cases.Ledger(late=1, running=1)
        estate.update(company="旧物业")
        assert client.get(f"{base}company/").context["ledger"] == cases.Ledger(late=1)


@pytest.mark.django_db
def test_words_out_of_public_view_leave_the_wall_too():
    town = make.town()
    case = give(town, answered(town), clock.now() + HOUR)
    step = case.steps.get(verb="promise")
    said = {"what": "step", "of": step.id, "wording": "换一件东西", "reason": "写了邻居的名字"}
    cases.privacy.cover(actor=town.manager, target=make.target(case), **said)
    [row] = cases.promises(town.yard, "all", clock.today().replace(day=1)).rows
    assert row.words == "换一件东西"


def test_promises_of_before_are_brought_over_from_the_steps(promised):
    names = ("case_id", "words", "due", "company", "company_en", "ended_at", "how", "because")
    before = sorted(Promise.objects.values_list(*names), key=str)
    Promise.objects.all().delete()
    moved = import_module("yuanba.domains.cases.migrations.0035_promises_rows")
    moved.write_rows(apps, SimpleNamespace(connection=connection))
    after = sorted(Promise.objects.values_list(*names), key=str)
    assert [(row[:5], row[6:]) for row in after] == [(row[:5], row[6:]) for row in before]
    assert [bool(row[5]) for row in after] == [bool(row[5]) for row in before]
    assert sorted(row[6] for row in after) == ["", "", "dropped", "kept", "kept", "late"]
