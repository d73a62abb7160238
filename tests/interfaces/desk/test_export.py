"""The file of the list: the same rows, the same times, no formula, nobody's number."""

import csv
import io
from datetime import datetime

import pytest
from python_calamine import CalamineWorkbook

from tests.factories import cases as made
from tests.support.statements import statements
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.queries import lists
from yuanba.kernel import clock

NOW = datetime(2026, 3, 2, 14, 40, tzinfo=clock.SHANGHAI)


def file_of(answer):
    text = b"".join(answer.streaming_content).decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


def test_every_row_once_with_the_times_of_the_pages(town, enter):
    with clock.at(NOW):
        told = made.report(town.place, "单元门关不拢。", phone="13800004402", name="黎晓舟")
    answer = enter("manager").get("/desk/JG/all.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = file_of(answer)
    stored = cases.Case.objects.filter(yard=town.yard).order_by("-reported_at", "-id")
    assert [row["编号"] for row in rows] == [case.code for case in stored]
    (row,) = (row for row in rows if row["编号"] == told.case.code)
    assert row == {
        "编号": told.case.code,
        "在哪里": town.place.label,
        "事情": "单元门关不拢",
        "类别": "",
        "等级": "一般",
        "状态": "已收到",
        "结果": "",
        "时限": "已超时",
        "提出": "2026-03-02 14:40",
        "应回话": "2026-03-02 18:40",
        "回话": "",
        "应办结": "2026-03-02 18:40",
        "现在的期限": "2026-03-02 18:40",
        "办结": "",
        "已关闭": "",
        "为了什么事": "",
        "承办单位": "客服管家",
        "经办人": "",
        "怎么来的": "扫门码",
        "人数": "1",
        "评价": "",
    }
    assert "4402" not in str(rows)
    assert "黎晓舟" not in str(rows)


def test_in_english_and_narrowed_as_the_list(town, enter):
    client = enter("manager")
    client.cookies["yb_lang"] = "en"
    rows = file_of(client.get("/desk/JG/all.csv?state=closed"))
    assert {(row["State"], row["Number"]) for row in rows} == {("Closed", town.cases["closed"].code)}


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(town, enter, sign):
    made.report(town.place, f"{sign}HYPERLINK(1)")
    matters = [row["事情"] for row in file_of(enter("manager").get("/desk/JG/all.csv"))]
    assert f"'{sign}HYPERLINK(1)" in matters
    assert not any(matter.startswith(sign) for matter in matters)


def test_what_is_private_is_for_its_handlers(town, enter):
    assert town.cases["private"].code in str(file_of(enter("manager").get("/desk/JG/all.csv")))
    for name in ("manager-far", "supervisor", "neighbour"):
        assert enter(name).get("/desk/JG/all.csv").status_code == 404


def test_so_many_statements_for_however_many_rows(town, enter):
    client, counts = enter("manager"), []
    for _ in range(3):
        cases.units.forget_plans()
        with statements() as said:
            file_of(client.get("/desk/JG/all.csv"))
        counts.append(len(said))
        for number in range(30):
            made.report(town.place, f"第 {number} 盏灯不亮。")
    assert counts[1] == counts[2] <= 9  # with the plan of units and categories; the first one reads the yard too


@pytest.mark.parametrize("query", ["state=x", "kind=war"])
def test_what_nobody_offers_is_absent(town, enter, query):
    assert enter("manager").get(f"/desk/JG/all.csv?{query}").status_code == 404


def rows_of_xlsx(answer):
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))
    head, *rows = book.get_sheet_by_index(0).to_python()
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_the_same_rows_as_a_spreadsheet_file_and_no_formula_in_it(town, enter, monkeypatch):
    made.report(town.place, "=HYPERLINK(1)")
    whole = rows_of_xlsx(enter("manager").get("/desk/JG/all.xlsx"))
    assert [row["编号"] for row in whole] == [row["编号"] for row in file_of(enter("manager").get("/desk/JG/all.csv"))]
    assert whole[0]["事情"] == "=HYPERLINK(1)"  # a text cell: nothing is computed
    monkeypatch.setattr(lists, "SLICE", 2)
    assert rows_of_xlsx(enter("manager").get("/desk/JG/all.xlsx")) == whole
    case = town.cases["new"]
    ticked = {"case": f"{case.id}:{case.version}", "verb": "export"}
    assert [row["编号"] for row in rows_of_xlsx(enter("manager").post("/desk/JG/many/", ticked))] == [case.code]


def test_who_oversees_gets_the_estates_and_nothing_private_that_is_not_hers(town, enter):
    numbers = {
        name: {row["编号"] for row in file_of(enter(name).get("/oversight/all.csv"))}
        for name in ("supervisor", "street")
    }
    private = town.cases["private"].code
    assert (private in numbers["supervisor"], private in numbers["street"]) == (True, False)
    assert numbers["supervisor"] - {private} == numbers["street"]
    assert file_of(enter("supervisor-far").get("/oversight/all.csv")) == []
