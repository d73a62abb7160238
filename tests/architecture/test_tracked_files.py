"""What is committed names no machine: no registry host, no path of somebody's disk, nothing generated."""

import re

import pytest

from tests.architecture.source import ROOT, tracked

SLASH = "/"
PATHS = ["root", "home", "Users", "work", "opt" + SLASH + "(pypi|wheels)"]
HOSTS = ["registry." + "npmjs", "pypi." + "org", "files." + "pythonhosted", "file:" + SLASH * 2]
FORBIDDEN = re.compile(
    "|".join([*(re.escape(host) for host in HOSTS), rf"(?<![\w.*)}}\]-]){SLASH}({'|'.join(PATHS)}){SLASH}"])
)
LOCKS = sorted([*ROOT.glob("requirements/*.txt"), ROOT / "package-lock.json"])


def test_no_host_and_no_machine_path():
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {hit.group()}" for hit in FORBIDDEN.finditer(text)]
    assert not found


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_locks_pin_by_hash_and_name_no_address(path):
    text = path.read_text()
    assert ":" + SLASH * 2 not in text
    assert "--index-url" not in text
    assert "sha256:" in text or "sha512-" in text
    if path.suffix == ".txt":
        pinned = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert all("==" in line for line in pinned)


def test_nothing_generated_is_committed():
    wrong = [path for path in tracked() if path.suffix in (".mo", ".pyc", ".sqlite3", ".log")]
    assert not wrong
