"""Secrets that are made once."""

import os
import stat
import subprocess
import sys

from yuanba.kernel.secretfile import kept_secret, put_secret

MAKE = """
import secrets, sys
from pathlib import Path
from yuanba.kernel.secretfile import kept_secret
print(kept_secret(Path(sys.argv[1]), lambda: secrets.token_hex(32).encode()).decode())
"""


def test_it_is_made_once_for_its_owner_only(tmp_path):
    path = tmp_path / "keys" / "one"
    assert kept_secret(path, lambda: b"first") == b"first"
    assert kept_secret(path, lambda: b"second") == b"first"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert os.listdir(path.parent) == ["one"]


def test_processes_that_start_together_get_the_same(tmp_path):
    command = [sys.executable, "-c", MAKE, str(tmp_path / "keys" / "one")]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    said = {one.communicate()[0] for one in started}
    assert len(said) == 1
    assert len(said.pop().strip()) == 64


def test_what_a_crash_left_behind_does_no_harm(tmp_path):
    (tmp_path / "tmpabc").write_bytes(b"hal")
    assert kept_secret(tmp_path / "one", lambda: b"whole") == b"whole"


def test_another_one_takes_its_place_whole(tmp_path):
    path = tmp_path / "keys" / "one"
    put_secret(path, b"first")
    put_secret(path, b"second")
    assert kept_secret(path, lambda: b"third") == b"second"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(path.parent) == ["one"]
