"""Settings as a fresh installation finds them: its secret is made at once, and is one for all its processes."""

import os
import stat
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from yuanba.settings.papers import public_url

SAY = "from yuanba.settings import security; print(security.SECRET_KEY)"


NETWORK = """
import re
import django
from django.conf import settings
django.setup()
from django.test import Client
client = Client(enforce_csrf_checks=True, headers={"Host": "yuan.example", "X-Forwarded-Proto": "https"})
page = client.get("/sign-in/")
token = re.search(r'csrfmiddlewaretoken" value="([^"]+)', page.content.decode())[1]
form = {"view": "elder", "csrfmiddlewaretoken": token}
sent = [client.post("/prefs/", form, headers={"Origin": origin}).status_code
        for origin in ("https://yuan.example", "https://other.example")]
print(page.headers.get("Strict-Transport-Security"), *sent, bool(page.cookies["yb_csrf"]["secure"]))
"""


@pytest.fixture
def started(tmp_path):
    """Start a process of an installation in this folder; what it says is its secret."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("YUANBA_")}
    environment = kept | {"YUANBA_DATA_DIR": str(tmp_path)}

    def start(say=SAY, **more):
        command = [sys.executable, "-c", say]
        return subprocess.Popen(command, env=environment | more, stdout=subprocess.PIPE, text=True)

    return start


def test_processes_that_start_at_once_have_one_secret(started, tmp_path):
    said = {one.communicate()[0].strip() for one in [started() for _ in range(5)]}
    (secret,) = said
    assert len(secret) == 64
    assert os.listdir(tmp_path / "keys") == ["secret"]
    path = tmp_path / "keys" / "secret"
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == (secret, 0o600)


def test_the_next_start_finds_it_again(started):
    first, second = (started().communicate()[0] for _ in range(2))
    assert first == second


def test_one_that_is_given_is_used_and_none_is_kept(started, tmp_path):
    assert started(YUANBA_SECRET_KEY="given").communicate()[0] == "given\n"
    assert not (tmp_path / "keys" / "secret").exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"YUANBA_HTTPS": "1", "YUANBA_BEHIND_PROXY": "1"}, "max-age=31536000 302 403 True\n"),
        ({"YUANBA_HTTPS": "1"}, "None 302 403 True\n"),
        ({}, "None 403 403 False\n"),
    ],
)
def test_behind_a_proxy_that_speaks_tls(started, more, said):
    names = {"YUANBA_HOSTS": "yuan.example", "DJANGO_SETTINGS_MODULE": "yuanba.settings"}
    assert started(NETWORK, **names, **more).communicate()[0].splitlines(keepends=True)[-1] == said


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({}, ""),
        ({"YUANBA_PUBLIC_URL": "https://yuanba.example.cn/"}, "https://yuanba.example.cn"),
        ({"YUANBA_PUBLIC_URL": " http://10.0.0.5:8000 "}, "http://10.0.0.5:8000"),
    ],
)
def test_the_public_address_is_kept_without_its_last_slash(given, address):
    assert public_url(given) == address


@pytest.mark.parametrize(
    "given",
    [
        "yuanba.example.cn",
        "ftp://yuanba.example.cn",
        "https://yuanba.example.cn/town",
        "https://a b",
        "https://x?y",
        "//x",
    ],
)
def test_a_public_address_that_leads_nowhere_is_refused_at_the_start(given):
    with pytest.raises(ImproperlyConfigured, match="YUANBA_PUBLIC_URL"):
        public_url({"YUANBA_PUBLIC_URL": given})


def test_over_tls_only_the_public_address_is_too():
    with pytest.raises(ImproperlyConfigured, match="YUANBA_PUBLIC_URL"):
        public_url({"YUANBA_PUBLIC_URL": "http://yuanba.example.cn", "YUANBA_HTTPS": "1"})
