"""The key of an installation: made once, for its owner only; others do not count unless somebody listed them."""

import stat
from threading import Barrier, Thread

import pytest

from tests.factories.yards import happened, yard
from yuanba.platform.audit import keys
from yuanba.platform.audit.public import seal, verify


@pytest.fixture
def folder(settings, tmp_path):
    """An installation of its own."""
    settings.YUANBA_DATA_DIR = tmp_path
    return tmp_path / "keys"


def test_made_at_first_use_for_its_owner_only(folder):
    first = keys.public_key()
    assert (len(first), keys.public_key()) == (32, first)
    (made,) = folder.iterdir()
    assert (made.name, made.stat().st_size, stat.S_IMODE(made.stat().st_mode)) == ("seal", 32, 0o600)
    keys._private.cache_clear()
    assert keys.public_key() == first


def test_of_many_that_make_one_the_first_stays(folder):
    start, made = Barrier(8), []

    def run():
        start.wait(10)
        keys._private.__wrapped__(folder / "seal")
        made.append((folder / "seal").read_bytes())

    threads = [Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert (len(made), len(set(made))) == (8, 1)
    assert [path.name for path in folder.iterdir()] == ["seal"]


def test_signatures(folder):
    key, signature = keys.public_key().hex(), keys.sign(b"a").hex()
    assert keys.is_signed(b"a", signature, key)
    assert not keys.is_signed(b"b", signature, key)
    assert not keys.is_signed(b"a", "00" * 64, key)
    assert not keys.is_signed(b"a", signature, "00" * 32)


@pytest.mark.parametrize(("signature", "key"), [("", ""), ("xyz", "xyz"), ("00", "00"), ("石", "石")])
def test_what_is_no_signature_does_not_fit(folder, signature, key):
    assert not keys.is_signed(b"a", signature, key)


@pytest.mark.django_db
def test_a_seal_of_another_key_counts_only_where_it_is_listed(settings, folder, tmp_path):
    here = yard()
    happened(here)
    former = seal(here).key
    settings.YUANBA_DATA_DIR = tmp_path / "moved"
    assert verify(here) == ["seal 1: signed with a key that is not ours"]
    (tmp_path / "moved" / "keys" / "seal.former").write_text(f"{former}\n")
    assert verify(here) == []
    happened(here)
    assert seal(here).key != former
    assert verify(here) == []
