"""A pack that was changed anywhere is refused, and nothing of it is here."""

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from django.test import override_settings

from tests.platform.packs.conftest import WORDS, sending
from tests.platform.packs.forge import entries, locked, plain, rewritten, signed_anew
from tests.support import databases
from tests.support.unchanged import refused
from yuanba.kernel.merkle import canon
from yuanba.platform.audit import keys
from yuanba.platform.packs import public as packs
from yuanba.platform.packs import rows
from yuanba.platform.packs.manifest import signed_text
from yuanba.platform.sealed.keys import forget as forget_keys
from yuanba.platform.yards.public import forget

TABLE = "tables/cases.Case"


@pytest.fixture(scope="module")
def once(django_db_setup, django_db_blocker, tmp_path_factory):
    """One pack for all of the file, its manifest and the sender's key; its rows are gone."""
    folder = tmp_path_factory.mktemp("here")
    with django_db_blocker.unblock(), override_settings(YUANBA_DATA_DIR=folder):
        manifest = packs.export(yard=sending().yard, to=folder / "JG.pack", lock=WORDS, by="wang")
        signer = keys.public_key().hex()
        databases.empty()
    return folder / "JG.pack", manifest, signer


@pytest.fixture
def written(once, tmp_path):
    """A copy of it, to be changed."""
    file, manifest, _signer = once
    return Path(shutil.copy(file, tmp_path)), manifest


@pytest.fixture
def there(once, transactional_db, settings, tmp_path):
    """Another installation, empty, with keys of its own; returns the sender's key."""
    settings.YUANBA_DATA_DIR = tmp_path / "there"
    forget()
    forget_keys()
    return once[2]


def take(file, signer, lock=WORDS):
    """Take the pack in."""
    with packs.opening(file, lock) as pack:
        packs.take(pack, signer=signer, by="li")


def flipped(data, at=-20):
    """One bit is another."""
    changed = bytearray(data)
    changed[at] ^= 1
    return bytes(changed)


def first_file(made):
    """The first file of a pack."""
    return min(name for name in made if name.startswith("files/"))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (TABLE, "pack-changed"),
        ("shared/people.Account", "pack-changed"),
        ("files/", "pack-changed"),
        ("manifest", "pack-locked"),
        ("signature", "pack-changed"),
        ("pack.json", "pack-locked"),
    ],
)
def test_one_bit_in_any_entry(written, there, name, code):
    file, made = written[0], entries(written[0])
    name = first_file(made) if name == "files/" else name
    made[name] = flipped(made[name], -9 if name == "pack.json" else -20)
    rewritten(file, made)
    with refused(code if name != "pack.json" else _code_of(file)):
        take(file, there)


def _code_of(file):
    """A changed head is either no JSON or another lock."""
    try:
        json.loads(entries(file)["pack.json"])
    except ValueError:
        return "pack-unreadable"
    return "pack-locked"


def test_another_row_under_the_right_lock(written, there):
    file, made = written[0], entries(written[0])
    locked(made, TABLE, plain(made, TABLE).replace("九天前".encode(), "八天前".encode()))
    rewritten(file, made)
    with refused("pack-changed"):
        take(file, there)


def test_a_row_taken_out(written, there):
    file, made = written[0], entries(written[0])
    locked(made, TABLE, b"".join(plain(made, TABLE).splitlines(keepends=True)[1:]))
    rewritten(file, made)
    with refused("pack-changed"):
        take(file, there)


def test_another_file_under_the_right_lock(written, there):
    file, made = written[0], entries(written[0])
    locked(made, first_file(made), b"something else", packed=False)
    rewritten(file, made)
    with refused("pack-changed"):
        take(file, there)


def test_a_file_taken_out_or_added(written, there):
    file, made = written[0], entries(written[0])
    without = {name: data for name, data in made.items() if name != first_file(made)}
    rewritten(file, without)
    with refused("pack-changed"):
        take(file, there)
    rewritten(file, made | {f"files/{'0' * 64}": b"x" * 40})
    with refused("pack-changed"):
        take(file, there)


def test_another_manifest_without_a_new_signature(written, there):
    file, made = written[0], entries(written[0])
    locked(made, "manifest", plain(made, "manifest").replace(b'"by":"wang"', b'"by":"zhou"'))
    rewritten(file, made)
    with refused("pack-signature"):
        take(file, there)


def test_a_manifest_signed_by_somebody_else(written, there):
    file, made = written[0], entries(written[0])
    signed_anew(made, json.loads(plain(made, "manifest")), keys.sign, keys.public_key())
    rewritten(file, made)
    with refused("pack-stranger"):
        take(file, there)


def test_another_table_shape(written, there):
    file, made = written[0], entries(written[0])
    manifest = json.loads(plain(made, "manifest"))
    manifest["tables"][0]["schema"] = "0" * 16
    signed_anew(made, manifest, keys.sign, keys.public_key())
    rewritten(file, made)
    with refused("pack-schema"):
        take(file, keys.public_key().hex())


