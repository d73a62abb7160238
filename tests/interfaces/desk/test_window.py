"""The window of fees on one page: find, see what is owed, pay, print; arrears; what the owner reads of it."""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tests.factories import contracts as contract
from tests.factories import fees
from tests.support.pages import words
from yuanba.domains.finance import public as finance
from yuanba.kernel import clock

BASE = "/desk/JG/window/"


@pytest.fixture(autouse=True)
def _april():
    with clock.at(clock.aware(clock.now().replace(2026, 4, 6))):
        yield


@pytest.fixture
def billed(town):
    contract.signed(town.yard, key="fees")
    fees.measured(town.yard, "3-1-902", 8963)
    return fees.billed(town.yard)


def key_of(answer):
    return re.search(r'name="key" value="([^"]+)"', answer.content.decode())[1]


def test_from_the_home_to_the_printed_receipt(town, enter, billed):
    butler = enter("butler")
    assert "没有找到房屋" in words(butler.get(f"{BASE}?find=9-9-909"))
    link = butler.get(f"{BASE}?find=3-1-902")["Location"]
    assert link == f"{BASE}{town.home.id}/"
    page = butler.get(link)
    assert "¥185.47" in words(page)
    assert 'value="185.47"' in page.content.decode()
    wrong = butler.post(f"{link}do/pay/", {"fen": "eleven", "way": "cash", "words": "老人代缴", "key": "w"})
    assert (wrong.status_code, "eleven" in wrong.content.decode(), "老人代缴" in wrong.content.decode()) == (422, 1, 1)
    for shown in (page, wrong):  # what was refused is mended and sent again, from the page of the refusal
        assert f'action="{link}do/pay/#act"' in shown.content.decode()
    paid = {"fen": "200", "way": "cash", "late": "1", "key": key_of(page)}
    receipt = butler.post(f"{link}do/pay/", paid)["Location"]
    assert receipt == butler.post(f"{link}do/pay/", paid)["Location"] == "/desk/JG/receipts/1/?done=pay"
    slip = words(butler.get(receipt))
    for said in ("¥200.00", "贰佰元整", "现金", "预收款: 14.53"):
        assert said in slip
    assert "没有欠费" in words(butler.get(link))
    assert "¥200.00" in words(butler.get("/desk/JG/receipts/"))
    assert butler.get("/desk/JG/receipts/?day=2026-04-05").content.decode().count("/receipts/1/") == 0
    made = finance.Payment.objects.get()
    proof = f"/receipt/JG/1/{made.code}/"
    assert "这张收据是真的" in words(enter().get(proof))
    assert enter().get("/receipt/JG/1/2222222222/").status_code == 404


def test_a_deposit_in_and_back_and_an_advance_back(town, enter, billed):
    manager, link = enter("manager"), f"{BASE}{town.home.id}/"
    back = manager.post(f"{link}do/deposit/", {"fen": "2000", "way": "transfer", "words": "", "key": "d"})
    assert (back.status_code, "请写明押金用途" in words(back)) == (422, True)
    one = {"fen": "2000", "way": "transfer", "words": "装修押金", "key": "d"}
    receipt = manager.post(f"{link}do/deposit/", one)["Location"].partition("?")[0]
    assert "装修押金" in words(manager.get(link))
    assert enter("butler").post(receipt, {"kept": "", "way": "cash", "key": "b"}).status_code == 404
    gone = manager.post(receipt, {"kept": "350", "way": "cash", "words": "清运", "key": "b"})["Location"]
    assert "¥1,650.00" in words(manager.get(gone))
    assert "已经退过" in words(manager.get(receipt))
    manager.post(f"{link}do/pay/", {"fen": "285.47", "way": "cash", "key": "p"})
    over = manager.post(f"{link}do/refund/", {"fen": "100.01", "way": "cash", "key": "r"})
    assert (over.status_code, "100.00" in words(over)) == (422, True)
    assert manager.post(f"{link}do/refund/", {"fen": "100", "way": "cash", "key": "r"}).status_code == 302


def test_arrears_are_reminded_and_the_owner_reads_them(town, enter, billed):
    butler, owner = enter("butler"), enter("reporter")
    listed = words(butler.get("/desk/JG/arrears/"))
    assert "¥185.47" in listed
    assert butler.post(f"/desk/JG/arrears/{town.home.id}/remind/").status_code == 302
    assert "今天 已提醒" in words(butler.get("/desk/JG/arrears/"))
    mine = owner.get("/my/bills/")
    assert "¥185.47" in words(mine)
    bill = finance.Bill.objects.get(home=town.home)
    assert f"/my/bills/JG/{bill.number}/" in mine.content.decode()
    assert "89.63 ㎡ × 1.98 元" in words(owner.get(f"/my/bills/JG/{bill.number}/"))
    assert enter("neighbour").get(f"/my/bills/JG/{bill.number}/").status_code == 404
    assert "还没有账单" in words(enter("engineer").get("/my/bills/"))


SPACE = contract.contracts.Tariff("7", "地面车位", "parking-month", Fraction(80), "Parking above ground")


def test_a_space_is_let_and_given_back_at_the_window_by_the_manager(town, enter):
    contract.signed(town.yard, terms=replace(contract.TERMS, tariffs=(SPACE,)))
    manager, butler, link = enter("manager"), enter("butler"), f"{BASE}{town.home.id}/"
    assert "登记车位" not in words(butler.get(link))
    wrong = manager.post(f"{link}situation/", {"kind": "space", "since": "2026-03-20", "name": "", "price": "地面车位"})
    assert (wrong.status_code, finance.Situation.objects.count()) == (422, 0)
    assert 'value="2026-03-20"' in wrong.content.decode()
    typed = {"kind": "space", "since": "2026-03-20", "name": "A-12", "price": "地面车位"}
    for _ in range(2):
        assert manager.post(f"{link}situation/", typed)["Location"] == f"{link}?done=note#situations"
    found = finance.Situation.objects.get()
    assert "车位 A-12 · 地面车位" in words(butler.get(link))
    fees.measured(town.yard, "3-1-902", 8963)
    run = fees.billed(town.yard)
    bill = words(manager.get(f"/desk/JG/bill/{finance.Bill.objects.get(run=run).number}/"))
    assert "车位 A-12：1 个 × 每月 ¥80" in bill
    ended = f"{link}situation/{found.id}/end/"
    assert butler.post(ended, {"until": "2026-04-05"}).status_code == 404
    assert manager.post(ended, {"until": "2026-03-19"}).status_code == 422
    assert manager.post(ended, {"until": "2026-04-05"}).status_code == 302
    found.refresh_from_db()
    assert found.until == date(2026, 4, 5)
