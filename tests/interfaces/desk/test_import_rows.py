"""Every row of a file can be looked at: by state and page before it is taken over, what was odd afterwards too."""

import re
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.support.pages import dangling, more, unknown_signs, words
from tests.support.spreadsheets import workbook
from tests.support.statements import statements
from tests.support.unchanged import everything
from yuanba.domains.places.models import ImportBatch, ImportRow
from yuanba.kernel.memory import forget_all
from yuanba.platform.sheets.public import read

HEAD = ["楼号", "单元", "房号", "建筑面积", "业主", "电话", "备注栏"]


def rows(ok=30, warned=120, refused=60):
    """The refused ones first, then those with a telephone that is none, then the rest."""
    found = [[1, 1, 100 + number, "不详", "", "", ""] for number in range(refused)]
    found += [[2, 1, 1000 + number, 80, f"住户{number}", "13800000000", ""] for number in range(warned)]
    return [HEAD, *found, *([3, 1, 2000 + number, 80, "", "", ""] for number in range(ok))]


@pytest.fixture
def looked(enter, tmp_path):
    """The manager's browser with the address of the preview of rows like these."""

    def at(**counts):
        client = enter("manager")
        data = workbook(tmp_path / "b.xlsx", 房屋=rows(**counts)).read_bytes()
        return client, client.post("/desk/JG/import/", {"file": SimpleUploadedFile("房屋.xlsx", data)})["Location"]

    return at


def listed(answer):
    """The numbers of the rows in the first table."""
    table = answer.content.decode().partition("<tbody>")[2].partition("</tbody>")[0]
    return [int(one) for one in re.findall(r'<tr><td class="nw">\D*?(\d+)</td>', table)]


def every(client, link, query=""):
    """Each page to the end."""
    pages, query = [], query or "?"
    while query:
        answer = client.get(link + query)
        assert (dangling(answer), unknown_signs(answer)) == (set(), set())
        pages.append(listed(answer))
        query = more(answer)
    return pages


def test_the_preview_leads_through_every_row_of_each_state(looked):
    client, link = looked()
    before = everything()
    first = words(client.get(link))
    assert "未通过 60 请核对 120 可录入 30" in first
    states = {"": (2, 60), "?rows=refused": (2, 60), "?rows=warned": (62, 120), "?rows=ok": (182, 30)}
    for query, (start, count) in states.items():
        pages = every(client, link, query)
        assert [len(page) for page in pages[:-1]] == [50] * (len(pages) - 1)
        assert [row for page in pages for row in page] == list(range(start, start + count))
    assert everything() == before


def test_what_has_no_trouble_begins_with_what_it_becomes(looked):
    client, link = looked(warned=0, refused=0)
    said = words(client.get(link))
    assert ("3-1-2000" in said, "下载" in said, "开头几行" in said) == (True, False, False)
    assert every(client, link) == [list(range(2, 32))]


@pytest.mark.parametrize("query", ["?rows=odd", "?after=x", "?after=-1", "?after=999999999", "?rows=ok&after=٣"])
def test_an_address_that_was_made_up_leads_nowhere(looked, query):
    client, link = looked(ok=1, warned=1, refused=1)
    assert client.get(link + query).status_code == 404


@pytest.mark.parametrize(("query", "count", "name"), [("", 60, "原因"), ("?rows=warned", 120, "核对")])
def test_both_kinds_come_back_as_a_file_with_reasons(looked, tmp_path, query, count, name):
    client, link = looked()
    answer = client.get(f"{link}errors.xlsx{query}")
    assert quote(f"房屋-{name}.xlsx") in answer["Content-Disposition"]
    back = tmp_path / "back.xlsx"
    back.write_bytes(answer.content)
    head, *found = list(read(back)[0].rows)
    assert (head, len(found)) == ([*HEAD, "原因"], count)
    assert all(row[-1] for row in found)


def test_the_batch_keeps_what_was_odd(town, looked):
    client, link = looked()
    client.post(link)
    batch = ImportBatch.objects.get(yard=town.yard)
    page = f"/desk/JG/import/batch/{batch.number}/"
    assert (batch.refused, batch.warned, ImportRow.objects.filter(batch=batch).count()) == (60, 120, 180)
    assert sorted(row for one in every(client, page, "?rows=warned") for row in one) == list(range(62, 182))
    assert sorted(row for one in every(client, page, "?rows=refused") for row in one) == list(range(2, 62))
    assert [len(one) for one in every(client, page)] == [50, 50, 50, 30]
    assert "2-1-1000" in words(client.get(f"{page}?rows=warned"))
    counts = []
    for query in ("?rows=refused", "?rows=warned"):
        forget_all()
        client.get(page + query)
        with statements() as found:
            client.get(page + query)
        counts.append(len(found))
    assert counts[0] == counts[1] <= 8


def test_the_same_file_again_keeps_nothing_more_and_undoing_takes_it_away(town, looked):
    client, link = looked(ok=2, warned=2, refused=2)
    client.post(link)
    before = everything()
    client.post(link)
    assert everything() == before
    client.post("/desk/JG/import/undo/1/")
    assert ImportRow.objects.filter(yard=town.yard).count() == 0


def test_a_file_of_refused_rows_alone_makes_no_batch(town, looked):
    client, link = looked(ok=0, warned=0, refused=3)
    client.post(link)
    assert (ImportBatch.objects.count(), ImportRow.objects.count()) == (0, 0)
