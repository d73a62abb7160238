"""Resolutions on the desk and at the board: recorded with a paper, confirmed by another, read by anyone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import voting as make
from tests.support.pages import words
from tests.support.pictures import photograph
from yuanba.domains.voting import public as voting
from yuanba.interfaces.jobs.rounds import sweep_files
from yuanba.kernel import clock

BASE = "/desk/JG/resolutions/"
FORM = {
    "key": "k1",
    "title": "更换 3 号电梯钢丝绳",
    "words": "应到 7 人，实到 6 人，6 人同意。",
    "body": "committee",
    "on": "2026-04-02",
    "subject": "spending",
    "most": "30,000",
}


@pytest.fixture(autouse=True)
def _april():
    with clock.at(clock.aware(clock.now().replace(2026, 4, 6))):
        yield


def test_from_the_signed_paper_to_the_board(town, enter):
    manager, anyone = enter("manager"), enter()
    paper = SimpleUploadedFile("决议.jpg", photograph(), "image/jpeg")
    wrong = manager.post(f"{BASE}new/", FORM | {"most": "abc", "former": "x", "scans": paper})
    page = wrong.content.decode()
    assert (wrong.status_code, 'value="更换 3 号电梯钢丝绳"' in page, "实到 6 人" in page) == (422, True, True)
    kept = page.partition('name="stored-scans" value="')[2].partition('"')[0]
    assert manager.post(f"{BASE}new/", FORM | {"stored-scans": kept})["Location"] == f"{BASE}1/?done=record"
    assert "这是您登记的，请他人确认" in words(manager.get(f"{BASE}1/"))
    assert "1 项决议等待第二人确认" in words(manager.get(BASE))
    assert anyone.get("/b/JG/resolutions/1/").status_code == 404
    assert "还没有决议" in words(anyone.get("/b/JG/resolutions/"))
    second = enter("supervisor")
    assert second.post(f"{BASE}1/do/confirm/")["Location"] == f"{BASE}1/?done=confirm"
    shown = words(anyone.get("/b/JG/resolutions/?q=钢丝绳"))
    assert "更换 3 号电梯钢丝绳" in shown
    assert "上限 ¥30,000.00" in shown
    one = words(anyone.get("/b/JG/resolutions/1/"))
    assert "6 人同意" in one
    assert town.accounts["manager"].name not in one
    assert "没有符合的决议" in words(anyone.get("/b/JG/resolutions/?q=门禁"))
    gone = second.post(f"{BASE}1/do/withdraw/", {"why": "人数有误"})
    assert gone["Location"] == f"{BASE}1/?done=withdraw"
    assert "人数有误" in words(anyone.get("/b/JG/resolutions/1/"))


def test_the_paper_is_kept_and_shown_to_those_who_watch_only(town, enter):
    held = make.held(town.yard)
    link = f"{BASE}scan/{held.minutes.get().id}/160"
    sweep_files()
    for who, status in (("manager", 200), ("supervisor", 200), ("reporter", 404), ("", 404)):
        answer = enter(who).get(link)
        assert (answer.status_code, answer.getvalue()[:2] == b"\xff\xd8") == (status, status == 200)
    assert voting.kept_minutes(town.yard) == {held.minutes.get().file_id}