def forged(made, table, change):
    """The pack of an own installation in which a table says something else."""
    manifest = json.loads(plain(made, "manifest"))
    given = [json.loads(line) for line in plain(made, f"tables/{table}").splitlines()]
    change(given)
    data = b"".join(canon(row) + b"\n" for row in given)
    locked(made, f"tables/{table}", data)
    part = next(one for one in manifest["tables"] if one["label"] == table)
    part.update(rows=len(given), size=len(data), digest=hashlib.sha256(data).hexdigest())
    from yuanba.platform.packs.manifest import Part, file_leaf, root_of

    sizes = {row["digest"]: row["size"] for row in _rows(made, "files.StoredFile")}
    leaves = [file_leaf(digest, sizes[digest]) for digest in sorted(sizes)]
    manifest["root"] = root_of(manifest["yard"], [Part(**one) for one in manifest["tables"]], leaves)
    signed_anew(made, manifest, keys.sign, keys.public_key())


def _rows(made, table):
    return [json.loads(line) for line in plain(made, f"tables/{table}").splitlines()]


@pytest.mark.parametrize(
    ("table", "change", "code"),
    [
        ("people.Post", lambda rows: rows[0].update(role="platform-operator"), "pack-foreign"),
        ("people.Post", lambda rows: rows[0].update(path="510199"), "pack-foreign"),
        ("places.Place", lambda rows: rows[0].update(path="510199/elsewhere"), "pack-foreign"),
        ("places.Place", lambda rows: rows[0].update(area="big"), "pack-broken"),
        ("places.Place", lambda rows: rows[0].update(name="x" * 61), "pack-broken"),
        ("places.Place", lambda rows: rows[1].pop("name"), "pack-broken"),
        ("places.Place", lambda rows: rows.pop(), "pack-broken"),
        ("places.Place", lambda rows: rows.append(rows[0]), "pack-broken"),
        ("places.Place", lambda rows: rows.reverse(), "pack-unequal"),
    ],
)
def test_what_a_confirmed_sender_may_not_send(written, there, table, change, code):
    file, made = written[0], entries(written[0])
    forged(made, table, change)
    rewritten(file, made)
    with refused(code):
        take(file, keys.public_key().hex())


def test_zips_nobody_of_us_writes(written, there):
    file, made = written[0], entries(written[0])
    for odd in ("../evil", "files/../../evil", "tables/", "/etc/passwd", "files/X"):
        rewritten(file, made | {odd: b"x"})
        with refused("pack-unreadable"):
            take(file, there)
    rewritten(file, made, zipfile.ZIP_DEFLATED)
    with refused("pack-unreadable"):
        take(file, there)
    file.write_bytes(b"no zip")
    with refused("pack-unreadable"):
        take(file, there)


DEEP = b"[" * 4000


def test_words_nested_so_deeply_that_nobody_reads_them(written, there):
    file, made = written[0], entries(written[0])
    rewritten(file, made | {"pack.json": DEEP})
    with refused("pack-unreadable"):
        take(file, there)
    for name in ("signature", "manifest"):
        changed = dict(made)
        locked(changed, name, DEEP)
        if name == "manifest":
            said = keys.sign(signed_text(changed["pack.json"], DEEP)).hex()
            locked(changed, "signature", canon({"key": keys.public_key().hex(), "signature": said}))
        rewritten(file, changed)
        with refused("pack-unreadable"):
            take(file, keys.public_key().hex())


def test_a_row_nested_so_deeply_that_nobody_reads_it(written, there):
    file, made = written[0], entries(written[0])
    forged(made, "places.Place", lambda rows: rows[0].update(name=json.loads("[" * 300 + "]" * 300)))
    rewritten(file, made)
    with refused("pack-broken"):
        take(file, keys.public_key().hex())
    for line in (DEEP, DEEP + b"]" * 4000, b'"\\ud800"'):
        with refused("pack-broken"):
            rows.read(line)


def test_a_table_that_unpacks_to_more_than_was_signed(written, there):
    file, made = written[0], entries(written[0])
    locked(made, TABLE, b"\0" * 200_000_000)
    rewritten(file, made)
    with refused("pack-changed"):
        take(file, there)


def test_the_wrong_passphrase(written, there):
    with refused("pack-locked"):
        take(written[0], there, packs.Lock("eine andere Losung"))


def test_a_yard_that_is_here(here, tmp_path):
    packs.export(yard=here.yard, to=tmp_path / "JG.pack", lock=WORDS, by="wang")
    with refused("pack-there"):
        take(tmp_path / "JG.pack", keys.public_key().hex())


def test_a_short_passphrase_and_no_key(here, tmp_path):
    for lock, code in ((packs.Lock("kurz"), "pack-passphrase"), (packs.Lock(receiver="abc"), "pack-key")):
        with refused(code):
            packs.export(yard=here.yard, to=tmp_path / "x", lock=lock, by="wang")
    assert [path.name for path in tmp_path.iterdir() if path.suffix] == []
