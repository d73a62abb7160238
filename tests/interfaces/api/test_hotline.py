"""Files of the hotline by API: sent, looked at, taken in by a profile, placed, handed back."""

import io
from base64 import b64encode

import pytest

from tests.prove.routes.hotline import FIELDS, HEADS, known
from tests.support.spreadsheets import workbook
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases

LINK = "/api/v1/yards/JG/hotline"


def book(*rows, heads=HEADS):
    stream = io.BytesIO()
    workbook(stream, 工单=[heads, *rows])
    return b64encode(stream.getvalue()).decode()


def sent(client, path, **said):
    answer = client.post(LINK + path, said, content_type="application/json")
    return answer.status_code, answer.json()


ROWS = (
    ("Q-1", "垃圾房门口积水。", "投诉", "3栋1单元", ""),
    ("Q-2", "公交站牌歪了。", "咨询", "别处", ""),
    ("", "没有编号", "", "", ""),
)


def test_looked_at_then_taken_in_once(town, keyed):
    manager = keyed("manager")
    before = everything()
    status, seen = sent(manager, "/files", name="工单.xlsx", content=book(*ROWS))
    assert (status, seen["rows_in"], seen["refused"], seen["batch"], seen["is_clear"]) == (200, 3, 1, None, True)
    assert everything() == before
    assert manager.get(f"{LINK}/files/{seen['file']}").json() == seen
    status, made = sent(manager, f"/files/{seen['file']}/take", profile="市热线")
    assert (status, made["cases"] + made["to_place"], made["profile"]) == (200, 2, "市热线")
    before = everything()
    again = sent(manager, f"/files/{seen['file']}/take", profile="市热线")[1]
    assert (again["same"], again["cases"], again["batch"]) == (2, 0, None)
    assert everything() == before
    batch = manager.get(f"{LINK}/batches/{made['batch']}").json()
    assert ({one["number"] for one in batch["items"]}, batch["refused"]) == ({"Q-1", "Q-2"}, 1)
    case = next(one["case"] for one in batch["items"] if one["state"] == "case")
    assert cases.case_numbered(town.yard, case) is not None
    assert manager.get(LINK).json()["batches"][0]["number"] == made["batch"]


def test_columns_that_nobody_knows_are_said_and_kept_as_a_profile(town, keyed):
    manager, heads = keyed("manager"), ("甲", "乙", "丙", "丁", "戊")
    seen = sent(manager, "/files", name="怪.xlsx", content=book(*ROWS, heads=heads))[1]
    assert (seen["is_clear"], seen["heads"]) == (False, list(heads))
    before = everything()
    status, told = sent(manager, f"/files/{seen['file']}/take")
    assert (status, told["code"]) == (422, "hotline-map")
    status, told = sent(manager, f"/files/{seen['file']}/columns", name="怪表", fields={"number": "甲", "text": "没有"})
    assert (status, [(one["field"], one["code"]) for one in told["fields"]]) == (422, [("text", "choice-unknown")])
    assert everything() == before
    said = {"name": "怪表", "fields": dict(zip(FIELDS, heads, strict=True)), "visibility": "handlers"}
    status, seen = sent(manager, f"/files/{seen['file']}/columns", **said)
    assert (status, seen["profile"], seen["is_clear"], seen["rows_in"]) == (200, "怪表", True, 3)
    assert sent(manager, f"/files/{seen['file']}/take")[1]["batch"] is not None
    profile = next(one for one in manager.get(LINK).json()["profiles"] if one["name"] == "怪表")
    assert (profile["fields"], profile["visibility"]) == (said["fields"], "handlers")


@pytest.mark.parametrize(
    ("content", "code"), [("é", "sheet-unreadable"), ("no base64", "sheet-unreadable"), ("bm8=", "sheet-unreadable")]
)
def test_what_is_no_spreadsheet_is_refused_at_its_field(town, keyed, content, code):
    manager = keyed("manager")
    before = everything()
    status, told = sent(manager, "/files", name="x.xlsx", content=content)
    assert (status, [(one["field"], one["code"]) for one in told["fields"]]) == (422, [("content", code)])
    assert manager.get(f"{LINK}/files/{'0' * 64}").json()["code"] == "sheet-gone"
    assert manager.get(f"{LINK}/files/..").status_code == 404
    assert everything() == before


@pytest.fixture
def waiting(town, keyed):
    """One that waits for its place, one that became a case, and a file that was handed back."""
    town.words = known(town)
    client = keyed("manager")
    return client, client.get(f"{LINK}/waiting").json()


def test_what_waits_gets_a_place_once(waiting, town):
    manager, page = waiting
    assert [(one["number"], one["estate"], one["address"]) for one in page["items"]] == [("P-2", "别处", "桂花路")]
    link = f"/waiting/{page['items'][0]['id']}"
    before = everything()
    for said, field, code in (
        ({"estate": "XX"}, "estate", "choice-unknown"),
        ({"estate": "JG", "place": "99-9-999"}, "place", "place-unknown"),
    ):
        status, told = sent(manager, f"{link}/place", **said)
        assert (status, [(one["field"], one["code"]) for one in told["fields"]]) == (422, [(field, code)])
    assert everything() == before
    status, row = sent(manager, f"{link}/place", estate="JG", place="3-1")
    assert (status, row["state"], row["case"].partition("-")[0]) == (200, "case", "JG")
    before = everything()
    assert sent(manager, f"{link}/place", estate="JG", place="3-1") == (200, row)
    assert sent(manager, f"{link}/decline", reason="不归我们")[1]["code"] == "hotline-settled"
    assert everything() == before
    assert manager.get(f"{LINK}/waiting").json()["items"] == []


def test_what_is_not_ours_is_handed_back_once_and_read_again(waiting, town):
    manager, page = waiting
    row = sent(manager, f"/waiting/{page['items'][0]['id']}/decline", reason="归公交公司")[1]
    assert (row["state"], row["reason"]) == ("declined", "归公交公司")
    link = f"/profiles/{town.words['hotline_profile']}/hand_back"
    status, made = sent(manager, link)
    assert (status, made["rows"]) == (200, 1)
    before = everything()
    assert sent(manager, link)[1] == {"number": None, "rows": 0}
    told = manager.get(f"{LINK}/returns/{made['number']}").json()
    assert everything() == before
    cells = dict(zip(told["heads"], told["rows"][0], strict=True))
    assert (cells["工单编号"], "归公交公司" in cells["办理结果"], told["more"]) == ("P-2", True, "")
    assert manager.get(LINK).json()["returns"][0]["number"] == made["number"]
