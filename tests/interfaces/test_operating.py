"""The operator's pages: what is stuck, trying again, health, figures for a monitor."""

from datetime import timedelta

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from tests.factories import cases as made
from tests.platform.tasks.jobs import fail
from yuanba.interfaces.backoffice import health
from yuanba.kernel import clock
from yuanba.platform.events import registry
from yuanba.platform.events.models import Pending
from yuanba.platform.events.public import dispatch, stuck
from yuanba.platform.notify.models import Sms
from yuanba.platform.tasks.work import failed, run_one


@pytest.fixture
def broken(town, monkeypatch):
    """Deliver everything, with one reaction that fails as long as `broken` holds something."""
    why = ["no line"]

    def react(event):
        if why:
            raise RuntimeError(why[0])

    monkeypatch.setitem(registry.REACTIONS["case.moved"], "tests.broken", react)
    for _ in range(4):
        dispatch()
        clock.set_now(clock.now() + timedelta(hours=1))
    return why


def test_stuck_events_are_seen_and_tried_again(town, enter, broken):
    client = enter("operator")
    page = client.get("/backoffice/").content.decode()
    assert "tests.broken" in page
    assert "RuntimeError: no line" in page
    first = stuck()[0]
    count = len(stuck())
    broken.clear()
    assert client.post("/backoffice/retry/", {"what": "event", "id": str(first.id)}).status_code == 302
    dispatch()
    assert not Pending.objects.filter(id=first.id).exists()
    assert len(stuck()) < count


def test_tasks_that_were_given_up_are_seen_and_tried_again(town, enter, tmp_path):
    fail.enqueue(str(tmp_path / "lines"))
    for _ in range(4):
        run_one("w")
        clock.set_now(clock.now() + timedelta(hours=1))
    client = enter("operator")
    assert "tests.platform.tasks.jobs.fail" in client.get("/backoffice/").content.decode()
    client.post("/backoffice/retry/", {"what": "task", "id": str(failed()[0].id)})
    assert failed() == []


def test_sms_is_visibly_off(town, enter):
    told = made.report(town.place, phone="13800004402")
    for verb in ("triage", "answer"):
        town.act(verb, told.case)
    dispatch()
    page = enter("operator").get("/backoffice/").content.decode()
    assert "短信没有开通" in page
    assert "138 **** 4402" in page
    assert "13800004402" not in page
    assert set(Sms.objects.values_list("state", flat=True)) == {"off"}


def test_alive_and_ready(db, monkeypatch):
    monkeypatch.setattr(health, "_ready", [])
    client = Client()
    assert (client.get("/healthz").content, client.get("/readyz").json()) == (b"ok", {"ready": True})


def test_not_ready_without_all_tables(db, monkeypatch):
    monkeypatch.setattr(health, "_ready", [])
    MigrationRecorder.Migration.objects.filter(app="notify", name="0006_plain_gone").delete()
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"ready": False, "missing": 1, "run": "yuanba migrate"})


def test_figures_for_a_monitor(town, broken):
    text = Client().get("/metrics").content.decode()
    assert f"yuanba_events_stuck {len(stuck())}.0" in text
    assert "yuanba_sms_unsent" in text


@pytest.mark.parametrize(
    ("token", "told", "forwarded", "behind", "status"),
    [
        ("", "", "", False, 200),
        ("secret", "", "", False, 200),
        ("", "", "203.0.113.9", True, 404),
        ("", "Bearer ", "203.0.113.9", True, 404),
        ("secret", "Bearer wrong", "203.0.113.9", True, 404),
        ("secret", "Bearer secret", "203.0.113.9", True, 200),
        ("", "", "127.0.0.1, 203.0.113.9", True, 404),
        ("", "", "", True, 404),
        ("", "", "127.0.0.1", True, 404),
    ],
)
def test_figures_are_for_this_machine_or_who_has_the_token(db, settings, token, told, forwarded, behind, status):
    settings.YUANBA_METRICS_TOKEN, settings.YUANBA_BEHIND_PROXY = token, behind
    headers = {"Authorization": told, "X-Forwarded-For": forwarded}
    assert Client(headers={name: one for name, one in headers.items() if one}).get("/metrics").status_code == status
