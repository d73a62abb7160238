"""What programs read: times with a zone and the same as on record, estates as on the board, so many statements."""

from datetime import datetime

import pytest
from django.test import Client

from tests.factories import cases as made
from tests.support.statements import statements
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock

CASES = "/api/v1/yards/JG/cases"
TIMES = ("reported_at", "answer_due", "close_due", "answered_at", "promised_due", "resolved_at", "closed_at", "due_at")


def moment(text):
    return datetime.fromisoformat(text) if text else None


@pytest.mark.parametrize("state", [*cases.states.STATES, "late", "private"])
def test_a_list_and_a_case_say_the_same_as_the_row(town, keyed, state):
    case, client = town.cases[state], keyed("manager")
    whole = client.get(f"{CASES}/{case.id}").json()
    (listed,) = (one for one in client.get(CASES).json()["items"] if one["id"] == str(case.id))
    for told in (whole, listed):
        for name in TIMES:
            stored = getattr(case, name)
            # programs read milliseconds
            assert moment(told[name]) == (stored and stored.replace(microsecond=stored.microsecond // 1000 * 1000))
            assert told[name] is None or told[name].endswith("+08:00")
        assert (told["number"], told["version"], told["state"]) == (case.code, case.version, case.state)
    assert listed == {name: whole[name] for name in listed}
    assert whole["text"] == case.text


@pytest.mark.parametrize("level", ["ordinary", "middling", "hard"])
def test_what_is_promised_at_once_is_what_is_kept(town, keyed, level):
    client = keyed("program")
    with clock.at(datetime(2026, 12, 31, 22, 30, tzinfo=clock.SHANGHAI)):
        said = {"text": "单元门关不拢。", "level": level}
        told = client.post(CASES, said, content_type="application/json", headers={"Idempotency-Key": "k"}).json()
    case = cases.Case.objects.get(id=told["id"])
    policy = cases.from_data(client.get("/api/v1/yards/JG/policy").json())
    wanted = cases.clocks.clocks(policy, level, case.reported_at)
    assert (moment(told["answer_due"]), moment(told["close_due"])) == (wanted.answer_due, wanted.close_due)
    assert (case.answer_due, case.close_due) == (wanted.answer_due, wanted.close_due)
    assert told["answer_due"] == "2027-01-01T02:30:00+08:00"


def test_an_estate_as_anybody_may_know_it(town):
    assert Client().get("/api/v1/yards/JG").json() == {
        "code": "JG",
        "kind": "estate",
        "name": "金桂苑",
        "name_en": "",
        "phone": "028-0000 1000",
        "company": "",
    }


def test_figures_are_those_of_the_board(town):
    told, found = Client().get("/api/v1/yards/JG/figures").json(), cases.figures(town.yard)
    assert told == {
        "answered": vars(found.response),
        "answered_in_time": vars(found.answered),
        "closed_in_time": vars(found.closed),
        "solved": vars(found.solved),
        "satisfied": vars(found.satisfied),
        "late": found.late,
        "open": found.open,
        "all": found.all,
    }


@pytest.mark.parametrize(
    ("query", "order"), [("", "-reported_at"), ("?by=due", "due_at"), ("?q=灯不亮", "-reported_at")]
)
def test_every_row_once_in_its_order(town, keyed, query, order):
    for number in range(45):
        made.report(town.place, f"第 {number} 盏灯不亮。")
    client, found, more = keyed("manager"), [], ""
    while True:
        page = client.get(CASES + query + (f"{'&' if query else '?'}after=" + more if more else "")).json()
        assert len(page["items"]) <= 20
        found += [one["id"] for one in page["items"]]
        more = page["more"].replace("+", "%2B")
        if not more:
            break
    rows = cases.Case.objects.filter(yard=town.yard)
    rows = (
        rows.filter(due_at__isnull=False) if "due" in query else rows.filter(text__contains="灯不亮") if query else rows
    )
    sign = "-" if order.startswith("-") else ""
    assert found == [str(one) for one in rows.order_by(order, f"{sign}id").values_list("id", flat=True)]


COUNTS = {
    "": 1,
    "?by=due": 1,
    "?q=状态": 1,
    "?q=7": 2,
    "/<case>": 3,
}


def test_so_many_statements_and_no_more_for_more_rows(town, keyed):
    client, counts = keyed("manager"), []
    for part in range(2):
        found = {}
        for address in COUNTS:
            link = CASES + address.replace("<case>", str(town.cases["in-work"].id))
            client.get(link)
            with statements() as said:
                assert client.get(link).status_code == 200
            found[address] = len(said)
        counts.append(found)
        for number in range(25):
            made.report(town.place, f"也是一种状态 {number}。")
            target = made.target(town.cases["in-work"])
            cases.note(actor=town.actors["manager"], target=target, text=f"第 {part}-{number} 次来看")
    assert counts == [COUNTS, COUNTS]
