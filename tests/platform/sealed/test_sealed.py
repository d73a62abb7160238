"""Sealed values: unreadable at rest, bound to their row and field, opened by the keys of this installation only."""

import os
import stat
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.platform.sealed import keys
from yuanba.platform.sealed.public import Unreadable, mark, new_key, seal, search_digest, unseal


@pytest.fixture
def folder(settings, tmp_path):
    """An installation of its own."""
    settings.YUANBA_DATA_DIR = tmp_path
    keys.forget()
    yield tmp_path / "keys"
    keys.forget()


@given(st.text(max_size=60), st.text(max_size=30))
def test_what_is_sealed_opens_again(text, bound):
    assert unseal(seal(text, bound=bound), bound=bound) == text


def test_nothing_stays_nothing(folder):
    assert (seal("", bound="a"), unseal("", bound="a"), search_digest("", bound="a")) == ("", "", "")
    assert not folder.exists()


def test_the_same_text_never_looks_the_same(folder):
    sealed = {seal("13800004402", bound="a") for _ in range(50)}
    assert len(sealed) == 50
    assert not any("13800004402" in one for one in sealed)
    assert {one.split(".")[:2] == ["1", keys.current()] for one in sealed} == {True}


def test_keys_are_for_their_owner_only(folder):
    seal("a", bound="a")
    search_digest("a", bound="a")
    made = {path.name: (path.stat().st_size, stat.S_IMODE(path.stat().st_mode)) for path in folder.iterdir()}
    assert made == {"sealed": (32, 0o600), "sealed.search": (32, 0o600)}


def test_a_value_opens_for_its_own_row_and_field_only(folder):
    sealed = seal("糖尿病", bound="card 1 health")
    for other in ("card 2 health", "card 1 phone", ""):
        with pytest.raises(Unreadable):
            unseal(sealed, bound=other)


@pytest.mark.parametrize("cut", [0, 3, 14, 30, -1])
def test_a_changed_value_does_not_open(folder, cut):
    sealed = seal("13800004402", bound="a")
    changed = sealed[:cut] + ("A" if sealed[cut] != "A" else "B") + sealed[cut:][1:]
    with pytest.raises(Unreadable):
        unseal(changed, bound="a")


@pytest.mark.parametrize("value", ["13800004402", "1.x", "1.x.", "1..", "2.x.AAAA", "石"])
def test_what_was_never_sealed_does_not_open(folder, value):
    with pytest.raises(Unreadable):
        unseal(value, bound="a")


def test_a_short_value_does_not_open(folder):
    for packed in ("", "AAAA", "é"):
        with pytest.raises(Unreadable):
            unseal(f"1.{keys.current()}.{packed}", bound="a")


def test_another_key_opens_nothing_unless_it_is_listed_as_former(folder):
    sealed, former = seal("a", bound="a"), (folder / "sealed").read_bytes()
    (folder / "sealed").write_bytes(os.urandom(32))
    keys.forget()
    with pytest.raises(Unreadable, match="not here"):
        unseal(sealed, bound="a")
    (folder / "sealed.former").write_text(f"{former.hex()}\n")
    keys.forget()
    assert unseal(sealed, bound="a") == "a"
    assert seal("a", bound="a").split(".")[1] not in sealed


def test_digests_are_equal_within_one_bound_only(folder):
    one = search_digest("13800004402", bound="yard 1")
    assert one == search_digest("13800004402", bound="yard 1")
    assert len({one, search_digest("13800004403", bound="yard 1"), search_digest("13800004402", bound="yard 2")}) == 3
    (folder / "sealed.search").write_bytes(os.urandom(32))
    keys.forget()
    assert search_digest("13800004402", bound="yard 1") != one


def test_a_new_key_seals_and_the_former_ones_still_open(folder):
    sealed = []
    for text in ("a", "b", "c"):
        sealed.append(seal(text, bound="x"))
        assert sealed[-1].startswith(mark())
        new_key()
    assert [unseal(one, bound="x") for one in sealed] == ["a", "b", "c"]
    assert not any(one.startswith(mark()) for one in sealed)
    assert len((folder / "sealed.former").read_text().split()) == 3
    assert stat.S_IMODE((folder / "sealed.former").stat().st_mode) == 0o600


def test_a_server_that_runs_meets_a_value_of_a_key_made_meanwhile(folder):
    seal("a", bound="x")
    words = "from yuanba.platform.sealed.public import new_key, seal; new_key(); print(seal('b', bound='x'))"
    setup = "import django; django.setup(); "
    env = {**os.environ, "YUANBA_DATA_DIR": str(folder.parent), "DJANGO_SETTINGS_MODULE": "yuanba.settings"}
    made = subprocess.run([sys.executable, "-c", setup + words], env=env, capture_output=True, text=True, check=True)
    assert unseal(made.stdout.strip(), bound="x") == "b"
