"""Public revenue on the desk: a contract from its paper to the money that came by it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import contracts, people, revenue
from tests.support.pages import words
from tests.support.pictures import photograph
from tests.support.statements import statements
from yuanba.domains.finance import public as finance
from yuanba.kernel import clock
from yuanba.kernel.memory import forget_all
from yuanba.platform.access.public import SYSTEM

BASE = "/desk/JG/revenue/"
FORM = {
    "key": "k1",
    "kind": "adverts",
    "party": "亮点广告公司",
    "since": "2026-01-01",
    "until": "2026-12-31",
    "period": "quarter",
    "fen": "3,000",
    "share": "30",
    "place": "3-1-902",
}


@pytest.fixture(autouse=True)
def _april():
    with clock.at(clock.aware(clock.now().replace(2026, 4, 6, 9, 0))):
        yield


def paper():
    return SimpleUploadedFile("合同.jpg", photograph(), "image/jpeg")


def test_a_contract_from_its_paper_to_its_money(town, enter):
    manager = enter("manager")
    assert "还没有合同" in words(manager.get(BASE))
    wrong = manager.post(f"{BASE}new/", FORM | {"fen": "abc", "share": "101", "scans": paper()})
    page = wrong.content.decode()
    assert (wrong.status_code, 'value="亮点广告公司"' in page) == (422, True)
    assert "请填写企业分成的百分比" in page
    lost = manager.post(f"{BASE}new/", FORM | {"place": "9-9-999", "scans": paper()})
    assert (lost.status_code, 'id="e-place"' in lost.content.decode()) == (422, True)
    odd = manager.post(f"{BASE}new/", FORM | {"first": "2026-02-30", "scans": paper()})
    assert (odd.status_code, "请填写合同期内的首次应收日" in words(odd)) == (422, True)
    kept = page.partition('name="stored-scans" value="')[2].partition('"')[0]
    assert manager.post(f"{BASE}new/", FORM | {"stored-scans": kept})["Location"] == f"{BASE}1/?done=agree"
    assert finance.revenue.RevenueContract.objects.get().first.isoformat() == "2026-01-01"
    said = words(manager.get(BASE))
    assert "应到未到 ¥6,000.00" in said
    one = manager.get(f"{BASE}1/").content.decode()
    assert 'name="fen" type="text" value="3000.00"' in one
    assert "30.00 %" in one
    money = {"key": "t1", "fen": "3000", "way": "transfer", "day": "2026-04-03", "words": "第一季度"}
    late = manager.post(f"{BASE}1/do/take/", money | {"day": "2026-04-07"})
    assert (late.status_code, 'value="第一季度"' in late.content.decode()) == (422, True)
    assert manager.post(f"{BASE}1/do/take/", money)["Location"] == f"{BASE}1/?done=take"
    assert manager.post(f"{BASE}1/do/take/", money)["Location"] == f"{BASE}1/?done=take"
    assert finance.revenue.Taking.objects.count() == 1
    page = words(manager.get(f"{BASE}1/"))
    assert "业主 2,100.00" in page
    back = manager.post(f"{BASE}1/do/back/", {"taking": "1", "why": ""})
    assert (back.status_code, "请简要说明原因" in words(back)) == (422, True)
    assert manager.post(f"{BASE}1/do/back/", {"taking": "1", "why": "记错"})["Location"] == f"{BASE}1/?done=back"
    assert "收据 1 冲回: 记错" in words(manager.get(f"{BASE}1/"))
    ended = manager.post(f"{BASE}1/do/end/", {"until": "2026-06-30", "why": "拆除广告框"})
    assert ended["Location"] == f"{BASE}1/?done=end"
    assert "提前终止: 拆除广告框" in words(manager.get(f"{BASE}1/"))


def test_a_car_at_the_gate_pays_what_the_price_says(town, enter):
    contracts.signed(town.yard)
    revenue.parking(SYSTEM, town.yard)
    butler = enter("butler")
    assert "几点进、几点出" in words(butler.get(f"{BASE}1/"))
    asked = {"arrived": "2026-04-06T08:00", "left": "2026-04-06T10:01", "price": "临停"}
    page = butler.get(f"{BASE}1/", asked)
    assert "停 2 小时 1 分" in words(page)
    assert 'name="fen" value="3.00"' in page.content.decode()
    assert "免费时段内" in words(butler.get(f"{BASE}1/", asked | {"left": "2026-04-06T10:00"}))
    wrong = butler.get(f"{BASE}1/", asked | {"left": "2026-04-06T07:00"})
    assert (wrong.status_code, "请填写进场和出场时间" in words(wrong)) == (422, True)
    paid = {"key": "g1", "fen": "3.00", "minutes": "121", "price": "临停", "way": "cash", "words": "川A·00001"}
    assert butler.post(f"{BASE}1/do/take/", paid)["Location"] == f"{BASE}1/?done=take"
    other = butler.post(f"{BASE}1/do/take/", paid | {"key": "g2", "fen": "2.00"})
    assert (other.status_code, "金额已经不同" in words(other)) == (409, True)
    assert "停 121 分钟" in words(butler.get(f"{BASE}1/"))


def test_the_owners_side_sets_what_the_fund_gets(town, enter):
    revenue.contract(SYSTEM, town.yard)
    revenue.taken(SYSTEM, town.yard, 1)
    town.accounts["seat"] = people.account("委员")
    people.post(town.yard, "committee-member", None, town.accounts["seat"])
    seat = enter("seat")
    wrong = seat.post(f"{BASE}fund/", {"percent": "half"})
    assert (wrong.status_code, "请填写 0 到 100 的整数百分比" in words(wrong)) == (422, True)
    assert seat.post(f"{BASE}fund/", {"percent": "50"})["Location"] == BASE
    assert "还应转入 ¥1,350.00" in words(seat.get(BASE))


def test_lists_are_read_in_few_statements(town, enter):
    manager = enter("manager")
    for _ in range(3):
        one = revenue.contract(SYSTEM, town.yard)
        revenue.taken(SYSTEM, town.yard, one.number)
    manager.get(BASE)
    forget_all()
    with statements() as asked:
        manager.get(BASE)
    few = len(asked)
    for _ in range(3):
        one = revenue.contract(SYSTEM, town.yard)
        revenue.taken(SYSTEM, town.yard, one.number)
    forget_all()
    with statements() as asked:
        manager.get(BASE)
    assert len(asked) == few
    assert few < 30
