"""What was published of income and expense, for anyone: said plainly, then the table, then the vouchers."""

from datetime import date

import pytest

from tests.factories import spending, voting
from tests.factories import statements as make
from tests.support.pages import words
from tests.support.statements import statements
from yuanba.domains.disclosure import public as disclosure
from yuanba.interfaces.stating import of_a_yuan
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM

BASE = "/b/JG/statements/"
CODE = "JG-2026-Q1-01"


@pytest.fixture(autouse=True)
def _april():
    with clock.at(make.IN_APRIL):
        yield


@pytest.fixture
def number(town):
    found = make.billed_in_march(town.yard)
    with clock.at(make.IN_MARCH):
        spending.approved(SYSTEM, SYSTEM, town.yard, 12345, item="cleaning", words="三月保洁", payee="柴志")
    make.published(town.yard, found, make.MARCH_END)
    return found


def test_anyone_reads_it_down_to_the_voucher_and_no_name_of_a_person(town, enter, number):
    anyone = enter()
    assert "2026 年第 1 季度" in words(anyone.get(BASE))
    page = words(anyone.get(f"{BASE}{CODE}/"))
    assert "收入 0.00 元，支出 123.45 元。" in page
    assert "缺口 123.45 元，如何弥补由业主决定。" in page
    assert "期初结余 0.00 + 收入 0.00 − 支出 123.45 = 结转下期 -123.45 元" in page
    behind = words(anyone.get(f"{BASE}{CODE}/cleaning/"))
    assert "三月保洁" in behind
    assert "柴**" in behind
    assert "柴志" not in behind
    assert "这个数没有凭证" in words(anyone.get(f"{BASE}{CODE}/staff/"))
    for wrong in (f"{CODE}/yacht/", "JG-2026-Q1-02/", "JG-2026-Q1-02.csv"):
        assert anyone.get(BASE + wrong).status_code == 404


def test_what_came_too_late_is_told_by_the_next_one_with_its_voucher(town, enter, number):
    spending.approved(SYSTEM, SYSTEM, town.yard, 500, item="greening", words="补种")
    with clock.at(clock.now().replace(2026, 7, 2)):
        code = make.published(town.yard, number, date(2026, 6, 30)).code
    anyone = enter()
    page = words(anyone.get(f"{BASE}{code}/"))
    assert "往期更正" in page
    assert "迟到的凭证 凭证 2 -5.00" in page
    assert "期初结余 -123.45 + 往期更正 -5.00 +" in page
    assert "补种" in words(anyone.get(f"{BASE}{code}/moved/"))
    assert "往期更正" not in words(anyone.get(f"{BASE}{CODE}/"))


def test_the_archive_is_searched_and_a_correction_stands_beside_what_it_corrects(town, enter, number):
    spending.approved(SYSTEM, SYSTEM, town.yard, 500, item="greening")
    one = disclosure.correct_statement(actor=SYSTEM, yard=town.yard, code=CODE, why="绿化漏记")
    make.published_of(town.yard, one)
    anyone = enter()
    page = words(anyone.get(BASE))
    assert "已由 JG-2026-Q1-02 更正" in page
    assert "绿化漏记" in page
    assert "JG-2026-Q1-02 · 绿化漏记" in words(anyone.get(f"{BASE}{CODE}/"))
    assert "这是 JG-2026-Q1-01 的更正件： 绿化漏记" in words(anyone.get(f"{BASE}JG-2026-Q1-02/"))
    assert "JG-2026-Q1-02" in words(anyone.get(f"{BASE}?q=绿化"))
    assert "没有符合的公示" in words(anyone.get(f"{BASE}?q=2031"))


def test_each_yuan_is_followed_to_its_vouchers_or_to_what_is_left(town, enter, number):
    page = enter().get(f"{BASE}{CODE}/")
    assert "每 1 元的去向" in words(page)
    assert f'<a href="{BASE}{CODE}/cleaning/">清洁卫生费用</a></span><b class="num">¥1.00</b>' in page.content.decode()


def row(code, of, now):
    return {"code": code, "of": of, "now": now, "year": now}


@pytest.mark.parametrize(
    ("mode", "closing", "parts"),
    [
        ("remuneration", 5000, [("staff", 47), ("remuneration", 20), ("closing", 33)]),
        ("lump-sum", 1, [("staff", 70), ("remuneration", 30)]),
        ("lump-sum", -5000, [("staff", 70), ("remuneration", 30)]),
    ],
)
def test_the_fen_of_a_yuan_are_a_hundred(mode, closing, parts):
    rows = [row("fees", "income", 9), row("staff", "expense", 7000), row("tax", "expense", 0)]
    document = {"mode": mode, "rows": [*rows, row("remuneration", "expense", 3000)], "foot": {"closing": closing}}
    found = of_a_yuan(document)
    assert [(one.code, one.fen) for one in found] == parts
    assert sum(one.fen for one in found) == 100
    assert of_a_yuan({**document, "rows": [], "foot": {"closing": -1}}) == []


def test_the_table_leaves_as_a_file(town, enter, number):
    lines = enter().get(f"{BASE}{CODE}.csv").getvalue().decode("utf-8-sig").splitlines()
    assert lines[0] == "编号,项目,本期数,本年累计数,本年计划,说明"
    assert lines[6] == "2.3,清洁卫生费用,123.45,123.45,300000.00,"
    assert "结转下期" in lines[-1]
    assert "-123.45" in lines[-1]


def test_a_published_statement_is_read_in_few_statements(town, enter, number):
    anyone = enter()
    anyone.get(f"{BASE}{CODE}/")
    with statements() as asked:
        anyone.get(f"{BASE}{CODE}/")
    assert len(asked) < 10


def test_a_voucher_leads_to_the_resolution_by_which_it_was_paid_and_the_digest_covers_it(town, enter):
    found = make.billed_in_march(town.yard)
    with clock.at(make.IN_MARCH):
        voting.held(town.yard, title="补种香樟")
        spending.approved(SYSTEM, SYSTEM, town.yard, 12345, item="greening", resolution=1)
    one = make.published(town.yard, found, make.MARCH_END)
    page = enter().get(f"{BASE}{CODE}/greening/")
    assert "依据第 1 号决议支出" in words(page)
    assert 'href="/b/JG/resolutions/1/"' in page.content.decode()
    sealed = disclosure.pack_of(town.yard, CODE).sealed
    assert [told["resolution"] for told in sealed["vouchers"]] == [1]
    assert disclosure.proof_of(one.digest).holds
