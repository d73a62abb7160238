"""What was promised is the same before sending, on the record, on every page, and to programs."""

import re
from datetime import datetime

import pytest

from yuanba.domains.cases import public as cases
from yuanba.kernel import clock

SAID = {"text": "单元门关不拢。", "key": "one", "visibility": "neighbours"}
TIMES = [
    (datetime(2026, 3, 2, 14, 40, tzinfo=clock.SHANGHAI), "今天 18:40"),
    (datetime(2026, 3, 2, 22, 10, tzinfo=clock.SHANGHAI), "明天 02:10"),
    (datetime(2026, 12, 31, 23, 59, tzinfo=clock.SHANGHAI), "明天 03:59"),
]


@pytest.mark.parametrize(("moment", "words"), TIMES, ids=lambda one: str(one))
def test_one_promise_everywhere(town, enter, keyed, moment, words):
    with clock.at(moment):
        stranger, address = enter(), f"/say/JG/{town.place.id}/"
        before = stranger.post(address, SAID).content.decode()
        assert re.search(rf'class="n at">{words}<', before)
        page = stranger.post(address, SAID | {"act": "send"}).headers["location"]
        case = cases.Case.objects.get(text=SAID["text"])
        assert words in stranger.get(page).content.decode()
        assert words in enter("manager").get(f"/desk/JG/{case.id}/").content.decode()
        assert words in enter("supervisor").get(f"/oversight/JG/{case.id}/").content.decode()
        told = keyed("manager").get(f"/api/v1/yards/JG/cases/{case.id}").json()
    assert datetime.fromisoformat(told["answer_due"]) == case.answer_due
    assert case.answer_due == cases.clocks.clocks(cases.from_data(case.policy), case.level, case.reported_at).answer_due


def test_the_elder_view_says_it_in_words(town, enter):
    with clock.at(TIMES[0][0]):
        client = enter()
        client.cookies["yb_view"] = "elder"
        assert "今天傍晚 6:40" in (text := client.post(f"/say/JG/{town.place.id}/", SAID).content.decode()) or (
            "今天晚上 6:40" in text
        )
