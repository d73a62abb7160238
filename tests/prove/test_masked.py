"""What is sealed is nowhere in plain words: on no page, in no file, search, answer of the API, event, row or log."""

import io
import zipfile
from dataclasses import replace

import pytest
from django.apps import apps
from django.db import transaction

from tests.prove.calling import address, browser_of, name_of, sent, with_homes
from tests.prove.routes import TABLE
from tests.prove.routes.desk_people import KEPT, WHY
from tests.support.pages import words
from tests.support.papers import joined
from tests.support.spreadsheets import workbook
from tests.support.town import Town
from yuanba.domains.people import public as people
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sheets.public import keep
from yuanba.platform.yards.checks import kind_of

IMPORTED = "13900001111"  # came with a spreadsheet
SECRETS = (*KEPT.values(), IMPORTED)
TELLING = ("stranger", "reporter", "butler", "manager", "supervisor")
OPENING = ("open", "export")
PROVEN = [row for row in TABLE if row.method in ("GET", "POST")]


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    """One town for all, in which the reporter's own card is full of secrets too; every call is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        there = with_homes(Town())
        own = people.CardDraft("向晚", languages=("zh",), **KEPT)
        people.write_card(actor=SYSTEM, yard=there.yard, card_id=there.words["own_card"], draft=own)
        yield there
        transaction.set_rollback(True)


def opens(row):
    """Whether it is the way to see what is sealed: the own card, or one opened with a reason."""
    card = row.more.get("verb") in OPENING and "/people/" in row.route
    visit = row.method == "POST" and row.route.startswith("my/visits/")
    return card or visit or (row.route.startswith("my/card/") and row.route.endswith("/take/"))


def plain(answer):
    """All that an answer holds, a spreadsheet unpacked, the words of a paper."""
    body = answer.getvalue() if answer.streaming else answer.content
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            body = b"\n".join(book.read(name) for name in book.namelist())
    if body[:5] == b"%PDF-":
        body += joined(body).encode()
    return body.decode(errors="replace") + repr(sorted(answer.headers.items()))


def secrets_in(text):
    return [one for one in SECRETS if one in text]


def answered(town, row, who):
    client, link = browser_of(who, town, is_api=row.is_api), address(row, town, row.route) + row.query
    return client.get(link) if row.method == "GET" else sent(client, row, town, link)


@pytest.mark.parametrize("row", PROVEN, ids=name_of)
def test_no_answer_holds_what_is_sealed(town, row, caplog):
    caplog.set_level("DEBUG")
    found = {}
    for who in TELLING:
        with transaction.atomic():
            answer = answered(town, row, who)
            shown = secrets_in(plain(answer))
            transaction.set_rollback(True)
        if shown and not (opens(row) and answer.status_code == 200):
            found[who] = shown
    assert found == {}
    assert secrets_in(repr([vars(record) for record in caplog.records])) == []


OPEN = [row for row in TABLE if opens(row) and "200" in row.statuses]


@pytest.mark.parametrize("row", OPEN, ids=name_of)
def test_whoever_opens_it_with_a_reason_does_see_it(town, row):
    """So the search for it does find it where it is."""
    who = "reporter" if row.route.endswith("/take/") else "manager"
    with transaction.atomic():
        answer = answered(town, row, who)
        transaction.set_rollback(True)
    field = "health" if row.route.startswith("my/visits/") else row.data.get("field")
    opened = [KEPT[field]] if field else list(KEPT.values())
    assert (answer.status_code, secrets_in(plain(answer))) == (200, opened)


@pytest.mark.parametrize("row", [row for row in TABLE if row.method == "POST"], ids=name_of)
def test_no_refusal_holds_what_is_sealed(town, row):
    empty = replace(row, data={name: "" for name in row.data if name in ("act", "format", "field")} | {"x": "x"})
    with transaction.atomic():
        shown = {who: secrets_in(plain(answered(town, empty, who))) for who in ("reporter", "butler", "manager")}
        transaction.set_rollback(True)
    assert shown == {who: [] for who in shown} or row.route.endswith("/take/")


@pytest.mark.parametrize("text", ["139 0000 5577", "1390000", "110105", "11010519491231002", "青霉素"])
@pytest.mark.parametrize("page", ["find/", "people/"])
def test_searching_for_it_shows_it_masked_or_not_at_all(town, text, page):
    with transaction.atomic():
        answer = browser_of("manager", town, is_api=False).get(f"/desk/JG/{page}", {"q": text})
        transaction.set_rollback(True)
    assert (answer.status_code, secrets_in(plain(answer))) == (200, [])
    assert text == "139 0000 5577" or "晚晴" not in words(answer)


def every_row():
    """All that any table of this product holds, as text."""
    ours = (model for model in apps.get_models() if kind_of(model))
    return repr([list(model.objects.values_list()) for model in ours])


def test_no_row_event_or_message_holds_it_whatever_is_done(town):
    with transaction.atomic():
        known, manager, yard = town.words, town.actors["manager"], town.yard
        card, double = (people.ResidentCard.objects.get(id=known[name]).id for name in ("card", "double"))
        for field in KEPT:
            people.open_sealed(actor=manager, yard=yard, card_id=card, field=field, why=WHY)
        people.export_resident(actor=manager, yard=yard, card_id=card, why=WHY)
        merge = people.merge_residents(actor=manager, yard=yard, keep=card, double=double)
        people.part_residents(actor=manager, yard=yard, merge_id=merge.id)
        draft = people.CardDraft("晚晴", phone="13900005578", id_number=KEPT["id_number"], health="怕冷")
        people.write_card(actor=manager, yard=yard, card_id=card, draft=draft)
        people.erase_resident(actor=manager, yard=yard, card_id=double)
        everywhere = every_row()
        transaction.set_rollback(True)
    assert [one for one in (*SECRETS, "13900005578", "怕冷") if one in everywhere] == []
    assert WHY in everywhere


SHEET = [
    ["房号", "业主姓名", "联系电话", "身份证号"],
    ["7-1-102", "向晚晴", "13900006644", KEPT["id_number"]],
    ["7-9-", "", "13900006655", "11010519491231003X"],
]
BROUGHT = ("13900006644", "13900006655", KEPT["id_number"], "11010519491231003X")


def test_a_file_of_people_is_shown_masked_before_and_after_it_is_taken_over(town):
    with transaction.atomic():
        client = browser_of("manager", town, is_api=False)
        digest = keep(town.yard.id, "b.xlsx", [workbook(io.BytesIO(), 房屋=SHEET).getvalue()])
        link = f"/desk/{town.yard.code}/import/{digest}/"
        before, errors = client.get(link), client.get(f"{link}errors.xlsx")
        taken = client.post(link, {"act": "take"}, follow=True)
        everywhere = every_row()
        transaction.set_rollback(True)
    assert [one.status_code for one in (before, errors, taken)] == [200] * 3
    assert [[one for one in BROUGHT if one in plain(answer)] for answer in (before, taken)] == [[], []]
    assert [one for one in BROUGHT if one in everywhere] == []
    assert "向晚晴" in words(before)
