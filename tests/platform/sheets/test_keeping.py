"""A file is kept under its digest for a day, in its yard, and nowhere else."""

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.sheets import keeping
from yuanba.platform.sheets.public import keep, kept, sweep

YARD = uuid4()


@pytest.fixture(autouse=True)
def _here(settings, tmp_path):
    settings.YUANBA_DATA_DIR = tmp_path


def test_what_is_kept_is_found_by_its_digest():
    digest = keep(YARD, "房屋.xlsx", [b"ab", b"c"])
    assert digest == hashlib.sha256(b"abc").hexdigest()
    assert (kept(YARD, digest).name, kept(YARD, digest).read_bytes()) == ("房屋.xlsx", b"abc")


def test_the_same_again_has_the_name_of_the_last_time():
    digest = keep(YARD, "a.xlsx", [b"abc"])
    assert keep(YARD, "b.xlsx", [b"abc"]) == digest
    assert kept(YARD, digest).name == "b.xlsx"


def test_the_first_again_has_the_first_name_again():
    digests = {keep(YARD, name, [b"abc"]) for name in ("a.xlsx", "b.xlsx", "a.xlsx")}
    assert kept(YARD, digests.pop()).name == "a.xlsx"
    assert digests == set()


def test_the_same_sent_at_once_by_several_is_there_all_the_time():
    names, digest = ("a.xlsx", "a.xlsx", "b.xlsx"), keep(YARD, "a.xlsx", [b"abc"])

    def sent(name):
        return {kept(YARD, keep(YARD, name, [b"abc"])).read_bytes() for _time in range(150)}

    with ThreadPoolExecutor(len(names)) as threads:
        assert list(threads.map(sent, names)) == [{b"abc"}] * 3
    assert {path.name for path in kept(YARD, digest).parent.iterdir()} == {"a.xlsx", "b.xlsx"}
    assert list(keeping.folder().rglob("*.part")) == []


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../../etc/passwd", "etc passwd"),
        ("a\\b:c\0.xlsx", "a b cxlsx"),
        ("", "sheet"),
        ("...", "sheet"),
        ("房" * 100 + ".xlsx", "房" * 55 + ".xlsx"),
    ],
)
def test_a_name_stands_in_its_folder(name, plain):
    path = kept(YARD, keep(YARD, name, [b"x"]))
    assert path.parent.parent == keeping.folder() / YARD.hex
    assert path.name.replace(".xlsx", "xlsx").replace(" ", "") == plain.replace(".xlsx", "xlsx").replace(" ", "")


@pytest.mark.parametrize("digest", ["", "x", "..", "0" * 64])
def test_what_is_not_kept_is_told(digest):
    with pytest.raises(Refusal, match="sheet-gone"):
        kept(YARD, digest)


def test_another_yard_has_it_not():
    digest = keep(YARD, "a.xlsx", [b"abc"])
    with pytest.raises(Refusal, match="sheet-gone"):
        kept(uuid4(), digest)


def test_what_is_too_large_leaves_nothing(monkeypatch):
    monkeypatch.setattr(keeping, "LARGEST_BYTES", 3)
    with pytest.raises(Refusal, match="sheet-large"):
        keep(YARD, "a.xlsx", [b"ab", b"cd"])
    assert [path for path in keeping.folder().rglob("*") if path.is_file()] == []


def test_after_a_day_it_is_gone():
    old, young = keep(YARD, "a.xlsx", [b"old"]), keep(YARD, "b.xlsx", [b"young"])
    part = keeping.folder() / YARD.hex / "left.part"
    part.write_bytes(b"")
    past = (clock.now() - timedelta(hours=25)).timestamp()
    for path in (kept(YARD, old).parent, part):
        os.utime(path, (past, past))
    assert (sweep(), sweep()) == (2, 0)
    assert not Path(part).exists()
    assert kept(YARD, young).read_bytes() == b"young"
    with pytest.raises(Refusal, match="sheet-gone"):
        kept(YARD, old)
