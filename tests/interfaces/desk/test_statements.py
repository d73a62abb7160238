"""Statements on the desk: from the form to the board, step by step, by two people."""

import pytest

from tests.factories import people, spending
from tests.factories import statements as make
from tests.support.pages import words
from tests.support.statements import statements
from yuanba.domains.disclosure import public as disclosure
from yuanba.kernel import clock

BASE = "/desk/JG/statements/"


@pytest.fixture(autouse=True)
def _april():
    with clock.at(make.IN_APRIL):
        yield


@pytest.fixture
def number(town):
    return make.billed_in_march(town.yard)


def test_a_quarter_from_the_form_to_publishing(town, enter, number):
    manager = enter("manager")
    form = {"kind": "quarter", "day": "2026-03-31", "contract": number}
    wrong = manager.post(BASE, form | {"day": "2026-04-06"})
    assert (wrong.status_code, "这一期还没有结束" in words(wrong)) == (422, True)
    assert 'value="2026-04-06"' in wrong.content.decode()
    assert manager.post(BASE, form)["Location"] == f"{BASE}1/?done=anew"
    page = manager.get(f"{BASE}1/")
    assert "2026 年第 1 季度" in words(page)
    assert "这是您编制的，请他人复核" in words(page)
    seen = {"seen": disclosure.Statement.objects.get().digest}
    kept = manager.post(f"{BASE}1/do/explain/", seen | {"note-staff": "在岗 31 人"})
    assert kept["Location"] == f"{BASE}1/?done=explain"
    own = manager.post(f"{BASE}1/do/review/", {"seen": disclosure.Statement.objects.get().digest})
    assert (own.status_code, "须由他人复核" in words(own)) == (409, True)
    second = enter("supervisor")
    stale = second.post(f"{BASE}1/do/review/", seen)
    assert (stale.status_code, "请重新查看" in words(stale)) == (409, True)
    seen = {"seen": disclosure.Statement.objects.get().digest}
    assert "在岗 31 人" in words(second.get(f"{BASE}1/"))
    assert second.post(f"{BASE}1/do/review/", seen)["Location"] == f"{BASE}1/?done=review"
    assert manager.post(f"{BASE}1/do/sign/", seen)["Location"] == f"{BASE}1/?done=sign"
    spending.voucher(town.actors["manager"], town.yard, 500)
    page = words(manager.get(f"{BASE}1/"))
    assert "账结至 2026-03-31" in page
    assert "还有 1 张凭证等待第二人审批" in page
    assert manager.post(f"{BASE}1/do/publish/", seen)["Location"] == f"{BASE}1/?done=publish"
    assert "JG-2026-Q1-01" in words(manager.get(f"{BASE}1/"))
    chat = manager.get(f"{BASE}1/").content.decode()
    assert "【收支与服务 · 2026 年第 1 季度】" in chat
    assert "2026-01-01 – 2026-03-31" in chat
    assert "/b/JG/statements/JG-2026-Q1-01/" in chat
    why = manager.post(f"{BASE}1/do/correct/", {"why": ""})
    assert why.status_code == 422
    assert manager.post(f"{BASE}1/do/correct/", {"why": "少记一笔"})["Location"] == f"{BASE}1/?done=correct"
    assert "更正件草稿排在列表最前面" in words(manager.get(f"{BASE}1/?done=correct"))
    assert "更正件" in words(manager.get(BASE))
    assert "更正 JG-2026-Q1-01： 少记一笔" in words(manager.get(f"{BASE}2/"))


def test_what_is_sent_back_says_why(town, enter, number):
    manager, second = enter("manager"), enter("supervisor")
    manager.post(BASE, {"kind": "month", "day": "2026-03-31", "contract": number})
    second.post(f"{BASE}1/do/review/", {"seen": disclosure.Statement.objects.get().digest})
    assert second.post(f"{BASE}1/do/back/", {"why": ""}).status_code == 422
    second.post(f"{BASE}1/do/back/", {"why": "说明不清楚"})
    assert "退回原因： 说明不清楚" in words(manager.get(f"{BASE}1/"))
    manager.post(f"{BASE}1/do/drop/")
    assert disclosure.Statement.objects.get().state == "dropped"


def test_the_list_costs_the_same_for_one_and_for_many(town, enter, number):
    manager = enter("manager")
    form = {"kind": "week", "contract": number}
    manager.post(BASE, form | {"day": "2026-03-03"})
    manager.get(BASE)
    with statements() as one:
        manager.get(BASE)
    for day in ("2026-03-10", "2026-03-17", "2026-03-24", "2026-02-03"):
        manager.post(BASE, form | {"day": day})
    with statements() as many:
        manager.get(BASE)
    assert len(many) == len(one) <= 16


def test_without_a_contract_the_page_says_what_is_missing(town, enter):
    assert "请先登记合同" in words(enter("manager").get(BASE))
    people.post(town.yard, "company-supervisor", None, town.accounts["engineer"])
    assert "还没有收支公示" in words(enter("engineer").get(BASE))
