"""Spending on the desk: written down with its document, approved by another, found by a question."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import contracts, people, spending, voting
from tests.factories import statements as made
from tests.support.pages import told, words
from tests.support.pictures import photograph
from tests.support.statements import statements
from yuanba.domains.contracts.public import Pay, Terms
from yuanba.domains.finance import public as finance
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM

BASE = "/desk/JG/spending/"
FORM = {
    "key": "k1",
    "item": "running",
    "part": "material",
    "fen": "1,234.50",
    "day": "2026-04-02",
    "words": "3 号电梯钢丝绳",
    "payee": "迅驰电梯公司",
    "invoice": "044170",
    "way": "transfer",
    "place": "3-1-902",
}


@pytest.fixture(autouse=True)
def _april():
    with clock.at(clock.aware(clock.now().replace(2026, 4, 6))):
        yield


def invoice():
    return SimpleUploadedFile("发票.jpg", photograph(), "image/jpeg")


def test_the_form_says_what_of_it_everybody_will_read(town, enter):
    assert "对所有人公示" in words(enter("manager").get(f"{BASE}new/"))


def test_a_payment_from_its_invoice_to_the_answer(town, enter):
    manager = enter("manager")
    wrong = manager.post(f"{BASE}new/", FORM | {"fen": "abc", "place": "9-9-999", "scans": invoice()})
    assert (wrong.status_code, 'value="3 号电梯钢丝绳"' in wrong.content.decode()) == (422, True)
    assert "迅驰电梯公司" in wrong.content.decode()
    assert told("spot-unknown") in words(wrong)
    ways = [f'name="way" value="{way}"' in wrong.content.decode() for way in ("cash", "transfer", "bank")]
    assert ways == [True, True, False]
    kept = wrong.content.decode().partition('name="stored-scans" value="')[2].partition('"')[0]
    link = manager.post(f"{BASE}new/", FORM | {"stored-scans": kept})["Location"]
    assert link == f"{BASE}1/?done=write"
    page = manager.get(f"{BASE}1/")
    assert "这是您登记的，请他人审批" in words(page)
    own = manager.post(f"{BASE}1/do/approve/")
    assert (own.status_code, "须由他人审批" in words(own)) == (409, True)
    town.accounts["watcher"] = people.account("戴审")
    people.post(town.yard, "company-supervisor", None, town.accounts["watcher"])
    second = enter("watcher")
    assert "1 张凭证等待第二人审批" in words(second.get(BASE))
    assert second.post(f"{BASE}1/do/approve/")["Location"] == f"{BASE}1/?done=approve"
    page = words(second.get(f"{BASE}?place=3-1-902&item=running"))
    assert "1,234.50" in page
    assert "没有符合的凭证" in words(second.get(f"{BASE}?words=绿化"))
    scan = finance.Scan.objects.get()
    picture = second.get(f"{BASE}scan/{scan.id}/160")
    assert (picture.status_code, picture["Content-Type"], picture.getvalue()[:2]) == (200, "image/jpeg", b"\xff\xd8")
    assert second.get(f"{BASE}scan/{scan.id}/161").status_code == 404


def test_a_day_that_is_closed_is_said_before_and_after(town, enter):
    made.published(town.yard, made.billed_in_march(town.yard), made.MARCH_END)
    manager = enter("manager")
    assert "账已结至 2026-03-31" in words(manager.get(f"{BASE}new/"))
    wrong = manager.post(f"{BASE}new/", FORM | {"day": "2026-03-02", "fen": "abc", "scans": invoice()})
    assert (wrong.status_code, 'value="2026-03-02"' in wrong.content.decode()) == (422, True)
    kept = wrong.content.decode().partition('name="stored-scans" value="')[2].partition('"')[0]
    manager.post(f"{BASE}new/", FORM | {"day": "2026-03-02", "stored-scans": kept})
    assert "这张凭证保留单据日 2026-03-02" in words(manager.get(f"{BASE}1/"))
    finance.approve_voucher(actor=SYSTEM, yard=town.yard, voucher=1)
    page = words(manager.get(f"{BASE}1/"))
    assert "单据日已结账：费用仍属于那一天" in page
    assert "这张凭证保留单据日" not in page


def test_a_question_that_cannot_be_read_says_so_and_keeps_what_was_typed(town, enter):
    page = enter("manager").get(f"{BASE}?since=gestern&place=9-9-999&words=电梯")
    assert page.status_code == 422
    assert 'value="电梯"' in page.content.decode()
    assert "请选择日期" in words(page)


def test_the_vouchers_that_fit_leave_as_a_file(town, enter):
    spending.voucher(town.actors["manager"], town.yard, item="cleaning", words="二月保洁", day=date(2026, 3, 1))
    spending.voucher(town.actors["manager"], town.yard)
    manager = enter("manager")
    file = manager.get(f"{BASE}vouchers.csv?item=cleaning")
    lines = file.getvalue().decode("utf-8-sig").splitlines()
    assert lines[0] == "编号,日期,成本项,人工或物料,用途,收款方,发票号,地方,元,状态"
    assert lines[1:] == ["1,2026-03-01,清洁卫生费用,人工,二月保洁,迅驰电梯公司,,,1200.00,待审批"]
    assert manager.get(f"{BASE}vouchers.pdf").status_code == 404


def test_the_file_of_what_waits_has_only_what_waits(town, enter):
    spending.approved(town.actors["manager"], SYSTEM, town.yard, words="一月保养")
    spending.voucher(town.actors["manager"], town.yard, words="二月保养")
    waits = enter("manager").get(f"{BASE}vouchers.csv?waiting=1").getvalue().decode("utf-8-sig").splitlines()
    assert [line.partition(",")[0] for line in waits[1:]] == ["2"]


def test_the_page_costs_the_same_for_one_voucher_and_for_many(town, enter):
    manager = enter("manager")
    spending.voucher(town.actors["manager"], town.yard)
    manager.get(BASE)
    with statements() as one:
        manager.get(BASE)
    for _ in range(12):
        spending.voucher(town.actors["manager"], town.yard, place=town.place.id)
    manager.get(BASE)  # what is kept in memory may have ended meanwhile
    with statements() as many:
        manager.get(BASE)
    assert len(many) == len(one) <= 16


def test_above_the_limit_the_form_asks_for_a_resolution_and_the_voucher_leads_to_it(town, enter):
    watcher, manager = enter("supervisor"), enter("manager")
    wrong = watcher.post(f"{BASE}limit/", {"fen": "viel"})
    assert (wrong.status_code, 'value="viel"' in wrong.content.decode()) == (422, True)
    assert watcher.post(f"{BASE}limit/", {"fen": "1,000"})["Location"] == BASE
    assert "超过 ¥1,000.00 的支出须有决议" in words(manager.get(BASE))
    refused = manager.post(f"{BASE}new/", FORM | {"scans": invoice()})
    assert refused.status_code == 422
    assert "今天没有有效的支出决议" in words(refused)
    voting.held(town.yard, on=date(2026, 4, 1))
    assert "第 1 号 更换 3 号电梯钢丝绳，剩余 ¥30,000.00" in words(manager.get(f"{BASE}new/"))
    link = manager.post(f"{BASE}new/", FORM | {"resolution": "1", "scans": invoice()})["Location"]
    assert '<a href="/desk/JG/resolutions/1/">' in manager.get(link).content.decode()
    assert watcher.post(f"{BASE}limit/", {"fen": ""})["Location"] == BASE
    assert "没有设定限额" in words(manager.get(BASE))


def test_the_pay_of_a_quarter_is_sent_for_approval_from_its_page(town, enter):
    manager = enter("manager")
    assert "没有应提的酬金" in words(manager.get(f"{BASE}pay/"))
    contracts.signed(town.yard, terms=Terms(mode="remuneration", pay=Pay(fixed=30001)))
    page = manager.get(f"{BASE}pay/")
    form = {"contract": "1", "until": "2026-03-31", "key": "p1"}
    assert 'name="until" value="2026-03-31"' in page.content.decode()
    assert manager.post(f"{BASE}pay/", form)["Location"] == f"{BASE}1/?done=write"
    assert "物业服务酬金" in words(manager.get(f"{BASE}1/"))
    wrong = manager.post(f"{BASE}pay/", form | {"key": "p2"})
    assert (wrong.status_code, "请先办理" in words(wrong)) == (409, True)
    assert "物业服务酬金" in words(manager.get(f"{BASE}?item=remuneration"))
    assert manager.get(f"{BASE}vouchers.csv").status_code == 200
