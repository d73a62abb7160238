"""Bills on the desk: a month is worked out, looked at, published; one of them is taken back."""

from datetime import date

import pytest

from tests.factories import contracts as contract
from tests.factories import fees
from tests.support.pages import words
from yuanba.domains.finance import public as finance
from yuanba.kernel import clock

BASE = "/desk/JG/bills/"


@pytest.fixture(autouse=True)
def _april():
    with clock.at(clock.aware(clock.now().replace(2026, 4, 6))):
        yield


def test_a_month_from_the_draft_to_the_credit_bill(town, enter):
    manager = enter("manager")
    assert "还没有已签订的合同" in words(manager.get(BASE))
    contract.signed(town.yard, key="fees")
    fees.measured(town.yard, "3-1-902", 8963)
    form = {"key": "k1", "month": "2026-03", "due": "2026-04-30", "contract": "1"}
    wrong = manager.post(BASE, form | {"month": "2026-13"})
    assert (wrong.status_code, 'value="2026-04-30"' in wrong.content.decode()) == (422, True)
    link = manager.post(BASE, form)["Location"]
    assert link == manager.post(BASE, form)["Location"] == f"{BASE}1/"
    page = words(manager.get(link))
    assert "草稿" in page
    assert "¥193.47" in page  # one home by area, two by the fixed price
    assert "没有登记面积" in words(manager.get(f"{link}skipped/"))
    assert manager.post(f"{link}do/publish/")["Location"] == f"{link}?done=publish"
    assert words(manager.get(link)).count("应缴") == 2
    bill = finance.Bill.objects.get(home=town.home)
    page = words(enter("butler").get(f"/desk/JG/bill/{bill.number}/"))
    assert "89.63 ㎡ × 1.98 元" in page
    assert "185.47" in page
    back = manager.post(f"/desk/JG/bill/{bill.number}/", {"why": ""})
    assert (back.status_code, bill.credited_at) == (422, None)
    again = manager.post(f"/desk/JG/bill/{bill.number}/", {"why": "面积不对"})["Location"]
    assert "-185.47" in words(manager.get(again))
    assert "已冲回" in words(manager.get(link))
    gone = manager.post(f"{link}do/drop/")
    assert (gone.status_code, "请重新查看" in words(gone)) == (409, True)
    assert finance.BillingRun.objects.get().month == date(2026, 3, 1)
