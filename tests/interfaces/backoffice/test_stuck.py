"""What is stuck: jobs and messages too, a button for each, and pressing one for something else does nothing."""

import json
import re
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import cases as made
from tests.platform.tasks.jobs import fail
from tests.support.pages import dangling, unknown_signs, words
from tests.support.statements import statements
from yuanba.kernel import clock
from yuanba.platform.events.models import Pending
from yuanba.platform.events.public import dispatch, stuck
from yuanba.platform.notify.models import Sms
from yuanba.platform.notify.public import plug
from yuanba.platform.tasks import periodic
from yuanba.platform.tasks.public import run_due
from yuanba.platform.tasks.work import failed, run_one


class Deaf:
    """A gateway that takes nothing."""

    def send(self, phone, text, *, template, data):
        raise OSError("line is cut")


@pytest.fixture
def deaf():
    plug(Deaf())
    yield
    plug(None)


def later():
    clock.set_now(clock.now() + timedelta(hours=7))


def give_up(path):
    """A task that was tried three times."""
    fail.enqueue(str(path))
    for _ in range(3):
        run_one("w")
        later()


def buttons(answer):
    """What can be tried again: kind and id."""
    return re.findall(
        r'name="what" value="(\w+)"><input type="hidden" name="id" value="([^"]+)"', answer.content.decode()
    )


def test_nothing_is_stuck(town, enter):
    text = words(enter("operator").get("/backoffice/"))
    assert text.count("没有卡住的") == 2
    assert buttons(enter("operator").get("/backoffice/")) == []


def test_a_job_that_failed_is_named_with_its_error(town, enter, monkeypatch):
    def broken():
        raise ValueError("no such folder")

    monkeypatch.setattr(periodic, "ROUNDS", {"tests.broken": periodic.Round(broken, timedelta(minutes=1), None)})
    assert run_due() == ["tests.broken"]
    assert "tests.broken ValueError: no such folder" in words(enter("operator").get("/backoffice/"))


def test_a_message_that_did_not_leave_says_why(town, enter, deaf):
    told = made.report(town.place, phone="13800004402")
    for verb in ("triage", "answer"):
        town.act(verb, told.case)
    dispatch()
    for _ in range(8):
        run_one("w")
        later()
    assert Sms.objects.get().state == "failed"
    text = words(enter("operator").get("/backoffice/"))
    assert "OSError: line is cut" in text
    assert "138 **** 4402" in text
    assert "短信没有开通" not in text
    assert "00004402" not in text


def test_one_button_each_and_it_retries_that_one(town, enter, tmp_path):
    for name in ("one", "two"):
        give_up(tmp_path / name)
    client = enter("operator")
    assert sorted(buttons(client.get("/backoffice/"))) == sorted(("task", str(one.id)) for one in failed())
    first, second = (str(one.id) for one in failed())
    assert client.post("/backoffice/retry/", {"what": "task", "id": first})["Location"] == "/backoffice/"
    assert [str(one.id) for one in failed()] == [second]


@pytest.mark.parametrize(("what", "status"), [("task", 302), ("event", 302), ("x", 302), ("", 302)])
def test_what_is_not_stuck_is_left_alone(town, enter, what, status):
    pending = Pending.objects.order_by("id").first()
    before = list(Pending.objects.order_by("id").values_list())
    for one in (pending.id, uuid4()):
        assert enter("operator").post("/backoffice/retry/", {"what": what, "id": str(one)}).status_code == status
    assert list(Pending.objects.order_by("id").values_list()) == before


@pytest.mark.parametrize("wanted", ["", "x", "\x00", "' OR 1=1"])
def test_what_is_no_id_is_absent(town, enter, wanted):
    assert enter("operator").post("/backoffice/retry/", {"what": "task", "id": wanted}).status_code == 404


def test_nobody_else_presses_it(town, enter, tmp_path):
    give_up(tmp_path / "one")
    wanted = str(failed()[0].id)
    for name, status in (("manager", 404), ("supervisor", 404), ("", 302)):
        assert enter(name).post("/backoffice/retry/", {"what": "task", "id": wanted}).status_code == status
    assert [str(one.id) for one in failed()] == [wanted]


def test_as_many_statements_for_a_hundred_as_for_none(town, enter):
    client, counts = enter("operator"), []
    for part in range(2):
        client.get("/backoffice/")
        with statements() as said:
            answer = client.get("/backoffice/")
        counts.append(len(said))
        Pending.objects.update(attempts=3, failing="tests.broken", error="RuntimeError: no line")
        for number in range(100):
            Sms(
                yard=town.yard,
                phone_digest=f"{part} {number}",
                template="case.answer",
                key=f"{part}-{number}",
                state="off",
                language="zh-hans",
                at=clock.now(),
            ).save()
    assert counts == [9, 9]
    assert len(buttons(answer)) == min(len(stuck()), 100) > 20
    assert (dangling(answer), unknown_signs(answer)) == (set(), set())


def test_the_oldest_hundred_are_shown_and_the_rest_follow(town):
    for number in range(90):
        made.report(town.place, f"第 {number} 盏灯不亮。")
    Pending.objects.update(attempts=3)
    whole = list(Pending.objects.order_by("id").values_list("id", flat=True))
    assert len(whole) > 100
    assert [one.id for one in stuck()] == whole[:100]
    Pending.objects.filter(id__in=whole[:50]).delete()
    assert [one.id for one in stuck()] == whole[50:150]


def test_the_operator_reads_which_model_suggests_and_how_it_did(town, enter, tmp_path, settings):
    settings.YUANBA_DATA_DIR = tmp_path
    page = tmp_path / "triage" / "JG" / "0002.json"
    page.parent.mkdir(parents=True)
    figures = {"own": 120, "asked": 24, "new": {"kind": 880}, "before": {"kind": 815}}
    page.write_text(json.dumps({"rows": 96, "figures": figures}), encoding="utf-8")
    worse = {"own": 180, "asked": 40, "new": {"kind": 700, "unit": 455}, "before": {"kind": 880}}
    page.with_name("tried.json").write_text(json.dumps({"own": 180, "refused": worse}), encoding="utf-8")
    text = words(enter("operator").get("/backoffice/"))
    assert "JG JG-2 · 学了 96 条文字 类别 81 → 88" in text
    assert "最近一次学得更差，没有启用： 类别 88 → 70 · 经办人 0 → 45" in text
