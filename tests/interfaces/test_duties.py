"""What is to be published, on every page: the desk, the notice board, oversight, and for programs."""

from datetime import date

import pytest

from tests.factories import statements as make
from tests.support.pages import words
from tests.support.statements import statements
from yuanba.domains.disclosure import public as disclosure
from yuanba.kernel import clock
from yuanba.kernel.memory import forget_all
from yuanba.platform.access.public import SYSTEM

CALENDAR, BOARD = "/desk/JG/statements/calendar/", "/b/JG/statements/"
LATE = clock.now().replace(2026, 5, 23)
SET = {"what": "money", "kind": "month", "days": "15", "since": "2026-05-23"}


@pytest.fixture
def number(town):
    """A contract since January; both documents of each quarter are owed from March on."""
    found = make.billed_in_march(town.yard)
    with clock.at(make.IN_MARCH):
        for what in disclosure.duties.WHATS:
            term = disclosure.duties.Term(what, "quarter", date(2026, 3, 10), 31)
            disclosure.set_duty(actor=SYSTEM, yard=town.yard, term=term)
    with clock.at(LATE):
        yield found


def test_what_is_late_is_begun_from_the_calendar_with_one_press(town, enter, number):
    manager = enter("manager")
    shown = words(manager.get(CALENDAR))
    assert "1 项公示已逾期" in shown
    assert "2026 年第 1 季度 · 收支公示和服务报告" in shown
    assert "已迟 22 天" in shown
    assert "1 项公示已逾期" in words(manager.get("/desk/JG/"))
    form = {"kind": "quarter", "day": "2026-03-31", "contract": number}
    assert f'name="day" value="{form["day"]}"' in manager.get(CALENDAR).content.decode()
    assert manager.post("/desk/JG/statements/", form)["Location"] == "/desk/JG/statements/1/?done=anew"
    begun = manager.get(CALENDAR)
    assert "接着办" in words(begun)
    assert "/desk/JG/statements/1/" in begun.content.decode()
    make.published_of(town.yard, disclosure.Statement.objects.get())
    after = words(manager.get(CALENDAR))
    assert "按时 0 项，迟公示 1 项" in after
    assert "已公示，已迟 22 天" in after
    assert "项公示已逾期" not in words(manager.get("/desk/JG/"))


def test_the_board_says_plainly_what_is_late_and_which_were_in_time(town, client, number):
    assert "2026 年第 1 季度收支公示和服务报告应于 5 月 1 日前公示，已迟 22 天。" in words(client.get(BOARD))
    client.cookies["yb_lang"] = "en"
    english = words(client.get(BOARD))
    assert "Statement and service report for 2026, quarter 1 was due by 1 May: 22 days late." in english
    client.cookies.clear()
    with clock.at(make.IN_APRIL):
        make.published(town.yard, number, make.MARCH_END)
    shown = words(client.get(BOARD))
    assert ("逾期未公示" in shown, "按时公示" in shown) == (False, True)


def test_who_concludes_contracts_sets_it_forwards_and_what_was_typed_is_kept(town, enter, number):
    supervisor, manager = enter("supervisor"), enter("manager")
    past = supervisor.post(CALENDAR, SET | {"since": "2026-05-22", "days": "9"})
    assert (past.status_code, "以前的要求不变，请选今天或以后的日期" in words(past)) == (422, True)
    assert 'value="2026-05-22"' in past.content.decode()
    for wrong in ({"days": "半月"}, {"days": "0"}, {"since": ""}, {"what": ""}, {"kind": "day"}):
        assert supervisor.post(CALENDAR, SET | wrong).status_code == 422
    assert manager.post(CALENDAR, SET).status_code == 404
    assert supervisor.post(CALENDAR, SET)["Location"] == f"{CALENDAR}?done=set"
    assert supervisor.post(CALENDAR, SET)["Location"] == f"{CALENDAR}?done=same"
    assert "期满后 15 天内" in words(supervisor.get(CALENDAR))
    assert supervisor.post(CALENDAR, SET | {"ends": "1"})["Location"] == f"{CALENDAR}?done=set"
    assert "不再要求" in words(supervisor.get(CALENDAR))
    assert "另行设定" not in words(manager.get(CALENDAR))


def test_from_above_the_estates_with_their_lamps_and_the_same_as_a_file(town, enter, number):
    supervisor = enter("supervisor")
    shown = supervisor.get("/oversight/duties/")
    assert "已迟 22 天" in words(shown)
    assert CALENDAR in shown.content.decode()
    assert "1 项公示逾期未公示" in words(supervisor.get("/oversight/"))
    lines = b"".join(supervisor.get("/oversight/duties.csv").streaming_content).decode().splitlines()
    assert lines[0].lstrip("\ufeff") == "小区,现在逾期,逾期最久,应公示日期,迟了几天,即将到期,按时公示,迟公示"
    assert lines[1] == "金桂苑,1,2026 年第 1 季度 收支公示和服务报告,2026-05-01,22,0,0,0"
    assert b"".join(supervisor.get("/oversight/duties.xlsx").streaming_content)[:2] == b"PK"
    with clock.at(make.IN_APRIL):
        make.published(town.yard, number, make.MARCH_END)
    assert "没有逾期" in words(supervisor.get("/oversight/duties/"))
    assert "项公示逾期未公示" not in words(supervisor.get("/oversight/"))


def test_a_page_of_many_weeks_asks_no_more_and_goes_on(town, enter, number):
    with clock.at(make.IN_MARCH):
        term = disclosure.duties.Term("money", "week", date(2026, 3, 10), 7)
        disclosure.set_duty(actor=SYSTEM, yard=town.yard, term=term)
    manager, asked = enter("manager"), []
    for moment in (clock.now().replace(2026, 4, 20), clock.now().replace(2026, 12, 20)):
        with clock.at(moment):
            manager.get(CALENDAR)
            forget_all()
            with statements() as said:
                page = manager.get(CALENDAR)
            asked.append((page.status_code, len(said)))
    assert asked == [(200, asked[0][1])] * 2


def test_for_programs_of_whoever_may_read_it(town, keyed, number):
    given = keyed("manager").get("/api/v1/yards/JG/duties").json()
    assert given["counts"] == {"later": 1, "soon": 0, "kept": 0, "late": 0, "missing": 1}
    assert [one["state"] for one in given["waiting"]] == ["missing", "later"]
    assert given["waiting"][0] == {
        "whats": ["money", "service"],
        "kind": "quarter",
        "label": "2026-Q1",
        "since": "2026-01-01",
        "until": "2026-03-31",
        "due": "2026-05-01",
        "contract": number,
        "company": "青禾物业",
        "state": "missing",
        "days": 22,
        "publication": "",
    }
    assert (given["items"], given["more"]) == ([], "")
    assert given["terms"][0] == {"what": "service", "kind": "quarter", "since": "2026-03-10", "days": 31}
    assert keyed("reporter").get("/api/v1/yards/JG/duties").status_code == 404
