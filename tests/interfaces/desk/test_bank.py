"""Statements of the bank at the window: from the file and its columns to receipts, and back."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import contracts as contract
from tests.factories import fees
from tests.support.pages import dangling, told, unknown_signs, words
from tests.support.unchanged import everything
from yuanba.domains.finance import public as finance
from yuanba.domains.finance.public import bank
from yuanba.kernel import clock
from yuanba.platform.sheets.public import read

BASE = "/desk/JG/bank/"
FILE = """账号：0000,,,,,
日期,摘要说明,对方,收入（元）,支出（元）,流水
20260401,账单1,外人,"1,185.47",,T-1
20260402,交物业,没名字,12.00,,T-2
20260402,电费,电力公司,,30.00,T-3
某日,交物业,没名字,12.00,,T-4
合计,,,"1,209.47",30.00,
"""
CHOSEN = {
    "c-day": "日期",
    "c-remark": "摘要说明",
    "c-payer": "对方",
    "c-credit": "收入（元）",
    "c-debit": "支出（元）",
    "c-serial": "流水",
    "profile": "农商行网银",
    "account": "农商行 6621",
}


@pytest.fixture(autouse=True)
def _april():
    with clock.at(clock.aware(clock.now().replace(2026, 4, 6))):
        yield


@pytest.fixture
def manager(town, enter):
    contract.signed(town.yard, key="fees")
    fees.measured(town.yard, "3-1-902", 8963)
    fees.billed(town.yard)
    return enter("manager")


def sound(answer, status=200):
    assert (answer.status_code, dangling(answer), unknown_signs(answer)) == (status, set(), set())
    return words(answer)


def kept(client, text=FILE, encoding="gb18030"):
    """The address of a file that was sent."""
    return client.post(BASE, {"file": SimpleUploadedFile("流水.csv", text.encode(encoding))})["Location"]


def test_from_the_file_and_its_columns_to_the_receipt_and_back(town, manager, tmp_path):
    assert told("file-missing") in sound(manager.post(BASE, {}), 422)
    number = finance.Bill.objects.get(home=town.home).number
    link = kept(manager, FILE.replace("账单1", f"账单{number}"))
    assert manager.get(link)["Location"] == f"{link}columns/"
    assert "对方 (外人 / 没名字)" in sound(manager.get(f"{link}columns/"))
    before = everything()
    wrong = sound(manager.post(f"{link}columns/", CHOSEN | {"c-day": "", "account": ""}), 422)
    assert told("bank-column") in wrong
    assert told("bank-account") in wrong
    assert "农商行网银" in manager.post(f"{link}columns/", CHOSEN | {"c-day": ""}).content.decode()
    assert everything() == before
    assert manager.post(f"{link}columns/", CHOSEN)["Location"].startswith(f"{link}?by=")
    said = sound(manager.get(link))
    for part in ("¥1,197.47", "总行数 4 = 新到账 2 + 已录入过 0 + 支出 1 + 未通过 1", "农商行 6621", told("bank-day")):
        assert part in said
    errors = tmp_path / "errors.xlsx"
    errors.write_bytes(manager.get(f"{link}errors.xlsx").getvalue())
    assert [row[5] for row in read(errors)[0].rows] == ["流水", "T-4"]
    assert manager.post(link)["Location"] == f"{BASE}waiting/?done=take"
    before = everything()
    assert "没有新内容" in sound(manager.get(link))
    sound(manager.post(link))
    assert everything() == before
    assert "2 笔来款待认领" in sound(manager.get(BASE))
    _confirmed(town, manager)
    _undone(town, manager)


def _confirmed(town, manager):
    page = manager.get(f"{BASE}waiting/")
    assert "有 1 笔可以确定房屋：¥1,185.47" in sound(page)
    seen = re.search(r'name="seen" value="([^"]+)"', page.content.decode())[1]
    assert told("bank-changed") in sound(manager.post(f"{BASE}waiting/", {"seen": "?"}), 409)
    assert manager.post(f"{BASE}waiting/", {"seen": seen})["Location"] == f"{BASE}waiting/?done=sure"
    paid = finance.Payment.objects.get()
    assert (paid.home_id, paid.fen, paid.prepaid, paid.way) == (town.home.id, 118547, 100000, "bank-file")
    assert "银行流水" in sound(manager.get(f"/desk/JG/receipts/{paid.number}/"))
    assert "银行流水" in sound(manager.get(f"/desk/JG/window/{town.home.id}/"))
    line = f"{BASE}lines/{bank.BankLine.objects.get(serial='T-2').id}/"
    assert "确认为该房屋缴费" in sound(manager.get(line))
    before = everything()
    wrong = manager.post(f"{line}do/settle/", {"place": "9-9-909"})
    assert told("home-unknown") in sound(wrong, 422)
    assert 'value="9-9-909"' in wrong.content.decode()
    assert told("bank-why") in sound(manager.post(f"{line}do/out/", {"why": ""}), 422)
    assert everything() == before
    assert manager.post(f"{line}do/out/", {"why": "利息"})["Location"] == f"{line}?done=out"
    assert "没有待" in sound(manager.get(f"{BASE}waiting/"))


def _undone(town, manager):
    number = bank.BankLine.objects.get(serial="T-1").file.number
    said = sound(manager.get(f"{BASE}files/{number}/"))
    assert "已认领入账 1 1,185.47" in said
    assert "来款合计 2 1,197.47" in said
    line = f"{BASE}lines/{bank.BankLine.objects.get(serial='T-1').id}/"
    assert manager.post(f"{line}do/undo/", {"why": "认错了"})["Location"] == f"{line}?done=undo"
    assert "已由之后的收据冲回" in sound(manager.get("/desk/JG/receipts/1/"))
    assert "−" in sound(manager.get("/desk/JG/receipts/"))
    listed = manager.post(f"{line}do/settle/", {"home": str(town.home.id), "why": "bill", "from": "list"})
    assert listed["Location"] == f"{BASE}waiting/?done=settle"
    assert finance.Payment.objects.count() == 3


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_known_heads_in_any_order_ask_only_for_the_account(manager, encoding):
    heads = ("流水号", "余额", "金额", "借贷标志", "对方户名", "交易日期")
    rows = (
        heads,
        ("U1", "100.00", "12.00", "贷", "外人", "2026/4/1"),
        ("U2", "88.00", "12.00", "借", "外人", "2026/4/2"),
    )
    text = "".join(",".join(row) + "\n" for row in rows)
    link = kept(manager, text, encoding)
    page = manager.get(manager.get(link)["Location"]).content.decode()
    for head in heads:
        assert re.search(rf'value="{head}" selected', page)


def test_the_window_leads_to_it_for_who_may(town, manager, enter):
    assert BASE in manager.get("/desk/JG/window/").content.decode()
    butler = enter("butler")
    assert BASE not in butler.get("/desk/JG/window/").content.decode()
    assert butler.get(BASE).status_code == 404


def test_a_bank_has_the_same_heads_for_each_account_and_either_can_be_chosen(manager):
    link = kept(manager)
    first = manager.post(f"{link}columns/", CHOSEN)["Location"]
    second = manager.post(f"{link}columns/", CHOSEN | {"profile": "代收户", "account": "农商行 7712"})["Location"]
    assert "银行账户 农商行 7712" in sound(manager.get(second))
    page = manager.get(link)
    assert "是另一个账户：农商行 6621" in sound(page)
    assert first.partition("?")[2] in page.content.decode()
    assert "银行账户 农商行 6621" in sound(manager.get(first))
    manager.post(first)
    assert set(bank.BankLine.objects.values_list("account", flat=True)) == {"农商行 6621"}
    assert "没有新内容" in sound(manager.get(first))
