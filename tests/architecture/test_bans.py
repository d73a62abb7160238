"""The bans bite: each planted offence is found, and HTTP is allowed where it belongs."""

import subprocess
import sys

import pytest

from tests.architecture.source import ROOT

CLOCK = "import datetime\n\nmoment = datetime.datetime.now(datetime.UTC)\n"
SIGNAL = "from django.db.models import signals\n\nprint(signals)\n"
HTTP = "from django.http import HttpResponse\n\nprint(HttpResponse)\n"
API = "import ninja\n\nprint(ninja)\n"


def bans(text, place):
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--select", "TID251", "-q"]
    name = str(ROOT / "src" / "yuanba" / place / "planted.py")
    done = subprocess.run(
        [*command, "--stdin-filename", name, "-"], input=text, cwd=ROOT, text=True, capture_output=True
    )
    return "TID251" in done.stdout


@pytest.mark.parametrize("place", ["kernel", "platform/events", "domains/cases", "interfaces/desk", "ui"])
@pytest.mark.parametrize("text", [CLOCK, SIGNAL])
def test_one_clock_and_no_signals_anywhere(place, text):
    assert bans(text, place)


@pytest.mark.parametrize("text", [HTTP, API])
def test_http_only_at_the_doors(text):
    assert bans(text, "domains/cases")
    assert bans(text, "platform/events")
    assert not bans(text, "interfaces/desk")
