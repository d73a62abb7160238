"""A new key: everything sealed before is sealed anew, a few rows at a time, and reads as it did."""

from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from tests.factories import cases as made
from tests.factories import disputes, places
from tests.factories import people as make
from tests.support.unchanged import everything
from yuanba.domains.people import codes, second
from yuanba.domains.places.keeping import kept_row, words_of_row
from yuanba.domains.places.models import ImportBatch
from yuanba.kernel import clock
from yuanba.platform.notify.public import Way, keep_talk, letter, note_heard, talk_with, tell, text
from yuanba.platform.sealed import keys, renewing
from yuanba.platform.sealed.public import columns, mark
from yuanba.platform.sheets.public import RowOutcome
from yuanba.platform.yards import guard

LAST = "with a value that no key here opens"


@pytest.fixture
def own_keys(settings, tmp_path):
    """A server with keys of its own."""
    settings.YUANBA_DATA_DIR = tmp_path
    keys.forget()
    yield
    keys.forget()


@pytest.fixture
def estate(transactional_db, own_keys):
    """An estate with rows in tables of every kind that hold something sealed."""
    yard = places.estate()
    quarrel = disputes.quarrel(yard)
    dispute = disputes.agreement(quarrel)
    disputes.cases.follow_clause(**disputes.of(quarrel, dispute), clause=1, held="kept", note="毛毡垫掉了两只")
    made.report(places.place(yard, "3-1"), "灯不亮", name="黎春燕", phone="13800004402")
    make.card(yard, "黎晓舟", phone="13800004403", health="怕高")
    for number in range(3):
        second.drawn(make.account(f"陶经理{number}", phone=f"1380000450{number}"))
    batch = ImportBatch.objects.create(yard=yard, number=1, name="a.xlsx", digest="0" * 64, at=clock.now())
    kept_row(batch, RowOutcome("业主", 3, "", ()), {"备注": "门口有石狮子"}).save()
    text(yard, "13800004402", "case.answer", {"code": "JG-1"}, language="en", key="k", link="/s/JG-1-abcdefgh/")
    letter(yard, Way("email", "li@example.cn"), "case.answer", {"code": "JG-1"}, key="k", tag="JG-1-abcdefgh")
    tell(yard, uuid4(), "case.answer", {"code": "JG-1"}, link="/f/JG/secret/", key="k")
    note_heard("wechat", "1", "您好", "oOpenid")
    with transaction.atomic():
        keep_talk(talk_with("wechat", "oOpenid"), {"words": "灯不亮"})
    codes.opened("13800004402", "asked")
    return yard


def told(capsys, *words):
    call_command("reseal", *words)
    return capsys.readouterr().out.splitlines()


def words():
    """All that is sealed, opened: by table, row and column."""
    return {
        (model._meta.label, row.pk, column.attname): column.opened(row)
        for model in renewing.tables()
        for row in model._base_manager.all()
        for column in columns(model)
    }


def marked():
    """How many sealed values carry the mark of the key of today, and how many another."""
    values = [
        getattr(row, column.attname)
        for model in renewing.tables()
        for row in model._base_manager.all()
        for column in columns(model)
    ]
    new = sum(value.startswith(mark()) for value in values)
    return new, len([value for value in values if value]) - new


def test_every_table_is_renewed_and_reads_as_before(estate, capsys):
    before = words()
    held = {label for label, _id, _column in before}
    (first, none) = marked()
    said = told(capsys, "--new-key")
    assert {line.partition(":")[0] for line in said[:-1]} == held
    assert said[-1].endswith(f"rows sealed anew, 0 {LAST}")
    assert (none, marked(), words()) == (0, (first, 0), before)
    again = everything()
    assert told(capsys) == [f"0 rows sealed anew, 0 {LAST}"]
    assert everything() == again


def test_broken_off_it_goes_on_where_it_stood(estate, capsys, monkeypatch):
    monkeypatch.setattr(renewing, "SLICE", 2)
    before, model = words(), renewing.apps.get_model("people", "Account")
    whole, _none = marked()
    keys.replace()
    assert next(renewing.renewing(model)) == (2, 0)
    assert (marked(), words()) == ((2, whole - 2), before)
    assert "people.Account: 1 sealed anew, 0 that no key here opens" in told(capsys)
    assert (marked(), words()) == ((whole, 0), before)


def test_what_somebody_writes_meanwhile_is_kept(estate):
    keys.replace()
    model = renewing.apps.get_model("people", "ResidentCard")
    read = model.objects.get(name="黎晓舟", account=None)
    now = model.objects.get(pk=read.pk)
    columns(model)[0].put(now, "13900009999")
    now.save()
    assert renewing.renew(read) is False
    now.refresh_from_db()
    assert columns(model)[0].opened(now) == "13900009999"


def test_what_no_key_opens_stays_as_it_is(estate, capsys):
    model = renewing.apps.get_model("people", "ResidentCard")
    broken, whole = make.card(estate, "坏", phone="13800004402"), make.card(estate, "好", phone="13900004402")
    model.objects.filter(id=broken.id).update(sealed_phone=whole.sealed_phone)
    assert told(capsys, "--new-key")[-1].endswith(f"rows sealed anew, 1 {LAST}")
    broken.refresh_from_db()
    assert broken.sealed_phone == whole.sealed_phone


def test_tables_that_only_grow_stay_guarded(estate, capsys):
    told(capsys, "--new-key")
    for table in ("cases_signature", "cases_followup"):
        assert table in guard.append_only_tables()
        with (
            pytest.raises(DatabaseError, match=r"append-only|permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"UPDATE {table} SET name = ''")
    assert words_of_row(renewing.apps.get_model("places", "ImportRow").objects.get()) == {"备注": "门口有石狮子"}
