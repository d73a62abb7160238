"""The signed package of a statement: the one-file script finds whatever was changed in it."""

import csv
import hashlib
import io
import json
import subprocess
import sys
import zipfile
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.factories import services, spending
from tests.factories import statements as make
from tests.support.standing import standing
from yuanba.domains.disclosure import public as disclosure
from yuanba.interfaces.board import check_statement as check
from yuanba.interfaces.board.statement_pack import packed
from yuanba.kernel import clock
from yuanba.platform.audit import keys

pytestmark = pytest.mark.django_db
CODE = "JG-2026-Q1-01"


def published():
    found = make.quarter()
    with clock.at(make.IN_APRIL):
        services.signed(found.manager, found.yard, "2", times=2)
        services.signed(found.manager, found.yard, "1")
        spending.approved(found.manager, found.other, found.yard, 5000, item="greening", day=make.IN_MARCH.date())
        make.publish(found, make.drafted(found))
        make.publish(found, make.drafted(found, "month"))
    return found


standing_town = standing(published)


@pytest.fixture
def town(standing_town):
    with clock.at(make.IN_APRIL):
        yield standing_town()


@pytest.fixture
def files(town):
    return check.opened(packed(disclosure.pack_of(town.yard, CODE)))


def zipped(files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as pack:
        for name, data in files.items():
            pack.writestr(name, data)
    return made.getvalue()


def again(files, **changed):
    """The package with other files, all digests taken anew and signed with the key of somebody else."""
    files = files | changed
    digests = {name: hashlib.sha256(files[name]).hexdigest() for name in check.SIGNED}
    stranger = Ed25519PrivateKey.generate()
    signed = {
        "files": digests,
        "key": stranger.public_key().public_bytes_raw().hex(),
        "signature": stranger.sign(check.canon({"yuanba statement": 1, "files": digests})).hex(),
    }
    return files | {check.SIGNATURE: check.canon(signed)}


def with_statement(files, change):
    """A forger changes the statement and everything that follows from it."""
    statement, chain = json.loads(files[check.STATEMENT]), json.loads(files[check.CHAIN])
    change(statement)
    data = check.canon(statement)
    chain[0]["digest"] = chain[1]["before"] = hashlib.sha256(data).hexdigest()
    return again(files, **{check.STATEMENT: data, check.CHAIN: check.canon(chain)})


def lines(data):
    return data.decode().splitlines(keepends=True)


def test_what_was_published_holds_and_its_digest_is_that_of_the_file(town, files):
    one = disclosure.publication(town.yard, CODE).publication
    assert hashlib.sha256(files[check.STATEMENT]).hexdigest() == one.digest
    assert check.faults(zipped(files), one.digest, keys.public_key().hex()) == []
    assert check.faults(packed(disclosure.pack_of(town.yard, "JG-2026-M03-01"))) == []


def test_corrections_of_earlier_periods_have_their_vouchers(town):
    spending.approved(town.manager, town.other, town.yard, 700, item="greening")
    with clock.at(clock.now().replace(2026, 7, 2)):
        code = make.publish(town, make.drafted(town, day=date(2026, 6, 30))).code
    files = check.opened(packed(disclosure.pack_of(town.yard, code)))
    assert check.faults(zipped(files)) == []

    def without(statement):
        statement["vouchers"] = []

    said = "the vouchers do not make the corrections of earlier periods"
    assert said in check.faults(zipped(with_statement(files, without)))


def figure(data):
    return data.replace(b"300.00", b"200.00")


def missing(data):
    return "".join(lines(data)[:-1]).encode()


def moved(data):
    head, first, second, *rest = lines(data)
    return "".join([head, second, first, *rest]).encode()


@pytest.mark.parametrize("table", [check.ROWS, check.VOUCHERS])
@pytest.mark.parametrize("change", [figure, missing, moved])
def test_a_changed_figure_a_missing_row_another_order_are_found(files, table, change):
    changed = change(files[table])
    assert changed != files[table]
    said = f"{table} says something else than the statement"
    assert check.faults(zipped(files | {table: changed})) == [f"{table} was changed after it was signed", said]
    assert check.faults(zipped(again(files, **{table: changed}))) == [said]


def fewer_proofs(files):
    proofs = json.loads(files[check.PROOFS])
    proofs["proofs"] = [one for one in proofs["proofs"] if one["line"] != "2"]
    return {check.PROOFS: check.canon(proofs)}


def test_what_shows_that_services_were_done_is_what_was_published(files):
    shown = [(one["line"], one["times"]) for one in json.loads(files[check.PROOFS])["proofs"]]
    assert sorted(shown) == [("1", 1), ("2", 2)]
    assert lines(files[check.SERVICES])[2] == "2,电梯维保,Lift maintenance,每半月一次,2,month,6,2,2,0\n"
    said = [f"{check.PROOFS} is not what was published", "the proofs do not make what was done: 2"]
    assert check.faults(zipped(again(files, **fewer_proofs(files)))) == said
    changed = files[check.SERVICES].replace(b",6,2,2,0", b",6,6,6,0")
    said = [f"{check.SERVICES} says something else than the statement"]
    assert check.faults(zipped(again(files, **{check.SERVICES: changed}))) == said

    def more_done(statement):
        statement["document"]["service"]["lines"][1]["done"] = 6

    found = check.faults(zipped(with_statement(files, more_done)))
    assert found[0] == "entries and requests are not what was done: 2"


def test_a_statement_of_before_there_were_service_reports_has_no_proofs(files):
    def earlier(statement):
        del statement["document"]["service"]

    empty = {check.PROOFS: check.canon({"proofs": []}), check.SERVICES: lines(files[check.SERVICES])[0].encode()}
    assert check.faults(zipped(again(with_statement(files, earlier), **empty))) == []
    said = [f"{check.PROOFS} shows what the statement does not have"]
    held = empty | {check.PROOFS: files[check.PROOFS]}
    assert check.faults(zipped(again(with_statement(files, earlier), **held))) == said


def cheaper(statement):
    statement["document"]["rows"][5]["now"] -= 10000


def one_voucher_less(statement):
    del statement["vouchers"][0]


def better_foot(statement):
    statement["document"]["foot"]["closing"] += 1


FORGED = (
    (cheaper, ["the rows do not make the sum: expense", "the vouchers do not make the cost: cleaning"]),
    (one_voucher_less, ["the vouchers do not make the cost: cleaning"]),
    (better_foot, ["opening + income − expense is not closing"]),
)


@pytest.mark.parametrize(("change", "wrong"), FORGED)
def test_sums_that_do_not_follow_are_found_though_everything_was_signed_anew(files, change, wrong):
    found = check.faults(zipped(with_statement(files, change)))
    assert [one for one in found if not one.endswith("than the statement")] == wrong


def test_a_forger_who_thinks_of_everything_has_another_key_and_digest(town, files):
    def friendlier(statement):
        statement["document"]["notes"] = {"cleaning": "免费"}

    forged = zipped(with_statement(files, friendlier))
    assert check.faults(forged) == []
    key, digest = keys.public_key().hex(), disclosure.publication(town.yard, CODE).publication.digest
    assert [one.partition(":")[0] for one in check.faults(forged, key=key)] == ["signed with another key"]
    assert [one[:13] for one in check.faults(forged, digest)] == ["its digest is"]


def test_an_exchanged_signature_a_broken_chain_and_another_statement_are_found(town, files):
    other = check.opened(packed(disclosure.pack_of(town.yard, "JG-2026-M03-01")))
    found = check.faults(zipped(files | {check.SIGNATURE: other[check.SIGNATURE]}))
    assert f"{check.STATEMENT} was changed after it was signed" in found
    theirs = json.loads(files[check.SIGNATURE]) | {"signature": json.loads(other[check.SIGNATURE])["signature"]}
    assert check.faults(zipped(files | {check.SIGNATURE: check.canon(theirs)})) == ["the signature does not fit"]
    chain = json.loads(files[check.CHAIN])
    assert check.faults(zipped(again(files, **{check.CHAIN: check.canon(chain[1:])}))) == [
        "the chain is broken at JG-2026-M03-01",
        f"{CODE} does not stand in the chain once",
    ]
    chain[0]["digest"] = chain[1]["before"] = "a" * 64
    wrong = [f"the statement is not the one that was published as {CODE}"]
    assert check.faults(zipped(again(files, **{check.CHAIN: check.canon(chain)}))) == wrong


NO_PACKAGES = {
    "empty": b"",
    "cut": b"PK",
    "of-other-files": zipped({"a": b""}),
    "of-empty-lists": zipped(dict.fromkeys((*check.SIGNED, check.SIGNATURE), b"[]")),
}


@pytest.mark.parametrize("data", NO_PACKAGES.values(), ids=NO_PACKAGES)
def test_what_is_no_package_is_said_so(data):
    (said,) = check.faults(data)
    assert said.startswith("this is no statement package")


@pytest.mark.parametrize("flipped", [0, 31, 32, 63])
def test_its_signatures_are_those_of_the_product(flipped):
    data, key = b"words", keys.public_key().hex()
    signature = keys.sign(data)
    assert check.is_signed(data, signature.hex(), key)
    other = bytearray(signature)
    other[flipped] ^= 1
    assert not check.is_signed(data, other.hex(), key)
    assert not check.is_signed(b"other", signature.hex(), key)
    assert not check.is_signed(data, signature.hex(), "zz")


def test_the_descriptor_describes_the_tables(files):
    told = json.loads(files[check.DESCRIPTOR])
    assert (told["profile"], told["name"]) == ("fiscal-data-package", "jg-2026-q1-01")
    assert told["fiscalPeriod"] == {"start": "2026-01-01", "end": "2026-03-31"}
    for resource in told["resources"]:
        data = files[resource["path"]]
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        head = next(csv.reader(io.StringIO(data.decode())))
        assert [field["name"] for field in resource["schema"]["fields"]] == head
    rows = list(csv.DictReader(io.StringIO(files[check.ROWS].decode())))
    cleaning = [row["amount"] for row in rows if row["code"] == "cleaning"]
    assert cleaning == ["300.00", "300.00", "300000.00"]
    assert {row["label"] for row in rows if row["code"] == "cleaning"} == {"清洁卫生费用"}


def test_the_script_that_is_offered_runs_alone(town, files, client, tmp_path):
    script, pack = tmp_path / "check_statement.py", tmp_path / "pack.zip"
    script.write_bytes(client.get("/verify/check_statement.py").getvalue())
    pack.write_bytes(client.get(f"/b/JG/statements/{CODE}.zip").getvalue())
    asked = [sys.executable, "-I", "-S", str(script), str(pack)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, f"HOLDS 相符: {CODE}")
    pack.write_bytes(zipped(files | {check.ROWS: figure(files[check.ROWS])}))
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"WRONG 不符: {check.ROWS} was changed after it was signed" in done.stdout


def test_whoever_has_a_package_that_was_corrected_since_is_told(town, tmp_path, capsys):
    pack = tmp_path / "pack.zip"
    pack.write_bytes(packed(disclosure.pack_of(town.yard, CODE)))
    assert (check.main([str(pack)]), "CORRECTED" in capsys.readouterr().out) == (0, False)
    make.publish(town, disclosure.correct_statement(actor=town.manager, yard=town.yard, code=CODE, why="绿化漏记"))
    pack.write_bytes(packed(disclosure.pack_of(town.yard, CODE)))
    assert check.main([str(pack)]) == 0
    assert "CORRECTED 已更正: JG-2026-Q1-02\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("there", "here"),
    [(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"), (b"[", b"[" * 100_000)],
)
def test_a_locked_package_and_one_of_endless_brackets_are_none(files, there, here):
    changed = zipped(files | {check.SIGNATURE: here}) if there == b"[" else zipped(files).replace(there, here)
    assert [one.partition(":")[0] for one in check.faults(changed)] == ["this is no statement package"]
